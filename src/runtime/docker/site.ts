import type { Logger } from '../../logger.ts'
import { readIndexSettings, redact } from '../image-build/index-settings.ts'
import { BuildError, type BuildRequest } from '../runtime.ts'
import { findBaseImage, type BaseImage } from './base-image.ts'
import { Builder } from './builder.ts'
import type { ImageCatalogue } from './catalogue.ts'
import type { DockerEngine } from './engine.ts'
import { withOpenMP } from './openmp.ts'
import type { EnvironmentStore } from './store.ts'

const PULL_SECONDS = 600

/** What every build on one engine shares. */
export interface DockerSite {
  engine: DockerEngine
  namespace: string
  store: EnvironmentStore
  catalogue: ImageCatalogue
  logger: Logger
  /** Used when a request names none. */
  baseImage: string | undefined
}

export interface BuildContext {
  log: (line: string) => void
  signal: AbortSignal
}

/** The base that a request names, or the usual one. */
export function baseOf(
  site: DockerSite,
  request: Pick<BuildRequest, 'baseImage' | 'pythonVersion'>,
  { log, signal }: BuildContext
): Promise<BaseImage> {
  const baseImage = request.baseImage ?? site.baseImage
  const wanted = {
    ...(baseImage === undefined ? {} : { baseImage }),
    ...(request.pythonVersion === undefined ? {} : { pythonVersion: request.pythonVersion })
  }
  return findBaseImage(site.engine, wanted, { seconds: PULL_SECONDS, signal, log })
}

/** Log lines of one build, without the credentials of the package index. */
export function redacting(log: (line: string) => void): (line: string) => void {
  const { secrets } = readIndexSettings()
  return (line) => log(redact(line, secrets))
}

export interface BuilderPlan {
  base: BaseImage
  /** Looks at the base, with its Python, before anything is done; throws when it does not do. */
  accept: (builder: Builder) => void | Promise<void>
  /** Adds what the image needs besides Python; returns the base as it is when that is nothing. */
  prepare?: (builder: Builder) => Promise<BaseImage>
}

/** Runs `use` with a builder of the prepared base; the builder is gone when this returns. */
export async function withBuilder<T>(
  site: DockerSite,
  plan: BuilderPlan,
  signal: AbortSignal,
  use: (builder: Builder, base: BaseImage) => Promise<T>
): Promise<T> {
  const { engine, store, namespace } = site
  const settings = readIndexSettings()
  const start = (base: BaseImage) => Builder.start({ engine, store, namespace, base, settings, signal })
  let builder = await start(plan.base)
  try {
    await plan.accept(builder)
    const base = plan.prepare === undefined ? plan.base : await plan.prepare(builder)
    if (base.id !== plan.base.id) {
      await builder.close()
      builder = await start(base)
    }
    return await use(builder, base)
  } finally {
    await builder.close()
  }
}

/** Adds what most sets of libraries need and slim bases lack. */
export async function preparedBase(
  site: DockerSite,
  builder: Builder,
  base: BaseImage,
  { log, signal }: BuildContext
): Promise<BaseImage> {
  if (builder.python.hasOpenMP) return base
  const { engine, namespace } = site
  return withOpenMP(engine, base, { namespace, env: readIndexSettings().uv, signal, log })
}

/** @throws BuildError('prepare') when the base has another Python than was asked for */
export function requireMinor(pythonVersion: string | undefined, builder: Builder, base: BaseImage): void {
  if (pythonVersion === undefined || pythonVersion === builder.python.minor) return
  throw new BuildError(
    'prepare',
    `The base image ${base.name} has Python ${builder.python.version}, but ${pythonVersion} was asked for.`,
    'Name a base image with that Python, or leave one of the two out.'
  )
}
