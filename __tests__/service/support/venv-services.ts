/** Services in processes of their own on one state directory, with real environments. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Dirent } from 'node:fs'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import type { ManagedImage } from '../../../src/api/types.ts'
import { RimeClient } from '../../../src/client/rime-client.ts'
import { Harness, KEY } from './harness.ts'

/** Deep enough for a library's module in an environment; builders may write and remove meanwhile. */
const DEPTH = 8

export interface ServiceProcess {
  /** The harness's calls, to this process. */
  calls: Harness
  child: ChildProcess
}

/** One state directory for all, so that uv is installed once; each test builds libraries of its own. */
export class VenvServices {
  readonly #harness = new Harness()
  #children: ChildProcess[] = []

  async start(): Promise<ServiceProcess> {
    const { stateDir, data } = this.#harness
    const { engineCommand } = this.#harness.options()
    const options = { stateDir, data, key: KEY, engineCommand, runtime: 'venv' }
    const script = join(import.meta.dirname, 'service-process.ts')
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', script, JSON.stringify(options)],
      { stdio: ['ignore', 'pipe', 'inherit'] }
    )
    this.#children.push(child)
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const service = { url: line.toString().trim(), port: 0 }
    return { calls: Object.assign(Object.create(this.#harness) as Harness, { service }), child }
  }

  get stateDir(): string {
    return this.#harness.stateDir
  }

  async killAll(): Promise<void> {
    await Promise.all(this.#children.map(kill))
    this.#children = []
  }

  /** Removes the folders. */
  async close(): Promise<void> {
    await this.#harness.start()
    await this.#harness.close()
  }

  /** Paths of files and folders of the images that came after `before`; folders of libraries are not entered. */
  imageFiles(before = new Set<string>()): Set<string> {
    const found: string[] = []
    const walk = (folder: string, depth: number): void => {
      for (const entry of entriesOf(folder)) {
        const path = join(folder, entry.name)
        found.push(path)
        if (entry.isDirectory() && depth < DEPTH && basename(folder) !== 'site-packages') {
          walk(path, depth + 1)
        }
      }
    }
    walk(join(this.stateDir, 'images'), 0)
    return new Set(found.filter((path) => !before.has(path)))
  }

  /** Processes that work for the state directory and are no service. */
  helpers(): number[] {
    const services = new Set([process.pid, ...this.#children.map(({ pid }) => pid)])
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => !services.has(pid) && textOf(`/proc/${pid}/environ`).includes(this.stateDir))
  }

  jobLog(jobId: string): string {
    return textOf(join(this.stateDir, 'jobs', jobId, 'job.log'))
  }
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

export function clientOf({ calls }: ServiceProcess): RimeClient {
  return new RimeClient({ url: calls.service.url, apiKey: KEY, userAgent: 'test' })
}

/** Starts a build with one version of `six`, which is small and needs nothing else. @returns the job's id. */
export async function createSix({ calls }: ServiceProcess, name: string, version: string): Promise<string> {
  const body = { name, pipRequirements: [{ name: 'six', versionSpecifier: `==${version}` }] }
  return (await calls.ok<'createImage'>('POST', '/v1/images', body)).job?.jobId ?? ''
}

export async function imageAt({ calls }: ServiceProcess, name: string): Promise<ManagedImage> {
  return (await calls.ok<'getImage'>('GET', `/v1/images/${name}`)).image!
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
