import { chown, lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, type Duplex } from 'node:stream'
import { pythonVariables } from '../image-build/child-environment.ts'
import { environmentPython } from '../image-build/installer.ts'
import type { WorkerExit, WorkerProcess, WorkerRequest } from '../runtime.ts'
import { workerArguments } from '../worker-command.ts'
import { bridgeToEngine, engineSocketPath, jobLabel, type EndReason } from '../worker-exit.ts'
import {
  createContainer,
  hardenedHostConfig,
  NOBODY,
  ownerLabel,
  removeContainer,
  startContainer,
  watchExit,
  type Mount
} from './container.ts'
import type { DockerEngine } from './engine.ts'
import type { HostAccess } from './host.ts'
import { OutputDemultiplexer } from './output-stream.ts'
import { withoutRecord } from './records.ts'
import { paths, type EnvironmentStore } from './store.ts'
import { tarOfFolder } from './tar.ts'

const MODEL = '/model'
const SOCKETS = '/run/engine'
const SCRIPT = '/worker'
/** Exit code of a process that was killed: 128 + SIGKILL. */
const KILLED = 137

export interface WorkerSetting {
  engine: DockerEngine
  store: EnvironmentStore
  namespace: string
  environment: string
  /** The environment is in the image, and not in the store. */
  layered: boolean
  access: HostAccess
  /** Variables of the base image that the model does not get. */
  unset: string[]
}

export class DockerWorker implements WorkerProcess {
  readonly modelDirectory = MODEL
  readonly exited: Promise<WorkerExit>
  private readonly setting: WorkerSetting
  private readonly container: string
  private readonly upload: string | undefined
  private reason: EndReason | undefined
  private readonly bridge = new AbortController()
  private readonly timer: NodeJS.Timeout
  private removal: Promise<void> | undefined

  static async start(request: WorkerRequest, setting: WorkerSetting): Promise<DockerWorker> {
    const { engine, store } = setting
    const image = request.record.reference
    const sockets = setting.access.sockets
    const user = sockets ? await userFor(request) : NOBODY
    const bindModel = setting.access.files && (await canRead(request.modelDirectory, user))
    const upload = bindModel ? undefined : paths.newUpload(jobLabel(request.jobId))
    let container: string | undefined
    try {
      if (upload !== undefined) await uploadModel(request, upload, store)
      const mounts: Mount[] = [
        ...(setting.layered ? [] : await environmentMounts(setting)),
        await store.folderMount(await store.ensureWorkerFile(image), { readOnly: true, target: SCRIPT }),
        upload === undefined
          ? { Type: 'bind', Source: request.modelDirectory, Target: MODEL, ReadOnly: true }
          : await store.folderMount(upload, { readOnly: true, target: MODEL })
      ]
      if (sockets) {
        mounts.push({ Type: 'bind', Source: request.socketDirectory, Target: SOCKETS, ReadOnly: false })
      }
      container = await createContainer(engine, configOf(request, setting, user, mounts, upload))
      const stream = await engine.hijack(`/containers/${container}/attach`, {
        query: { stream: '1', stdout: '1', stderr: '1', ...(sockets ? {} : { stdin: '1' }) }
      })
      const exit = await watchExit(engine, container)
      const worker = new DockerWorker(request, setting, container, upload, stream, exit)
      await startContainer(engine, container)
      return worker
    } catch (error) {
      if (container !== undefined) await removeContainer(engine, container)
      if (upload !== undefined) await store.removeFolders(image, [upload])
      throw error
    }
  }

  private constructor(
    request: WorkerRequest,
    setting: WorkerSetting,
    container: string,
    upload: string | undefined,
    stream: Duplex,
    exit: () => Promise<void>
  ) {
    this.setting = setting
    this.container = container
    this.upload = upload
    const drained = this.forward(request, stream)
    this.timer = setTimeout(() => {
      this.reason ??= 'time limit'
      // The end is seen by `exited`; a failure to remove is reported there.
      this.remove().catch(() => undefined)
    }, request.limits.seconds * 1000)
    this.exited = this.follow(request, exit, drained)
    // The caller may look at `exited` later than it settles.
    this.exited.catch(() => undefined)
  }

  async stop(): Promise<void> {
    this.reason ??= 'stopped'
    await this.remove()
    await this.exited
  }

  private async follow(
    request: WorkerRequest,
    exit: () => Promise<void>,
    drained: Promise<void>
  ): Promise<WorkerExit> {
    const end = await exit().then(
      () => this.readEnd(),
      () => ({ code: null, signal: null, reason: 'the Docker engine went away' })
    )
    // What was printed last arrives before the end is told.
    await drained
    clearTimeout(this.timer)
    this.bridge.abort()
    await this.remove().catch(() => undefined)
    if (this.upload !== undefined) {
      await this.setting.store.removeFolders(request.record.reference, [this.upload]).catch(() => undefined)
    }
    return this.reason === undefined ? end : { ...end, reason: this.reason }
  }

  private async readEnd(): Promise<WorkerExit> {
    const inspected = await this.setting.engine
      .find<{ State: { ExitCode: number; OOMKilled: boolean } }>(`/containers/${this.container}/json`)
      .catch(() => undefined)
    // It is gone when it was removed by `stop`, by the time limit, or by somebody else.
    if (inspected === undefined) return { code: null, signal: 'SIGKILL' }
    const { ExitCode: code, OOMKilled: outOfMemory } = inspected.State
    if (code === 0 || !(outOfMemory || code === KILLED)) return { code, signal: null }
    return { code, signal: 'SIGKILL', reason: 'out of memory' satisfies EndReason }
  }

  private forward(request: WorkerRequest, stream: Duplex): Promise<void> {
    const decoder = new TextDecoder()
    const show = (chunk: Buffer) => request.onOutput(decoder.decode(chunk, { stream: true }))
    if (this.setting.access.sockets) return new OutputDemultiplexer(show, show).drain(stream)
    const output = new PassThrough()
    const demultiplexer = new OutputDemultiplexer((chunk) => {
      if (!output.write(chunk)) {
        stream.pause()
        output.once('drain', () => stream.resume())
      }
    }, show)
    bridgeToEngine(engineSocketPath(request), stream, output, this.bridge.signal)
    return demultiplexer.drain(stream).finally(() => output.end())
  }

  private remove(): Promise<void> {
    this.removal ??= removeContainer(this.setting.engine, this.container).catch((error: unknown) => {
      this.removal = undefined
      throw error
    })
    return this.removal
  }
}

async function environmentMounts({ store, environment }: WorkerSetting): Promise<Mount[]> {
  return [
    await store.folderMount(paths.environment(environment), { readOnly: true }),
    await store.folderMount(paths.bytecode(environment), { readOnly: true })
  ]
}

function configOf(
  request: WorkerRequest,
  setting: WorkerSetting,
  user: string,
  mounts: Mount[],
  upload: string | undefined
) {
  const { sockets } = setting.access
  const folder = paths.environment(setting.environment)
  const channel = sockets ? { socket: `${SOCKETS}/${request.socketName}` } : ({ pipe: true } as const)
  const variables = {
    ...pythonVariables(request.limits.cpus),
    PATH: `${folder}/bin:/usr/local/bin:/usr/bin:/bin`,
    HOME: '/tmp',
    TMPDIR: '/tmp',
    PYTHONPYCACHEPREFIX: paths.bytecode(setting.environment)
  }
  return {
    Image: request.record.reference,
    Entrypoint: [environmentPython(folder, 'linux')],
    Cmd: workerArguments(`${SCRIPT}/model_worker.py`, channel),
    User: user,
    WorkingDir: '/tmp',
    Env: [...Object.entries(variables).map(([key, value]) => `${key}=${value}`), ...setting.unset],
    Labels: {
      [`${setting.namespace}.job`]: jobLabel(request.jobId),
      [`${setting.namespace}.owner`]: ownerLabel(),
      ...withoutRecord(setting.namespace),
      ...(upload === undefined ? {} : { [`${setting.namespace}.upload`]: upload })
    },
    AttachStdin: !sockets,
    AttachStdout: true,
    AttachStderr: true,
    OpenStdin: !sockets,
    StdinOnce: !sockets,
    StopTimeout: 1,
    HostConfig: hardenedHostConfig(request.limits, mounts)
  }
}

/**
 * Who the worker runs as. The socket's folder is private, so it has to be the folder's owner: this user, or nobody, to
 * whom the folder is given, when this user is root. The engine gives its socket to the owner of the folder.
 */
async function userFor(request: WorkerRequest): Promise<string> {
  const uid = process.getuid!()
  if (uid !== 0) return `${uid}:${process.getgid!()}`
  const [nobody, group] = NOBODY.split(':').map(Number)
  await chown(request.socketDirectory, nobody!, group!)
  return NOBODY
}

/** Whether the worker's user may read all of the folder. When not, the engine gets a copy that it may read. */
async function canRead(folder: string, user: string): Promise<boolean> {
  if (user !== NOBODY) return true
  const info = await lstat(folder)
  if ((info.mode & 0o005) !== 0o005) return false
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const needed = entry.isDirectory() ? 0o005 : 0o004
    if (((await lstat(join(entry.parentPath, entry.name))).mode & needed) !== needed) return false
  }
  return true
}

async function uploadModel(request: WorkerRequest, folder: string, store: EnvironmentStore): Promise<void> {
  await store.withContainer(request.record.reference, (container) =>
    store.upload(container, tarOfFolder(request.modelDirectory, store.relative(folder)))
  )
}
