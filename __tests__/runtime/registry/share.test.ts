import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { DockerEngine, findEndpoint } from '../../../src/runtime/docker/engine.ts'
import { DockerRuntime } from '../../../src/runtime/docker/runtime.ts'
import { basicOf } from '../../../src/runtime/registry/credentials.ts'
import { referrersTag, SBOM_TYPE } from '../../../src/runtime/registry/sbom-artifact.ts'
import type { RegistryClient } from '../../../src/runtime/registry/oci-client.ts'
import type { BuildRequest, ImageRecord } from '../../../src/runtime/runtime.ts'
import { selectRuntime } from '../../../src/runtime/select.ts'
import { execFileSync } from '../../support/run-sync.ts'
import { BASE_IMAGE, dockerAvailable, removeNamespace } from '../docker-support.ts'
import {
  collectingLogger,
  HALF_MODEL,
  NEVER,
  notice,
  predictOnce,
  removeFolder,
  request,
  runModel,
  scratchFolder,
  withVariables
} from '../support.ts'
import {
  clientOf,
  PASSWORD,
  registryInstalled,
  startProxy,
  startRegistry,
  USER,
  type TestRegistry
} from './support.ts'

const available = registryInstalled && (await dockerAvailable())
if (!available) {
  notice(`no Docker engine with ${BASE_IMAGE}, or no docker-registry; the tests of sharing are left out`)
}
const whenAvailable = available ? describe : describe.skip

/** In a variable of this process, and so nowhere in what is shared. */
const CANARY = `cnry_${'f00dbabe'.repeat(3)}`
const REPOSITORY = 'team/models'
const MACHINE = process.arch === 'arm64' ? 'aarch64' : 'x86_64'

let engine: DockerEngine
let registry: TestRegistry
let folder: string
let direct: RegistryClient
const namespaces: string[] = []
const states: string[] = []
const before = process.env['DOCKER_CONFIG']

interface Machine {
  runtime: DockerRuntime
  namespace: string
  lines: string[]
}

/**
 * Another engine, as far as its names go: it shares no image and no volume with the others. With the namespace of another
 * machine it is that machine, with a registry at another address.
 */
async function newMachine(host = registry.host, namespace = newNamespace()): Promise<Machine> {
  const log = collectingLogger()
  const stateDir = scratchFolder()
  states.push(stateDir)
  const options = { engine, stateDir, log, namespace, registry: `${host}/${REPOSITORY}` }
  return { runtime: await DockerRuntime.create(options), namespace, lines: log.lines }
}

function newNamespace(): string {
  const namespace = `rime-share-${process.pid}-${namespaces.length}`
  namespaces.push(namespace)
  return namespace
}

/** A set of one small library, without NumPy and pandas, because of a constraint that they cannot meet. */
function small(name: string, requirements = ['six']): BuildRequest {
  const impossible = { given: 'numpy<0.1', canonical: 'numpy<0.1' }
  return request(name, requirements, { constraints: [impossible] })
}

/** One that can run a model: with NumPy, without pandas. */
function usable(name: string): BuildRequest {
  const impossible = { given: 'pandas<0.1', canonical: 'pandas<0.1' }
  return request(name, ['six', 'numpy'], { constraints: [impossible] })
}

function build({ runtime, lines }: Machine, asked: BuildRequest): Promise<ImageRecord> {
  return runtime.build(asked, (line) => lines.push(line), NEVER)
}

async function listed({ runtime }: Machine, name: string): Promise<ImageRecord | undefined> {
  return (await runtime.list()).find((record) => record.name === name)
}

function docker(...args: string[]): string {
  return execFileSync('docker', args, { encoding: 'utf8', maxBuffer: 1 << 28 })
}

function dockerConfig(config: unknown): string {
  const place = join(folder, `docker-${Math.random()}`)
  mkdirSync(place)
  writeFileSync(join(place, 'config.json'), JSON.stringify(config))
  return place
}

const login = (host: string) => ({ [host]: { auth: basicOf({ username: USER, password: PASSWORD }) } })
const isPush = (method: string | undefined) => method === 'PATCH' || method === 'POST' || method === 'PUT'

whenAvailable('images shared in a registry', () => {
  let maker: Machine
  /** Builds at the same time as `maker`. */
  let rival: Machine
  let first: ImageRecord

  beforeAll(async () => {
    folder = scratchFolder()
    engine = new DockerEngine(await findEndpoint())
    registry = await startRegistry({ login: true })
    process.env['DOCKER_CONFIG'] = dockerConfig({ auths: login(registry.host) })
    direct = clientOf(registry.host, REPOSITORY, {
      credentials: () => Promise.resolve({ username: USER, password: PASSWORD })
    })
    maker = await newMachine()
    rival = await newMachine()
    first = await withVariables({ RIME_CANARY: CANARY }, () => build(maker, usable('first_model')))
  }, 180_000)

  afterAll(async () => {
    if (before === undefined) delete process.env['DOCKER_CONFIG']
    else process.env['DOCKER_CONFIG'] = before
    for (const namespace of namespaces) await removeNamespace(namespace)
    await registry.close()
    for (const state of [folder, ...states]) removeFolder(state)
  }, 60_000)

  test('are listed, pulled and used by a machine that did not build them', async () => {
    expect(maker.lines.join('\n')).toContain(`Shared as ${registry.host}/${REPOSITORY}@sha256:`)
    expect(await maker.runtime.list()).toEqual([first])
    const user = await newMachine()
    const record = (await listed(user, 'first_model'))!
    expect(record.reference).toMatch(new RegExp(`^${registry.host}/${REPOSITORY}@sha256:[0-9a-f]{64}$`))
    expect(record).toEqual({ ...first, reference: record.reference, lock: '' })
    expect((await user.runtime.complete(record)).lock).toBe(first.lock)

    const run = await runModel(user.runtime, record, `import six\n${HALF_MODEL}`)
    expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
    await run.close()
    const own = (await listed(user, 'first_model'))!
    expect(own.reference).toMatch(/^sha256:/)
    expect(own.lock).toBe(first.lock)
    // The store of that machine holds the worker and no environment: the image brought its own.
    const store = docker('run', '--rm', '-v', `${user.namespace}-store:/s`, BASE_IMAGE, 'ls', '/s')
    expect(store.trim().split('\n')).toEqual(['worker'])

    const upgrade = user.runtime.upgrade(own, {}, () => undefined, new AbortController().signal)
    await expect(upgrade).rejects.toThrow('was built on another machine')

    await user.runtime.remove(own, { localOnly: true })
    const images = docker('images', '--all', '--quiet', '--filter', `label=${user.namespace}.image`)
    expect(images).toBe('')
    expect((await listed(user, 'first_model'))!.reference).toBe(record.reference)
    expect((await user.runtime.list()).length).toBe(1)
  }, 120_000)

  test('leave no image behind on the machine that shared them', () => {
    const names = docker('images', '--format', '{{.Repository}}:{{.Tag}}')
    expect(names).not.toContain(`${registry.host}/${REPOSITORY}:image`)
    expect(names).not.toContain(`${maker.namespace}-share`)
  })

  test('hold nothing of the machine that made them', async () => {
    const digest = (await direct.digestOf(`image.first_model.${MACHINE}`))!
    const manifest = JSON.parse((await direct.manifest(digest))!.bytes.toString()) as {
      config: { digest: string }
      layers: { digest: string }[]
    }
    const config = (await direct.blob(manifest.config.digest, 1e7))!.toString()
    const layer = gunzipSync((await direct.blob(manifest.layers.at(-1)!.digest, 1e9))!)
    expect(layer.includes('six.py')).toBe(true)
    const { hostname } = await import('node:os')
    for (const secret of [CANARY, PASSWORD, basicOf({ username: USER, password: PASSWORD }), folder]) {
      expect(config).not.toContain(secret)
      expect(layer.includes(secret)).toBe(false)
    }
    const labels = (JSON.parse(config) as { config: { Labels: Record<string, string> } }).config.Labels
    expect(JSON.stringify(labels)).not.toContain(`"${hostname()}:`)
    expect(maker.lines.join('\n')).not.toContain(PASSWORD)
  })

  test('have their bill of materials attached', async () => {
    const digest = (await direct.digestOf(`image.first_model.${MACHINE}`))!
    const index = JSON.parse((await direct.manifest(referrersTag(digest)))!.bytes.toString()) as {
      manifests: { artifactType: string; digest: string }[]
    }
    expect(index.manifests).toHaveLength(1)
    expect(index.manifests[0]!.artifactType).toBe(SBOM_TYPE)
    const artifact = JSON.parse((await direct.manifest(index.manifests[0]!.digest))!.bytes.toString()) as {
      subject: { digest: string }
      layers: { digest: string }[]
    }
    expect(artifact.subject.digest).toBe(digest)
    const sbom = JSON.parse((await direct.blob(artifact.layers[0]!.digest, 1e7))!.toString()) as {
      bomFormat: string
      components: { purl: string }[]
    }
    expect(sbom.bomFormat).toBe('CycloneDX')
    const components = sbom.components.map(({ purl }) => purl.replace(/@.*/, ''))
    expect(components.sort()).toEqual(['pkg:pypi/numpy', 'pkg:pypi/six'])
  })

  test('are found with a credential helper, and not without a login', async () => {
    const helper = join(folder, 'docker-credential-rimetest')
    const answer = JSON.stringify({ ServerURL: registry.host, Username: USER, Secret: PASSWORD })
    writeFileSync(helper, `#!/bin/sh\n[ "$(cat)" = "${registry.host}" ] && echo '${answer}'\n`)
    chmodSync(helper, 0o755)
    const user = await newMachine()
    const helped = {
      DOCKER_CONFIG: dockerConfig({ credHelpers: { [registry.host]: 'rimetest' } }),
      PATH: `${folder}:${process.env['PATH'] ?? ''}`
    }
    const record = await withVariables(helped, () => listed(user, 'first_model'))
    expect(record?.contentKey).toBe(first.contentKey)

    const stranger = await newMachine()
    await withVariables({ DOCKER_CONFIG: dockerConfig({}) }, async () => {
      expect(await stranger.runtime.list()).toEqual([])
      expect(await stranger.runtime.list()).toEqual([])
    })
    const warnings = stranger.lines.filter((line) => line.includes('are left out'))
    expect(warnings[0]).toMatch(/401.*docker login/)
  })

  /** The registry as a builder sees it that is kept, before its push, from looking until others have shared. */
  async function slowRegistry(
    name: string
  ): Promise<{ host: string; release: () => void; close: () => Promise<void> }> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    let looks = 0
    const proxy = await startProxy(registry.host, ({ method, url, headers }) => {
      const isLook = method === 'HEAD' && url?.endsWith(`/manifests/image.${name}.${MACHINE}`) === true
      // The first look is before the build. Looks without a login are refused and do not count.
      return isLook && headers.authorization !== undefined && ++looks === 2 ? promise : undefined
    })
    return { ...proxy, release: () => resolve(undefined) }
  }

  test('of one name: the loser of a race uses the image of the winner', async () => {
    const slow = await slowRegistry('raced')
    const variables = {
      DOCKER_CONFIG: dockerConfig({ auths: { ...login(registry.host), ...login(slow.host) } })
    }
    await withVariables(variables, async () => {
      const loser = await newMachine(slow.host, rival.namespace)
      const losing = build(loser, small('raced'))
      const won = await build(maker, small('raced'))
      slow.release()
      const record = await losing
      expect(won.reference).toMatch(/^sha256:/)
      const digest = (await direct.digestOf(`image.raced.${MACHINE}`))!
      expect(record).toEqual({ ...won, reference: `${slow.host}/${REPOSITORY}@${digest}` })
      expect(loser.lines.join('\n')).toContain('was shared by test meanwhile, with the same libraries')
      expect((await listed(loser, 'raced'))?.reference).toBe(record.reference)
    })
    await slow.close()
  }, 120_000)

  test('of one name with other libraries are not overwritten by a race', async () => {
    const slow = await slowRegistry('contested')
    const variables = {
      DOCKER_CONFIG: dockerConfig({ auths: { ...login(registry.host), ...login(slow.host) } })
    }
    await withVariables(variables, async () => {
      const late = await newMachine(slow.host, rival.namespace)
      const losing = build(late, small('contested', ['idna']))
      const won = await build(maker, small('contested'))
      slow.release()
      const own = await losing
      expect(own.reference).toMatch(/^sha256:/)
      expect(late.lines.join('\n')).toMatch(/on this machine only.*other libraries/)
      expect((await listed(await newMachine(), 'contested'))!.contentKey).toBe(won.contentKey)
      // Who knows the image and builds it again replaces it, also for the machine that made the first one.
      const again = await build(rival, small('contested', ['idna']))
      expect((await listed(await newMachine(), 'contested'))!.createdAt).toBe(again.createdAt)
      expect((await listed(maker, 'contested'))!.contentKey).toBe(again.contentKey)
    })
    await slow.close()
  }, 120_000)

  test('arrive although connections end in the middle and the registry asks for a pause', async () => {
    let drops = 1
    let pauses = 2
    const proxy = await startProxy(registry.host, ({ method }) => {
      if (method === 'PATCH' && drops > 0) {
        drops -= 1
        return 'drop'
      }
      if (method === 'POST' && drops === 0 && pauses > 0) {
        pauses -= 1
        return { status: 429, headers: { 'Retry-After': '1' } }
      }
      return undefined
    })
    await withVariables({ DOCKER_CONFIG: dockerConfig({ auths: login(proxy.host) }) }, async () => {
      const machine = await newMachine(proxy.host, rival.namespace)
      await build(machine, small('stubborn', ['packaging']))
      expect({ drops, pauses }).toEqual({ drops: 0, pauses: 0 })
      expect(machine.lines.join('\n')).toContain('Shared as')
    })
    expect((await listed(await newMachine(), 'stubborn'))?.reference).toContain('@sha256:')
    await proxy.close()
  }, 180_000)

  test('that cannot be pushed stay on the machine, with the reason', async () => {
    const proxy = await startProxy(registry.host, ({ method }) =>
      isPush(method) ? { status: 403 } : undefined
    )
    await withVariables({ DOCKER_CONFIG: dockerConfig({ auths: login(proxy.host) }) }, async () => {
      const machine = await newMachine(proxy.host, rival.namespace)
      const record = await build(machine, small('kept_here', ['certifi']))
      expect(machine.lines.join('\n')).toMatch(
        /The image kept_here is on this machine only; it could not be shared/
      )
      expect(await listed(machine, 'kept_here')).toEqual(record)
      await machine.runtime.remove(record)
    })
    expect(await listed(await newMachine(), 'kept_here')).toBeUndefined()
    await proxy.close()
  }, 120_000)

  test('are listed from the last time where the registry is busy, and left out where it is gone', async () => {
    let busy = false
    const proxy = await startProxy(registry.host, () =>
      busy ? { status: 429, headers: { 'Retry-After': '600' } } : undefined
    )
    await withVariables({ DOCKER_CONFIG: dockerConfig({ auths: login(proxy.host) }) }, async () => {
      const machine = await newMachine(proxy.host)
      const images = await machine.runtime.list()
      busy = true
      expect(await machine.runtime.list()).toEqual(images)
      expect(machine.lines.join('\n')).toContain('is busy; its last listing is used')
    })
    await proxy.close()
    const lost = await newMachine('127.0.0.1:9')
    expect(await lost.runtime.list()).toEqual([])
    expect(lost.lines.join('\n')).toMatch(/are left out: The registry 127\.0\.0\.1:9 does not answer/)
  }, 60_000)

  test('are deleted for everybody, or the error says how', async () => {
    const record = await build(maker, small('short_lived', ['idna']))
    const proxy = await startProxy(registry.host, ({ method }) =>
      method === 'DELETE' ? { status: 405 } : undefined
    )
    await withVariables({ DOCKER_CONFIG: dockerConfig({ auths: login(proxy.host) }) }, async () => {
      const other = await newMachine(proxy.host)
      const shared = (await listed(other, 'short_lived'))!
      await expect(other.runtime.remove(shared)).rejects.toMatchObject({
        status: 405,
        hint: expect.stringContaining(`Delete the tag image.short_lived.${MACHINE}`)
      })
      expect(await listed(other, 'short_lived')).toBeDefined()
    })
    await maker.runtime.remove(record)
    expect(await listed(maker, 'short_lived')).toBeUndefined()
    expect(await listed(await newMachine(), 'short_lived')).toBeUndefined()
    const left = (await direct.tags()).filter((tag) => tag.includes('short_lived'))
    expect(left).toEqual([])
    await proxy.close()
  }, 120_000)
})

describe('a registry', () => {
  const log = collectingLogger()
  test('is refused for the venv runtime', async () => {
    const choice = selectRuntime('venv', { stateDir: '/tmp', log, registry: 'ghcr.io/team/images' })
    await expect(choice).rejects.toMatchObject({
      stage: 'prepare',
      message: expect.stringContaining('its environments belong to one machine'),
      hint: expect.stringContaining('docker runtime')
    })
  })

  test('that is not HOST/PATH is an error before anything is tried', async () => {
    const choice = selectRuntime('auto', { stateDir: '/tmp', log, registry: 'https://ghcr.io/team' })
    await expect(choice).rejects.toThrow('must not begin with a scheme')
  })
})
