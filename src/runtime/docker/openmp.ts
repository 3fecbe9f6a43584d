import type { BaseImage } from './base-image.ts'
import { networkMode } from './builder.ts'
import { createContainer, ownerLabel, removeContainer, startContainer } from './container.ts'
import type { DockerEngine } from './engine.ts'

const INSTALL_SECONDS = 300

/** Constant: the package managers of the usual bases. */
const INSTALL_SCRIPT = `set -e
if command -v apt-get >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libgomp1
  rm -rf /var/lib/apt/lists/*
elif command -v apk >/dev/null; then apk add --no-cache libgomp
elif command -v microdnf >/dev/null; then microdnf install -y libgomp
elif command -v dnf >/dev/null; then dnf install -y libgomp
else echo "no known package manager" >&2; exit 1; fi >&2`

/**
 * A base with the OpenMP library that LightGBM, XGBoost and scikit-learn load and that slim images lack. Made once for a
 * base and kept under a tag that names it. When the library cannot be had the base is used as it is: most sets do
 * without, and the import check tells which do not.
 */
export async function withOpenMP(
  engine: DockerEngine,
  base: BaseImage,
  options: {
    namespace: string
    env: Record<string, string>
    signal: AbortSignal
    log: (line: string) => void
  }
): Promise<BaseImage> {
  const tag = base.id.replace(/^sha256:/, '').slice(0, 32)
  const derived = derivedName(options.namespace, tag)
  const existing = await engine.find<{ Id: string }>(`/images/${derived}/json`)
  if (existing !== undefined) return { name: base.name, id: existing.Id }
  options.log(`Adding the OpenMP library to the base image ${base.name}, once.`)
  const container = await createContainer(
    engine,
    {
      Image: base.id,
      Entrypoint: ['/bin/sh'],
      Cmd: ['-c', `exec sleep ${INSTALL_SECONDS}`],
      User: '0:0',
      Labels: { [`${options.namespace}.helper`]: '1', [`${options.namespace}.owner`]: ownerLabel() },
      HostConfig: {
        NetworkMode: await networkMode(engine),
        LogConfig: { Type: 'none' },
        Init: true,
        AutoRemove: true
      }
    },
    options.signal
  )
  try {
    await startContainer(engine, container)
    const { code, stderr } = await engine.exec(container, ['/bin/sh', '-c', INSTALL_SCRIPT], {
      // The proxy, if there is one; the command's variables are not part of the image.
      env: Object.fromEntries(Object.entries(options.env).filter(([key]) => /_proxy$/i.test(key))),
      seconds: INSTALL_SECONDS,
      signal: options.signal
    })
    if (code !== 0) {
      const reason = stderr.trim().split('\n').at(-1) ?? ''
      options.log(`The OpenMP library cannot be added to ${base.name}: ${reason.slice(0, 300)}`)
      return base
    }
    const { Id: id } = await engine.json<{ Id: string }>('POST', '/commit', {
      query: {
        container,
        repo: derived.slice(0, derived.lastIndexOf(':')),
        tag,
        comment: 'OpenMP library added'
      },
      body: { Cmd: ['python3'], Entrypoint: [], Labels: { [`${options.namespace}.base`]: base.name } },
      idleSeconds: INSTALL_SECONDS
    })
    return { name: base.name, id }
  } finally {
    await removeContainer(engine, container)
  }
}

/** Name of the derived base. */
function derivedName(namespace: string, tag: string): string {
  return `${namespace}-base:${tag}`
}
