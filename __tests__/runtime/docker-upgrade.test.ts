/** An image is moved to another base with its libraries as they are, or refused with the reason. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { DockerEngine, findEndpoint } from '../../src/runtime/docker/engine.ts'
import { DockerRuntime } from '../../src/runtime/docker/runtime.ts'
import type { BuildError, ImageRecord } from '../../src/runtime/runtime.ts'
import { BASE_IMAGE, dockerAvailable, inspectDocker, removeNamespace } from './docker-support.ts'
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
} from './support.ts'

const available = await dockerAvailable()
if (!available) notice(`no Docker engine with the image ${BASE_IMAGE}; the tests of upgrades are left out`)

const namespace = `rime-upgrade-${process.pid}`
const moving = `${namespace}-made:moving`
const { docker, stored, environmentOf, makeBase } = inspectDocker(namespace)
let stateDir: string
let runtime: DockerRuntime
let old: ImageRecord
let lines: string[]

const NO_INDEX = {
  PIP_INDEX_URL: 'http://127.0.0.1:9/simple',
  UV_DEFAULT_INDEX: 'http://127.0.0.1:9/simple',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9'
}

function upgrade(record: ImageRecord, baseImage?: string): Promise<ImageRecord> {
  lines = []
  const options = baseImage === undefined ? {} : { baseImage }
  return withVariables(NO_INDEX, () => runtime.upgrade(record, options, (line) => lines.push(line), NEVER))
}

/** What the record says when it is read from an image that version 0.1 made. */
function withoutDigest(record: ImageRecord): ImageRecord {
  const known = { ...record, schema: 1 }
  delete known.baseDigest
  return known
}

async function refusal(baseImage: string): Promise<string> {
  const error: unknown = await upgrade(old, baseImage).then(
    () => new Error('it worked, but it must not'),
    (reason: unknown) => reason
  )
  expect(error).toMatchObject({ name: 'BuildError', stage: 'prepare' })
  return (error as BuildError).message
}

/** A base whose Python says something else about itself than is true. */
function liar(name: string, facts: object): string {
  const all = {
    ...{ version: '3.11.2', minor: '3.11', executable: '/usr/bin/python3', hasOpenMP: true },
    ...{ platform: 'linux x86_64', libc: 'glibc 2.36' },
    ...facts
  }
  const script = `rm /usr/bin/python3; printf '#!/bin/sh\\necho '"'"'${JSON.stringify(all)}'"'"'\\n' > /usr/bin/python3; chmod +x /usr/bin/python3`
  return makeBase(name, script)
}

;(available ? describe : describe.skip)('an upgrade', () => {
  beforeAll(async () => {
    stateDir = scratchFolder()
    const engine = new DockerEngine(await findEndpoint())
    runtime = await DockerRuntime.create({ engine, stateDir, log: collectingLogger(), namespace })
    makeBase('moving', 'echo 1 > /etc/revision')
    const asked = request('moved', ['six', 'tabulate'], {
      baseImage: moving,
      systemPackages: [{ name: 'libgomp1' }]
    })
    old = await runtime.build(asked, () => undefined, NEVER)
  }, 120_000)

  afterAll(async () => {
    removeFolder(stateDir)
    await removeNamespace(namespace)
  }, 60_000)

  test('on the base that it is on does nothing and says so', async () => {
    expect(await upgrade(old)).toEqual(old)
    expect(lines).toEqual([`The image moved is on the base image ${moving} already; there is nothing to do.`])
    const ofSchema1 = withoutDigest(old)
    expect(await upgrade(ofSchema1)).toBe(ofSchema1)
  })

  test('follows a tag that moved, with the same environment and without the package index', async () => {
    makeBase('moving', 'echo 2 > /etc/revision')
    const upgraded = await upgrade(old)
    expect(upgraded).toMatchObject({
      name: 'moved',
      baseImage: moving,
      baseDigest: docker('inspect', '--format', '{{.Id}}', moving).trim(),
      contentKey: old.contentKey,
      lock: old.lock,
      platform: old.platform,
      systemPackages: old.systemPackages,
      pipLibraries: old.pipLibraries
    })
    expect(upgraded.createdAt > old.createdAt).toBe(true)
    expect(environmentOf(upgraded.reference)).toBe(environmentOf(old.reference))
    expect(stored('environments')).toHaveLength(1)
    expect(docker('run', '--rm', '--entrypoint', 'cat', upgraded.reference, '/etc/revision')).toBe('2\n')
    expect((await runtime.list()).map(({ reference }) => reference).sort()).toEqual(
      [old.reference, upgraded.reference].sort()
    )
    const run = await runModel(runtime, upgraded, HALF_MODEL)
    expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
    await run.close()
    await runtime.remove(upgraded)
    expect(stored('environments')).toHaveLength(1)
  }, 60_000)

  test('of a record of schema 1 notes the platform', async () => {
    const upgraded = await upgrade({ ...withoutDigest(old), platform: 'linux x86_64', bytes: 0 })
    expect(upgraded).toMatchObject({ schema: 2, platform: old.platform, bytes: old.bytes })
    await runtime.remove(upgraded)
  }, 60_000)

  test('is refused where Python or the platform is another', async () => {
    expect(await refusal(liar('minor', { minor: '3.12', version: '3.12.1' }))).toBe(
      `The image moved cannot be moved to the base image ${namespace}-made:minor, which has Python 3.12.1: its libraries need Python 3.11.`
    )
    expect(await refusal(liar('machine', { platform: 'linux aarch64' }))).toContain('linux aarch64')
    expect(await refusal(liar('older', { libc: 'glibc 2.4' }))).toMatch(
      /which has glibc 2\.4: its libraries need glibc 2\.\d+ or later/
    )
    expect(await refusal(liar('musl', { libc: '' }))).toContain('another C library than glibc')
    const elsewhere = 'mv /usr/bin/python3.11 /usr/local/bin/python3; rm /usr/bin/python3'
    expect(await refusal(makeBase('elsewhere', elsewhere))).toMatch(
      /Python 3\.11 at \/usr\/local\/bin\/python3: its libraries need Python at \/usr\/bin\/python3/
    )
    expect(await refusal(makeBase('no-python', 'rm /usr/bin/python3*'))).toContain('has no Python')
    expect(await runtime.list()).toEqual([old])
  }, 60_000)

  test('is not published where a library cannot be imported', async () => {
    const broken = makeBase('broken', 'rm -r /usr/lib/python3.11/html')
    await expect(upgrade(old, broken)).rejects.toMatchObject({
      stage: 'verify',
      message: expect.stringContaining(
        "import tabulate (of tabulate): ModuleNotFoundError: No module named 'html'"
      )
    })
    expect(await runtime.list()).toEqual([old])
  }, 60_000)

  test('of an image that is gone says so', async () => {
    await runtime.remove(old)
    await expect(upgrade(old, BASE_IMAGE)).rejects.toThrow('The image moved is no longer there')
  })
})
