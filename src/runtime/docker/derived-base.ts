import type { CommandResult } from '../image-build/command.ts'
import { redact } from '../image-build/index-settings.ts'
import { contentHash } from '../image-build/lock.ts'
import { checkedSystemPackages } from '../image-build/system-packages.ts'
import { BuildError, type InstalledLibrary, type SystemPackage } from '../runtime.ts'
import type { BaseImage } from './base-image.ts'
import { networkMode, type Builder } from './builder.ts'
import { createContainer, inspectImage, ownerLabel, removeContainer, startContainer } from './container.ts'
import {
  FIND_MANAGER,
  managerError,
  managerFor,
  managerOf,
  missingPackages,
  parseInstalled,
  type PackageManager
} from './package-managers.ts'
import type { BuildContext, DockerSite } from './site.ts'

const INSTALL_SECONDS = 900
const QUERY_SECONDS = 60

export interface PreparedBase extends BaseImage {
  /** What was asked for, with the versions that are there. */
  systemPackages: InstalledLibrary[]
}

/** Runs a constant script with arguments. */
type Run = (script: string, args: readonly string[], seconds: number) => Promise<CommandResult>

/**
 * The base with the system packages of a request, and with the OpenMP library that LightGBM, XGBoost and scikit-learn
 * load and that slim images lack. What is added is added once, to an image derived from the base that is kept under a tag
 * which names base and packages by their hash. Without a package manager that has it the OpenMP library is left out: most
 * sets do without, and the import check tells which do not.
 *
 * @throws BuildError('prepare') when a package that was asked for cannot be had
 */
export async function prepareBase(
  site: DockerSite,
  builder: Builder,
  base: BaseImage,
  requested: readonly SystemPackage[],
  context: BuildContext
): Promise<PreparedBase> {
  const packages = checkedSystemPackages(requested)
  const { hasOpenMP } = builder.python
  if (packages.length === 0 && hasOpenMP) return { ...base, systemPackages: [] }
  const run: Run = (script, args, seconds) => builder.run(['/bin/sh', '-c', script, 'sh', ...args], seconds)
  const manager = managerOf((await run(FIND_MANAGER, [], QUERY_SECONDS)).stdout)
  const complete = hasOpenMP ? base : await withOpenMP(site, base, manager, context)
  if (packages.length === 0) return { ...complete, systemPackages: [] }

  const able = managerFor(packages, manager, base.name)
  const systemPackages = await query(able, packages, run)
  if (missingPackages(able, packages, systemPackages).length === 0) return { ...complete, systemPackages }
  return derive(site, complete, able, packages, packages.map(able.write).join(', '), context)
}

/** Once for a base, whatever packages come on top of it. */
async function withOpenMP(
  site: DockerSite,
  base: BaseImage,
  manager: PackageManager | undefined,
  context: BuildContext
): Promise<BaseImage> {
  if (manager === undefined) {
    context.log(
      `The OpenMP library cannot be added to ${base.name}: it has no package manager that is known.`
    )
    return base
  }
  try {
    return await derive(site, base, manager, [{ name: manager.openMP }], 'the OpenMP library', context)
  } catch (error) {
    if (!(error instanceof BuildError)) throw error
    context.log(error.message)
    return base
  }
}

/** The base with packages added; kept, and found again by its tag. */
async function derive(
  site: DockerSite,
  base: BaseImage,
  manager: PackageManager,
  packages: readonly SystemPackage[],
  what: string,
  context: BuildContext
): Promise<PreparedBase> {
  const { engine, namespace } = site
  const written = packages.map(manager.write)
  const repository = `${namespace}-base`
  const tag = contentHash(base.id, manager.name, ...written).slice(0, 32)
  const label = `${namespace}.packages`
  const existing = await inspectImage(engine, `${repository}:${tag}`)
  const known = existing?.Config.Labels?.[label]
  if (existing !== undefined && known !== undefined) {
    return { name: base.name, id: existing.Id, systemPackages: parseInstalled(known) }
  }
  context.log(`Adding ${what} to the base image ${base.name}, once.`)
  return inContainer(site, base, context.signal, async (container, run) => {
    const { code, stdout, stderr, timedOut } = await run(manager.install, written, INSTALL_SECONDS)
    const cannot = `${written.join(', ')} cannot be added to the base image ${base.name}`
    if (code !== 0) {
      const reason = timedOut
        ? `it took longer than ${INSTALL_SECONDS} seconds`
        : managerError(`${stdout}\n${stderr}`)
      throw new BuildError(
        'prepare',
        `${cannot}: ${redact(reason, site.indexSettings().secrets)}`,
        `Check the names and versions against what ${manager.name} finds in that base image, and that containers reach its package sources.`
      )
    }
    const installed = await query(manager, packages, run)
    const missing = missingPackages(manager, packages, installed)
    if (missing.length > 0) {
      const found = installed.map(({ name, version }) => `${name} ${version}`).join(', ')
      throw new BuildError(
        'prepare',
        `${cannot}: afterwards ${missing.map(manager.write).join(', ')} is not there (found: ${found || 'nothing'}).`,
        'Ask for the package that is installed, not for a name that stands for others, and for a version that the base image can have.'
      )
    }
    const { Id: id } = await engine.json<{ Id: string }>('POST', '/commit', {
      query: { container, repo: repository, tag, comment: `Added: ${written.join(' ')}` },
      body: {
        Cmd: ['python3'],
        Entrypoint: [],
        Labels: {
          [`${namespace}.base`]: base.name,
          [label]: installed.map(({ name, version }) => `${name}\t${version}\tinstalled`).join('\n')
        }
      },
      idleSeconds: INSTALL_SECONDS
    })
    return { name: base.name, id, systemPackages: installed }
  })
}

/** A container of the base as its root, with the network and none of the machine's files. */
async function inContainer<T>(
  { engine, namespace, indexSettings }: DockerSite,
  base: BaseImage,
  signal: AbortSignal,
  use: (container: string, run: Run) => Promise<T>
): Promise<T> {
  const container = await createContainer(
    engine,
    {
      Image: base.id,
      Entrypoint: ['/bin/sh'],
      Cmd: ['-c', `exec sleep ${2 * INSTALL_SECONDS}`],
      User: '0:0',
      Labels: { [`${namespace}.helper`]: '1', [`${namespace}.owner`]: ownerLabel() },
      HostConfig: {
        NetworkMode: await networkMode(engine),
        LogConfig: { Type: 'none' },
        Init: true,
        AutoRemove: true
      }
    },
    signal
  )
  try {
    await startContainer(engine, container)
    // The proxy, if there is one; variables of a command are not part of the image.
    const env = Object.fromEntries(Object.entries(indexSettings().uv).filter(([key]) => /_proxy$/i.test(key)))
    return await use(container, (script, args, seconds) =>
      engine.exec(container, ['/bin/sh', '-c', script, 'sh', ...args], { env, seconds, signal })
    )
  } finally {
    await removeContainer(engine, container)
  }
}

async function query(
  manager: PackageManager,
  packages: readonly SystemPackage[],
  run: Run
): Promise<InstalledLibrary[]> {
  const names = packages.map(({ name }) => name)
  return parseInstalled((await run(manager.query, names, QUERY_SECONDS)).stdout)
}
