import { PRODUCT } from '../../product.ts'
import { indexIdentity } from '../image-build/index-settings.ts'
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
import { prepareBase, type PreparedBase } from './derived-base.ts'
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
  let environment: string | undefined
  const make = async (builder: Builder, base: PreparedBase): Promise<ImageRecord> => {
    environment = builder.environment
    const installer = new UvInstaller(await builder.findUv(log))
    const { version, platform } = builder.python
    log(`Building with uv for Python ${version} of ${base.name} (${platform}).`)
    const resolution = resolved ?? (await resolveRequirements(builder, installer, request, log))
    log(`Resolved ${lockedLibraries(resolution.lock).length} libraries.`)

    const publish = ({ id, ...verified }: VerifiedEnvironment) => {
      const record = makeRecord({
        ...verified,
        request,
        runtime: 'docker',
        requestKey: requestKeyOf(request, indexIdentity(site.indexSettings())),
        systemPackages: base.systemPackages,
        reference: '',
        baseImage: found.name,
        baseDigest: found.id,
        startedAt,
        builder: `${PRODUCT.name} ${PRODUCT.version}`
      })
      signal.throwIfAborted()
      log(`Publishing the image ${record.name}.`)
      return site.catalogue.publish(record, id, base)
    }

    const equal = { contentKey: resolution.contentKey, baseDigest: found.id }
    const shared = await site.catalogue.withEqual(equal, async ({ environment: id, record }) => {
      log(
        `The image ${record.name} holds the same libraries; its environment is used and nothing is installed.`
      )
      const description = await verifyShared(site, { id, base, request, resolution }, context)
      return description && publish({ id, resolution, description, bytes: record.bytes })
    })
    if (shared !== undefined) return shared
    return publish(await install(site, { builder, base, installer, request, resolution }, context))
  }
  try {
    const record = await withBuilder(site, plan, signal, make)
    await site.catalogue.removeOlder(record, begun)
    return record
  } catch (error) {
    // The builder is gone; what it had begun goes too, whatever ended it.
    if (environment !== undefined) await site.catalogue.removeUnused(environment).catch(() => undefined)
    throw error
  }
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

/** Installs into a folder of its own and verifies it. */
async function install(
  site: DockerSite,
  { builder, base, installer, request, resolution }: Installation,
  { log, signal }: BuildContext
): Promise<VerifiedEnvironment> {
  const { environment: id } = builder
  const folders = [paths.environment(id), paths.bytecode(id)] as const
  const newFolder = async () => {
    log('Installing the libraries.')
    await inStore(builder, 'mkdir -p "$1" && mkdir -p -m 1777 "$2"', [`${STORE}/environments`, folders[1]])
    return folders[0]
  }
  const verify = (_folder: string, { lock }: Resolution) => {
    log('Verifying the libraries: reading back and importing.')
    const { requirements } = request
    const subject = { image: base.id, environment: id, shared: false, lock, requirements, signal }
    return verifyInContainer({ ...site, ...subject })
  }
  const discard = async () => {
    if (!signal.aborted) await inStore(builder, 'rm -rf -- "$@"', folders)
  }
  const attempt = { bench: builder, installer, newFolder, verify, discard }
  const built = await buildEnvironment(attempt, request, resolution, log)
  // Nobody may add bytecode after the check.
  await inStore(builder, 'chmod -R a-w "$1"', [folders[1]])
  const { resolution: installed, description } = built
  return { id, resolution: installed, description, bytes: await bytesOf(builder, folders[0]) }
}

async function inStore(builder: Builder, script: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await builder.run(['/bin/sh', '-c', script, 'sh', ...args], 120)
  if (code !== 0) {
    throw new BuildError('install', `The store of the engine cannot be written: ${stderr.trim()}`)
  }
}

/** Room on disk; a file that several environments have from the download cache counts in each. */
export async function bytesOf(builder: Builder, folder: string): Promise<number> {
  const { stdout } = await builder.run(['du', '-sk', folder], 120)
  return 1024 * (Number.parseInt(stdout, 10) || 0)
}
