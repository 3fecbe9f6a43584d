import { PRODUCT } from '../../product.ts'
import { indexIdentity, readIndexSettings } from '../image-build/index-settings.ts'
import { UvInstaller } from '../image-build/installer.ts'
import { requestKeyOf } from '../image-build/keys.ts'
import { lockedLibraries } from '../image-build/lock.ts'
import { buildEnvironment, resolveRequirements } from '../image-build/pipeline.ts'
import { makeRecord } from '../image-build/record.ts'
import { checkedSystemPackages } from '../image-build/system-packages.ts'
import { BuildError, type BuildRequest, type ImageRecord, type Resolution } from '../runtime.ts'
import type { ImageDescription } from '../worker-command.ts'
import type { BaseImage } from './base-image.ts'
import type { Builder } from './builder.ts'
import { prepareBase } from './derived-base.ts'
import { acceptBase, baseOf, withBuilder, type BuildContext, type DockerSite } from './site.ts'
import { paths, STORE } from './store.ts'
import { verifyInContainer } from './verify.ts'

/** An environment that was verified, and where it is. */
interface VerifiedEnvironment {
  id: string
  resolution: Resolution
  description: ImageDescription
  bytes: number
}

/** Resolves on the base as it is: what is added to it has no part in the choice of versions. */
export async function resolveInContainer(
  site: DockerSite,
  request: BuildRequest,
  context: BuildContext
): Promise<Resolution> {
  checkedSystemPackages(request.systemPackages ?? [])
  const base = await baseOf(site, request, context)
  const prepare = (builder: Builder) => acceptBase(request.pythonVersion, builder, base)
  return withBuilder(site, { base, prepare }, context.signal, async (builder) =>
    resolveRequirements(builder, new UvInstaller(await builder.findUv(context.log)), request, context.log)
  )
}

/**
 * Builds and publishes an image. Where an image of equal content is there on the same base, its environment is used:
 * verified again for the libraries that are asked for now, and not installed.
 */
export async function buildImage(
  site: DockerSite,
  request: BuildRequest,
  context: BuildContext,
  resolved?: Resolution
): Promise<ImageRecord> {
  const { log, signal } = context
  const startedAt = performance.now()
  const begun = new Date().toISOString()
  const found = await baseOf(site, request, context)
  const plan = {
    base: found,
    prepare: async (builder: Builder) => {
      await acceptBase(request.pythonVersion, builder, found)
      return prepareBase(site, builder, found, request.systemPackages ?? [], context)
    }
  }
  return withBuilder(site, plan, signal, async (builder, base) => {
    const installer = new UvInstaller(await builder.findUv(log))
    const { version, platform } = builder.python
    log(`Building with uv for Python ${version} of ${base.name} (${platform}).`)
    const resolution = resolved ?? (await resolveRequirements(builder, installer, request, log))
    log(`Resolved ${lockedLibraries(resolution.lock).length} libraries.`)

    const publish = async (environment: VerifiedEnvironment) => {
      const record = makeRecord({
        request,
        runtime: 'docker',
        resolution: environment.resolution,
        requestKey: requestKeyOf(request, indexIdentity(readIndexSettings())),
        description: environment.description,
        systemPackages: base.systemPackages,
        reference: '',
        baseImage: found.name,
        baseDigest: found.id,
        bytes: environment.bytes,
        startedAt,
        builder: `${PRODUCT.name} ${PRODUCT.version}`
      })
      signal.throwIfAborted()
      log(`Publishing the image ${record.name}.`)
      const published = await site.catalogue.publish(record, environment.id, base)
      await site.catalogue.removeOlder(published, begun)
      return published
    }

    const equal = { contentKey: resolution.contentKey, baseDigest: found.id }
    const shared = await site.catalogue.withEqual(equal, async ({ environment: id, record }) => {
      log(
        `The image ${record.name} holds the same libraries; its environment is used and nothing is installed.`
      )
      const description = await verifyShared(site, { id, base, request, resolution }, context)
      return description && publish({ id, resolution, description, bytes: record.bytes })
    })
    return shared ?? install(site, { builder, base, installer, request, resolution }, context, publish)
  })
}

/** The environment of another image held against the lock and imported; undefined when it is not fit for use. */
async function verifyShared(
  site: DockerSite,
  subject: { id: string; base: BaseImage; request: BuildRequest; resolution: Resolution },
  { log, signal }: BuildContext
): Promise<ImageDescription | undefined> {
  const { id: environment, base, request, resolution } = subject
  const { lock } = resolution
  const { requirements } = request
  try {
    log('Verifying the libraries: reading back and importing.')
    return await verifyInContainer({
      ...site,
      image: base.id,
      environment,
      shared: true,
      lock,
      requirements,
      signal
    })
  } catch (error) {
    if (!(error instanceof BuildError)) throw error
    // A build of its own gives the answer that counts, also when the libraries are to blame.
    log(`That environment cannot be used: ${error.message} Installing again.`)
    return undefined
  }
}

interface Installation {
  builder: Builder
  base: BaseImage
  installer: UvInstaller
  request: BuildRequest
  resolution: Resolution
}

/** Installs into a folder of its own, which goes again when anything fails. */
async function install<T>(
  site: DockerSite,
  { builder, base, installer, request, resolution }: Installation,
  { log, signal }: BuildContext,
  publish: (environment: VerifiedEnvironment) => Promise<T>
): Promise<T> {
  const { environment: id } = builder
  const folders = [paths.environment(id), paths.bytecode(id)] as const
  // After an abort the builder is going away, and the next sweep removes what it made.
  const discard = async () => {
    if (!signal.aborted) await inStore(builder, 'rm -rf -- "$@"', folders)
  }
  const built = await buildEnvironment(
    {
      bench: builder,
      installer,
      newFolder: async () => {
        log('Installing the libraries.')
        await inStore(builder, 'mkdir -p "$1" && mkdir -p -m 1777 "$2"', [
          `${STORE}/environments`,
          folders[1]
        ])
        return folders[0]
      },
      verify: (_folder, { lock }) => {
        log('Verifying the libraries: reading back and importing.')
        const { requirements } = request
        return verifyInContainer({
          ...site,
          image: base.id,
          environment: id,
          shared: false,
          lock,
          requirements,
          signal
        })
      },
      discard
    },
    request,
    resolution,
    log
  )
  try {
    // Nobody may add bytecode after the check.
    await inStore(builder, 'chmod -R a-w "$1"', [folders[1]])
    return await publish({ ...built, id, bytes: await bytesOf(builder, folders[0]) })
  } catch (error) {
    await discard()
    throw error
  }
}

async function inStore(builder: Builder, script: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await builder.run(['/bin/sh', '-c', script, 'sh', ...args], 120)
  if (code !== 0) {
    throw new BuildError('install', `The store of the engine cannot be written: ${stderr.trim()}`)
  }
}

/** Room on disk; a file that several environments have from the download cache counts in each. */
async function bytesOf(builder: Builder, folder: string): Promise<number> {
  const { stdout } = await builder.run(['du', '-sk', folder], 120)
  return 1024 * (Number.parseInt(stdout, 10) || 0)
}
