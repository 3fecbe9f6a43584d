import { open, stat } from 'node:fs/promises'

/** A small text file that stands where the data should be. */
export interface Pointer {
  kind: 'git-lfs' | 'dvc'
  /** The command that fetches the data, as a sentence. */
  hint: string
}

/** Git LFS asks for pointers under 1024 bytes; DVC's own files of one output are smaller still. */
const HEAD_BYTES = 1024

/**
 * Tells whether `path` is a Git LFS or DVC pointer, or is absent while DVC's pointer `path.dvc` lies beside it.
 *
 * Undefined when it is neither, also when the path can't be read: the caller reports that in its own words.
 * Formats: git-lfs docs/spec.md (first line is `version`), DVC user guide ".dvc files" (top-level `outs`).
 */
export async function detectPointer(path: string): Promise<Pointer | undefined> {
  const head = await readHead(path)
  if (head === undefined) {
    return (await isFile(`${path}.dvc`)) ? { kind: 'dvc', hint: dvcHint(path) } : undefined
  }
  if (/^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v\d+\r?\n/.test(head)) {
    return {
      kind: 'git-lfs',
      hint: `Fetch the file with: git lfs pull --include ${shellWord(path)}. In a workflow, give actions/checkout "lfs: true".`
    }
  }
  if (/^outs:\r?\n- /m.test(head) && /^(?:- |\s+)(?:md5|etag|checksum): /m.test(head)) {
    return { kind: 'dvc', hint: dvcHint(path.replace(/\.dvc$/, '')) }
  }
  return undefined
}

function dvcHint(path: string): string {
  return `Fetch the file with: dvc pull ${shellWord(path)}`
}

/** Quoted so that the command can be pasted into a shell whatever the path holds. */
function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

async function readHead(path: string): Promise<string | undefined> {
  if (!(await isFile(path))) return undefined
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
      return buffer.toString('latin1', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch {
    return undefined
  }
}
