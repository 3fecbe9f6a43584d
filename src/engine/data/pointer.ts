/** Files that stand for data kept elsewhere: Git LFS pointers and DVC metafiles. Imports nothing of the engine. */
import { constants } from 'node:fs'
import { access, open } from 'node:fs/promises'
import { basename } from 'node:path'

export interface Pointer {
  kind: 'git-lfs' | 'dvc'
  /** The file that should hold the data. */
  path: string
  /** One sentence that says what was found. */
  message: string
  /** What fetches the data. */
  hint: string
}

const LFS_FIRST_LINE = 'version https://git-lfs.github.com/spec/v'
const LFS_OLD_FIRST_LINE = 'version https://hawser.github.com/spec/v'
/** Larger than any pointer that Git LFS or DVC writes for one file. */
const HEAD_BYTES = 1024

/**
 * Tells whether `path` is, or is replaced by, a pointer to data that was not fetched. Undefined when it is neither,
 * also when there is nothing at the path at all. Reads at most 1 KiB, and only of a regular file.
 */
export async function detectPointer(path: string): Promise<Pointer | undefined> {
  const head = await readHead(path)
  if (head === undefined) {
    return (await isReadable(`${path}.dvc`))
      ? dvc(path, `${path} is not there, only its ${basename(path)}.dvc`)
      : undefined
  }
  if (head.startsWith(LFS_FIRST_LINE) || head.startsWith(LFS_OLD_FIRST_LINE)) {
    return {
      kind: 'git-lfs',
      path,
      message: `${path} is a Git LFS pointer, not the file itself.`,
      hint: `Run: git lfs pull --include=${JSON.stringify(path)}. In a workflow, give actions/checkout \`with: lfs: true\`.`
    }
  }
  if (path.endsWith('.dvc') && /^(outs|deps|md5|wdir):/m.test(head)) {
    return dvc(path.slice(0, -'.dvc'.length), `${path} is a DVC metafile, not the data`)
  }
  return undefined
}

function dvc(path: string, finding: string): Pointer {
  return {
    kind: 'dvc',
    path,
    message: `${finding}.`,
    hint: `Run: dvc pull ${JSON.stringify(path)}. In a workflow, do so in a step before this one.`
  }
}

async function readHead(path: string): Promise<string | undefined> {
  let file
  try {
    // Without O_NONBLOCK a named pipe would block for ever.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch {
    return undefined
  }
  try {
    if (!(await file.stat()).isFile()) return ''
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}

async function isReadable(path: string): Promise<boolean> {
  return await access(path, constants.R_OK).then(
    () => true,
    () => false
  )
}
