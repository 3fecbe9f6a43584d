import { pythonVariables } from '../image-build/child-environment.ts'
import { environmentPython } from '../image-build/installer.ts'
import { IMPORT_CHECK } from '../image-build/python-scripts.ts'
import { verifyImage } from '../image-build/verify.ts'
import type { ImageRequirement } from '../runtime.ts'
import { describeArguments, type ImageDescription } from '../worker-command.ts'
import {
  createContainer,
  hardenedHostConfig,
  inspectImage,
  NOBODY,
  ownerLabel,
  removeContainer,
  sensitiveVariables,
  startContainer
} from './container.ts'
import type { DockerEngine } from './engine.ts'
import { paths, type EnvironmentStore } from './store.ts'

const IMPORT_SECONDS = 300
const LIMITS = { memoryMegabytes: 4096, cpus: 2, processes: 512 }
const SCRIPT = '/worker'

export interface ContainerVerification {
  engine: DockerEngine
  store: EnvironmentStore
  namespace: string
  /** The base, with Python. */
  image: string
  environment: string
  /** Another image has the environment already: its bytecode is read, not added to. */
  shared: boolean
  lock: string
  requirements: readonly ImageRequirement[]
  signal: AbortSignal
}

/**
 * Verifies an environment under the restrictions of a worker: importing a library is running it. The one folder that can
 * be written, while the environment is new, takes the bytecode that the imports compile: the first worker starts faster.
 */
export async function verifyInContainer(subject: ContainerVerification): Promise<ImageDescription> {
  const { engine, store, namespace, environment, signal } = subject
  const folder = paths.environment(environment)
  const bytecode = paths.bytecode(environment)
  const mounts = [
    await store.folderMount(folder, { readOnly: true }),
    await store.folderMount(bytecode, { readOnly: subject.shared }),
    await store.folderMount(await store.ensureWorkerFile(subject.image), { readOnly: true, target: SCRIPT })
  ]
  const variables = {
    ...pythonVariables(LIMITS.cpus),
    HOME: '/tmp',
    TMPDIR: '/tmp',
    PYTHONPYCACHEPREFIX: bytecode
  }
  const unset = sensitiveVariables((await inspectImage(engine, subject.image))?.Config.Env ?? null)
  const container = await createContainer(
    engine,
    {
      Image: subject.image,
      Entrypoint: ['/bin/sh'],
      Cmd: ['-c', `exec sleep ${2 * IMPORT_SECONDS}`],
      User: NOBODY,
      WorkingDir: '/tmp',
      Env: [...Object.entries(variables).map(([key, value]) => `${key}=${value}`), ...unset],
      Labels: { [`${namespace}.helper`]: '1', [`${namespace}.owner`]: ownerLabel() },
      HostConfig: hardenedHostConfig(LIMITS, mounts)
    },
    signal
  )
  try {
    await startContainer(engine, container)
    const python = environmentPython(folder, 'linux')
    const plan = {
      lock: subject.lock,
      requirements: subject.requirements,
      describe: describeArguments(`${SCRIPT}/model_worker.py`),
      importCheck: ['-c', IMPORT_CHECK]
    }
    return await verifyImage(plan, (args) =>
      engine.exec(container, [python, ...args], { seconds: IMPORT_SECONDS, signal })
    )
  } finally {
    await removeContainer(engine, container)
  }
}
