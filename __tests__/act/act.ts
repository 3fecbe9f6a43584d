/** Runs workflows with nektos/act on this machine, without containers for the job and without network for actions. */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { execFileSync } from '../support/run-sync.ts'

const root = resolve(import.meta.dirname, '..', '..')
const UPLOAD_ARTIFACT = /actions\/upload-artifact@[0-9a-f]{40}/

/** What a release holds: the action must need no more of the repository than this. */
export const SHIPPED = ['action.yml', 'api', 'dist', 'worker', 'LICENSE']

export interface ActRun {
  code: number | null
  output: string
}

export interface ActProject {
  /** Folder of all the others. */
  base: string
  /** Repository that the workflow runs in. */
  folder: string
  /** Where steps leave what the test looks at, `$OUTPUTS`. */
  outputs: string
  /** State directory of the action: images and runs of this project alone. */
  state: string
  run(options?: {
    event?: string
    variables?: Record<string, string>
    cancelWhen?: () => boolean
    /** Folder of act's stand-in for GitHub's cache; absent: it has none. */
    cache?: string
  }): Promise<ActRun>
  remove(): void
}

/** Runtimes that can be tested here, with the Docker image to build on where there is an engine. */
export function runtimes(): Record<string, string>[] {
  const found: Record<string, string>[] = [{ RUNTIME: 'venv' }]
  const base = process.env['BASE_IMAGE'] ?? 'managed-base:3.11'
  try {
    execFileSync('docker', ['image', 'inspect', base], { stdio: 'ignore' })
    found.push({ RUNTIME: 'docker', BASE_IMAGE: base })
  } catch {
    process.stderr.write(`notice: workflows on the docker runtime are skipped: no engine with ${base}\n`)
  }
  return found
}

/** @param files path in the project → path in this repository; folders are copied whole. */
export function actProject(workflow: string, files: Record<string, string>): ActProject {
  const base = mkdtempSync(join(tmpdir(), 'act-'))
  const [folder, outputs, state, home] = ['repository', 'outputs', 'state', 'home'].map((name) => {
    mkdirSync(join(base, name))
    return join(base, name)
  }) as [string, string, string, string]
  for (const [to, from] of Object.entries(files)) copy(join(root, from), join(folder, to))
  const text = readFileSync(join(root, workflow), 'utf8')
  const workflows = join(folder, '.github', 'workflows')
  mkdirSync(workflows, { recursive: true })
  writeFileSync(join(workflows, 'workflow.yml'), text)
  if (text.includes('uses: ./')) for (const name of SHIPPED) copy(join(root, name), join(folder, name))

  const git = (...args: string[]): void => {
    execFileSync('git', ['-C', folder, '-c', 'user.name=act', '-c', 'user.email=act@localhost', ...args], {
      stdio: 'ignore'
    })
  }
  git('init', '--initial-branch=main')
  git('add', '--all')
  git('commit', '--message=Project')

  const [upload] = UPLOAD_ARTIFACT.exec(text) ?? []
  const local = {
    ...(upload === undefined ? {} : { [upload]: join(root, '__tests__', 'act', 'upload-artifact') }),
    ...(text.includes('OWNER/') ? { 'OWNER/rime-stress-test-action@v1': shipped(base) } : {})
  }

  return {
    base,
    folder,
    outputs,
    state,
    run({ event = 'push', variables = {}, cancelWhen, cache } = {}) {
      const args = [event, '--platform=ubuntu-latest=-self-hosted', '--action-offline-mode', '--pull=false']
      args.push('--env', `OUTPUTS=${outputs}`, '--env', `XDG_CACHE_HOME=${state}`)
      if (cache === undefined) args.push('--no-cache-server')
      else args.push('--cache-server-addr=127.0.0.1', `--cache-server-path=${cache}`)
      for (const [name, value] of Object.entries(variables)) args.push('--var', `${name}=${value}`)
      for (const [name, path] of Object.entries(local)) args.push('--local-repository', `${name}=${path}`)
      return act(args, folder, home, cancelWhen)
    },
    remove() {
      rmSync(base, { recursive: true, force: true })
    }
  }
}

function shipped(base: string): string {
  const folder = join(base, 'action')
  for (const name of SHIPPED) copy(join(root, name), join(folder, name))
  return folder
}

function copy(from: string, to: string): void {
  if (!existsSync(from)) throw new Error(`${from} is missing; run npm run bundle`)
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to, { recursive: true, filter: (path) => !/stress-test-report|__pycache__/.test(path) })
}

async function act(
  args: string[],
  cwd: string,
  home: string,
  cancelWhen: (() => boolean) | undefined
): Promise<ActRun> {
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
  const child = spawn(process.env['ACT'] ?? 'act', args, {
    cwd,
    env: {
      ...process.env,
      HOME: home,
      XDG_CACHE_HOME: join(home, 'cache'),
      XDG_CONFIG_HOME: home,
      PATH: path
    },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const poll = setInterval(() => {
    if (cancelWhen?.() !== true) return
    clearInterval(poll)
    child.kill('SIGINT')
  }, 200)
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => {
      clearInterval(poll)
      done({ code, output })
    })
  })
}
