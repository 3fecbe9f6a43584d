import type { Logger } from '../../logger.ts'
import { type IndexSettings, redact } from '../image-build/index-settings.ts'
import { BuildError, type BuildRequest } from '../runtime.ts'
import { findBaseImage, type BaseImage } from './base-image.ts'
import { Builder } from './builder.ts'
import type { ImageCatalogue } from './catalogue.ts'
import type { DockerEngine } from './engine.ts'
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
  /** Where packages come from, as of now. */
  indexSettings: () => IndexSettings
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
export function redacting(site: DockerSite, log: (line: string) => void): (line: string) => void {
  const { secrets } = site.indexSettings()
  return (line) => log(redact(line, secrets))
}

export interface BuilderPlan<Base extends BaseImage> {
  base: BaseImage
  /** Looks at the base, with its Python, before anything is done, and adds to it what the image needs. */
  prepare: (builder: Builder) => Promise<Base>
}

/** Runs `use` with a builder of the prepared base; the builder is gone when this returns. */
export async function withBuilder<T, Base extends BaseImage>(
  site: DockerSite,
  plan: BuilderPlan<Base>,
  signal: AbortSignal,
  use: (builder: Builder, base: Base) => Promise<T>
): Promise<T> {
  const settings = site.indexSettings()
  const start = (base: BaseImage) => Builder.start({ ...site, base, settings, signal })
  let builder = await start(plan.base)
  try {
    const base = await plan.prepare(builder)
    if (base.id !== plan.base.id) {
      await builder.close()
      builder = await start(base)
    }
    return await use(builder, base)
  } finally {
    await builder.close()
  }
}

/**
 * The base as it is, if it has the Python that was asked for.
 *
 * @throws BuildError('prepare') that says which one it has
 */
export function acceptBase(
  pythonVersion: string | undefined,
  builder: Builder,
  base: BaseImage
): Promise<BaseImage> {
  if (pythonVersion === undefined || pythonVersion === builder.python.minor) return Promise.resolve(base)
  throw new BuildError(
    'prepare',
    `The base image ${base.name} has Python ${builder.python.version}, but ${pythonVersion} was asked for.`,
    'Name a base image with that Python, or leave one of the two out.'
  )
}
