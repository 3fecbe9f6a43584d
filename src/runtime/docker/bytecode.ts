import { environmentPython } from '../image-build/installer.ts'
import type { ImageRecord } from '../runtime.ts'
import {
  compilerLabel,
  createContainer,
  hardenedHostConfig,
  ownerLabel,
  removeContainer,
  startContainer,
  watchExit
} from './container.ts'
import { withoutRecord } from './records.ts'
import type { DockerSite } from './site.ts'
import { paths } from './store.ts'

/** Thousands of modules on a busy machine take minutes; what is not compiled by then is compiled when it is imported. */
const LIMIT_SECONDS = 1800
const LIMITS = { memoryMegabytes: 1024, cpus: 1, processes: 64 }
/** The least that the engine can give when others want the processor; 1024 is usual. */
const LEAST_SHARES = 2

/** Files appear whole, under their final name: a worker that reads the folder meanwhile sees all of one or nothing. */
const COMPILE = `
import compileall, os, sys
os.nice(19)
compileall.compile_dir(sys.argv[1], maxlevels=100, quiet=2)
`

/**
 * Arguments: interpreter, folder of the bytecode, program, folder of the libraries. Nothing of the environment runs:
 * without `site` no file of it is read but as text. The mark is also set when a module crashed the compiler, because the
 * next attempt would crash too.
 */
const SCRIPT = `
[ -e "$2/.compiled" ] && exit 0
"$1" -I -S -X "pycache_prefix=$2" -c "$3" "$4"
chmod -R a-w "$2"
: > "$2/.compiled"`

/**
 * Compiles every module of an image's environment into its folder of bytecode, once. Workers may run meanwhile. A module
 * that cannot be compiled is passed over; an image that is removed meanwhile ends it.
 *
 * @throws the signal's reason when it aborts
 */
export async function compileBytecode(
  { engine, store, namespace, catalogue }: DockerSite,
  record: ImageRecord,
  signal: AbortSignal
): Promise<void> {
  const image = await catalogue.find(record)
  // What was pulled from a registry has its bytecode in a read-only layer.
  if (image === undefined || image.layered) return
  signal.throwIfAborted()
  const environment = paths.environment(image.environment)
  const bytecode = paths.bytecode(image.environment)
  const mounts = [
    await store.folderMount(environment, { readOnly: true }),
    await store.folderMount(bytecode, { readOnly: false })
  ]
  const python = environmentPython(environment, 'linux')
  const container = await createContainer(engine, {
    Image: image.id,
    Entrypoint: ['/bin/sh'],
    Cmd: ['-c', SCRIPT, 'sh', python, bytecode, COMPILE, `${environment}/lib`],
    User: '0:0',
    WorkingDir: '/tmp',
    Labels: {
      [compilerLabel(namespace)]: '1',
      [`${namespace}.helper`]: '1',
      [`${namespace}.owner`]: ownerLabel(),
      ...withoutRecord(namespace)
    },
    HostConfig: {
      ...hardenedHostConfig(LIMITS, mounts),
      // What the import check compiled belongs to another user.
      CapAdd: ['DAC_OVERRIDE', 'FOWNER'],
      CpuShares: LEAST_SHARES
    }
  })
  const end = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_SECONDS * 1000)])
  try {
    const exit = await watchExit(engine, container)
    await startContainer(engine, container)
    await Promise.race([exit(), aborted(end)])
    signal.throwIfAborted()
  } finally {
    await removeContainer(engine, container)
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
