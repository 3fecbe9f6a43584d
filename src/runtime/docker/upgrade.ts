import { environmentPython } from '../image-build/installer.ts'
import { parsePythonFacts, PYTHON_FACTS, type PythonFacts } from '../image-build/python-scripts.ts'
import { makeRecord } from '../image-build/record.ts'
import { BuildError, type ImageRecord } from '../runtime.ts'
import type { BaseImage } from './base-image.ts'
import { bytesOf } from './build.ts'
import type { Builder } from './builder.ts'
import { prepareBase } from './derived-base.ts'
import { baseOf, withBuilder, type BuildContext, type DockerSite } from './site.ts'
import { paths } from './store.ts'
import { verifyInContainer } from './verify.ts'

/**
 * The image on another base: the same environment with a new record. Nothing is resolved or installed but the system
 * packages, which are put into the new base in the version that it has; everything is read back and imported there before
 * the record is published. An image that is on that base already is returned as it is.
 *
 * @throws BuildError('prepare') where the libraries cannot work on the base, BuildError('verify') where they do not
 */
export async function upgradeImage(
  site: DockerSite,
  record: ImageRecord,
  options: { baseImage?: string },
  context: BuildContext
): Promise<ImageRecord> {
  const { catalogue } = site
  const { log, signal } = context
  const startedAt = performance.now()
  const baseImage = options.baseImage ?? record.baseImage
  const minor = record.pythonVersion.split('.').slice(0, 2).join('.')
  const found = await baseOf(
    site,
    { pythonVersion: minor, ...(baseImage === undefined ? {} : { baseImage }) },
    context
  )
  const image = await catalogue.find(record)
  if (image === undefined) {
    throw new BuildError(
      'prepare',
      `The image ${record.name} is no longer there; it was removed or pruned.`,
      'Build it again.'
    )
  }
  if (image.layered) {
    throw new BuildError(
      'prepare',
      `The image ${record.name} was built on another machine, and its libraries are in the image itself.`,
      'Upgrade it on the machine that built it, or build it again.'
    )
  }
  const { environment } = image
  if (found.id === (record.baseDigest ?? (await catalogue.parentOf(image)))) {
    log(`The image ${record.name} is on the base image ${found.name} already; there is nothing to do.`)
    return record
  }
  const plan = {
    base: found,
    prepare: async (builder: Builder) => {
      requireSameAbi(record, builder.python, found)
      await requireInterpreter(record, builder, environment, found)
      const packages = record.systemPackages.map(({ name }) => ({ name }))
      return prepareBase(site, builder, found, packages, context)
    }
  }
  const upgraded = await catalogue.withClaim(image, found.id, () =>
    withBuilder(site, plan, signal, async (builder, base) => {
      log(`Verifying the libraries on ${found.name}: reading back and importing.`)
      const { lock, requirements, constraints, contentKey, pythonVersion } = record
      const description = await verifyInContainer({
        ...site,
        image: base.id,
        environment,
        shared: true,
        lock,
        requirements,
        signal
      })
      const platform = record.schema === 1 ? platformOf(builder.python) : record.platform
      const made = makeRecord({
        request: { name: record.name, requirements, constraints, creator: record.creator },
        runtime: 'docker',
        resolution: { lock, extras: [], pythonVersion, platform, contentKey },
        requestKey: record.requestKey,
        description,
        systemPackages: base.systemPackages,
        reference: '',
        baseImage: found.name,
        baseDigest: found.id,
        bytes: record.bytes === 0 ? await bytesOf(builder, paths.environment(environment)) : record.bytes,
        startedAt,
        builder: record.builder
      })
      signal.throwIfAborted()
      log(`Publishing the image ${record.name} on ${found.name}.`)
      return catalogue.publish({ ...made, buildSeconds: record.buildSeconds }, environment, base)
    })
  )
  if (upgraded !== undefined) return upgraded
  throw new BuildError('prepare', `The image ${record.name} was removed while it was upgraded.`)
}

function platformOf({ platform, libc }: PythonFacts): string {
  return `${platform} ${libc}`.trim()
}

/** Wheels are chosen for one Python minor version, one machine, and a C library of at least some version. */
function requireSameAbi(record: ImageRecord, python: PythonFacts, base: BaseImage): void {
  const minor = record.pythonVersion.split('.').slice(0, 2).join('.')
  if (python.minor !== minor) throw refusal(record, base, `Python ${python.version}`, `Python ${minor}`)
  const [system, machine, family, version] = record.platform.split(' ')
  const recorded = [system, machine].join(' ').trim()
  if (recorded !== '' && python.platform !== recorded) {
    throw refusal(record, base, `the platform ${python.platform}`, recorded)
  }
  // A record of schema 1 does not say which C library it was; the import check has to do.
  if (record.schema === 1) return
  const [newFamily, newVersion] = python.libc.split(' ')
  if ((newFamily ?? '') !== (family ?? '')) {
    throw refusal(record, base, libraryName(newFamily), libraryName(family))
  }
  if (isOlder(newVersion ?? '', version ?? '')) {
    throw refusal(record, base, python.libc, `${family} ${version} or later`)
  }
}

/** Python names no C library but glibc; on Linux the other one is musl. */
function libraryName(family: string | undefined): string {
  return family === undefined || family === '' ? 'another C library than glibc' : family
}

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0))
  const at = b!.findIndex((part, index) => part !== (a![index] ?? 0))
  return at !== -1 && (a![at] ?? 0) < b![at]!
}

/**
 * The environment leads to its interpreter by path, and is shared, so that it cannot be changed. Nothing of the
 * environment runs here: without `site` no file of it is read.
 */
async function requireInterpreter(
  record: ImageRecord,
  builder: Builder,
  environment: string,
  base: BaseImage
): Promise<void> {
  const python = environmentPython(paths.environment(environment), 'linux')
  const { code, stdout } = await builder.run([python, '-I', '-S', '-c', PYTHON_FACTS], 60)
  const facts = code === 0 ? parsePythonFacts(stdout) : undefined
  if (facts?.minor === builder.python.minor) return
  const { stdout: target } = await builder.run(['readlink', python], 20)
  const where = `Python ${builder.python.minor} at ${builder.python.executable}`
  throw refusal(record, base, where, `Python at ${target.trim() || 'another path'}`)
}

function refusal(record: ImageRecord, base: BaseImage, has: string, needs: string): BuildError {
  return new BuildError(
    'prepare',
    `The image ${record.name} cannot be moved to the base image ${base.name}, which has ${has}: its libraries need ${needs}.`,
    'Name a base image that has it, or build the image again on this one.'
  )
}
