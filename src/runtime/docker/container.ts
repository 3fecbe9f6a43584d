import { hostname } from 'node:os'
import type { WorkerLimits } from '../runtime.ts'
import { EngineError, type DockerEngine } from './engine.ts'

/** Nobody in particular: owns nothing on the machine and has no name in the image. */
export const NOBODY = '65532:65532'

const TEMPORARY_MEGABYTES = 512
const OPEN_FILES = 4096

export interface Mount {
  Type: 'bind' | 'volume'
  Source: string
  Target: string
  ReadOnly: boolean
  VolumeOptions?: { Subpath?: string; NoCopy?: boolean }
}

/** What is known before a container is made. Names of the API are kept, because the document of the API explains them. */
export interface ContainerConfig {
  Image: string
  Cmd: readonly string[]
  Entrypoint?: readonly string[]
  User?: string
  Env?: readonly string[]
  WorkingDir?: string
  Labels: Record<string, string>
  HostConfig: Record<string, unknown>
  [option: string]: unknown
}

/**
 * Settings under which foreign code runs: no network, a read-only root, no capability, no way to gain one, and limits on
 * memory, processes, files and time. Every one of them is read back from inside by the tests.
 */
export function hardenedHostConfig(
  limits: Omit<WorkerLimits, 'seconds'>,
  mounts: Mount[]
): Record<string, unknown> {
  const memory = limits.memoryMegabytes * 1024 * 1024
  return {
    NetworkMode: 'none',
    ReadonlyRootfs: true,
    CapDrop: ['ALL'],
    // The default seccomp profile stays on; it is never named here, and so never switched off.
    SecurityOpt: ['no-new-privileges'],
    PidsLimit: limits.processes,
    Memory: memory,
    // Equal to the memory: no swap on top of it.
    MemorySwap: memory,
    NanoCpus: Math.round(limits.cpus * 1e9),
    Ulimits: [
      { Name: 'nofile', Soft: OPEN_FILES, Hard: OPEN_FILES },
      { Name: 'core', Soft: 0, Hard: 0 }
    ],
    // noexec costs nothing: models that compile at run time need a compiler, and slim bases have none.
    Tmpfs: { '/tmp': `rw,nosuid,nodev,noexec,mode=1777,size=${TEMPORARY_MEGABYTES}m` },
    // What the model prints is read from the stream; a log on the engine's disk would grow without a bound.
    LogConfig: { Type: 'none' },
    IpcMode: 'private',
    CgroupnsMode: 'private',
    Init: true,
    RestartPolicy: { Name: 'no' },
    Mounts: mounts
  }
}

/** Label that tells which process made a container, so that what a dead process left can be swept. */
export function ownerLabel(): string {
  return `${hostname()}:${process.pid}`
}

/** Label of containers that compile bytecode; they give way to the removal of their image. */
export function compilerLabel(namespace: string): string {
  return `${namespace}.compiler`
}

/** Whether the owner of a container is a process of this machine that is gone. */
export function isOrphan(owner: string | undefined): boolean {
  const match = /^(.*):(\d+)$/.exec(owner ?? '')
  if (match?.[1] !== hostname()) return false
  try {
    process.kill(Number(match[2]), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

export async function createContainer(
  engine: DockerEngine,
  config: ContainerConfig,
  signal?: AbortSignal
): Promise<string> {
  const { Id: id } = await engine.json<{ Id: string }>('POST', '/containers/create', {
    body: config,
    ...(signal === undefined ? {} : { signal })
  })
  return id
}

export async function startContainer(engine: DockerEngine, id: string): Promise<void> {
  await engine.text('POST', `/containers/${id}/start`)
}

/**
 * Starts to wait for a container that is about to be started, so that not even the shortest life is missed. The returned
 * function resolves at its end, and rejects when the engine goes away.
 */
export async function watchExit(engine: DockerEngine, id: string): Promise<() => Promise<void>> {
  const answer = await engine.open('POST', `/containers/${id}/wait`, {
    query: { condition: 'next-exit' },
    idleSeconds: 0
  })
  const ended = new Promise<void>((resolve, reject) => {
    answer.on('end', resolve).on('error', reject)
    answer.resume()
  })
  ended.catch(() => undefined)
  return () => ended
}

/** Kills and removes a container with all that runs in it; resolves when it is gone. Idempotent. */
export async function removeContainer(engine: DockerEngine, id: string): Promise<void> {
  for (;;) {
    try {
      await engine.text('DELETE', `/containers/${id}`, { query: { force: 'true', v: 'true' } })
    } catch (error) {
      if (error instanceof EngineError && error.status === 404) return
      // 409: somebody else is removing it at this moment.
      if (!(error instanceof EngineError && error.status === 409)) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

export interface InspectedImage {
  Id: string
  /** Id of the image it was made of on this engine; empty for one that was pulled. */
  Parent: string
  Config: { Labels: Record<string, string> | null; Env: string[] | null }
}

export function inspectImage(engine: DockerEngine, id: string): Promise<InspectedImage | undefined> {
  return engine.find(`/images/${id}/json`)
}

/**
 * Names of an image's variables that foreign code has no use for and that may hold credentials. A name without a value
 * takes the variable out of a container's environment.
 */
export function sensitiveVariables(env: readonly string[] | null): string[] {
  const names = (env ?? []).map((entry) => entry.slice(0, entry.indexOf('=')))
  return names.filter((name) =>
    /^(PIP|UV|AWS|GITHUB|GIT)_|_proxy$|TOKEN|SECRET|PASSWORD|CREDENTIAL|KEY/i.test(name)
  )
}

export interface ListedContainer {
  Id: string
  ImageID: string
  Labels: Record<string, string>
}

/** States of a container that has not come to its end. */
const ALIVE = ['created', 'running', 'paused', 'restarting']

/** Containers that have all of the labels; with `alive`, without those that have ended. */
export function listContainers(
  engine: DockerEngine,
  labels: readonly string[],
  options: { alive?: boolean } = {}
): Promise<ListedContainer[]> {
  const filters = { label: labels, ...(options.alive === true ? { status: ALIVE } : {}) }
  return engine.json('GET', '/containers/json', { query: { all: 'true', filters: JSON.stringify(filters) } })
}

export async function pathExists(engine: DockerEngine, container: string, path: string): Promise<boolean> {
  try {
    await engine.text('HEAD', `/containers/${container}/archive`, { query: { path } })
    return true
  } catch (error) {
    if (error instanceof EngineError && error.status === 404) return false
    throw error
  }
}
