/** What an image carries: its record in a label, of any size up to a limit, and its software bill of materials in a file. */
import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { ImageCatalogue, SBOM_FILE } from '../../src/runtime/docker/catalogue.ts'
import { DockerEngine, findEndpoint } from '../../src/runtime/docker/engine.ts'
import { decodeRecord, encodeRecord } from '../../src/runtime/docker/records.ts'
import { DockerRuntime } from '../../src/runtime/docker/runtime.ts'
import { EnvironmentStore } from '../../src/runtime/docker/store.ts'
import { sbomOf } from '../../src/runtime/image-build/sbom.ts'
import type { ImageRecord } from '../../src/runtime/runtime.ts'
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
  scratchFolder
} from './support.ts'

const available = await dockerAvailable()
if (!available)
  notice(`no Docker engine with the image ${BASE_IMAGE}; the tests of what images carry are left out`)

const namespace = `rime-record-${process.pid}`
const { docker, environmentOf } = inspectDocker(namespace)
let stateDir: string
let runtime: DockerRuntime
let engine: DockerEngine
let small: ImageRecord

/** The record as it would be with so many libraries, each with forty files that the lock allows. */
function large(record: ImageRecord, libraries: number): ImageRecord {
  const hash = () => `    --hash=sha256:${randomBytes(32).toString('hex')}`
  const names = Array.from({ length: libraries }, (_, at) => `library-${at}`)
  const entry = (name: string) => `${name}==1.0 \\\n${Array.from({ length: 40 }, hash).join(' \\\n')}\n`
  return {
    ...record,
    name: 'large',
    lock: names.map(entry).join(''),
    pipLibraries: names.map((name) => ({ name, version: '1.0' }))
  }
}

;(available ? describe : describe.skip)('an image', () => {
  beforeAll(async () => {
    stateDir = scratchFolder()
    engine = new DockerEngine(await findEndpoint())
    runtime = await DockerRuntime.create({ engine, stateDir, log: collectingLogger(), namespace })
    small = await runtime.build(request('small', ['six']), () => undefined, NEVER)
  }, 120_000)

  afterAll(async () => {
    removeFolder(stateDir)
    await removeNamespace(namespace)
  }, 60_000)

  test('carries its software bill of materials', () => {
    const text = docker('run', '--rm', '--entrypoint', 'cat', small.reference, SBOM_FILE)
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(sbomOf(small))))
    const names = (JSON.parse(text) as { components: { name: string }[] }).components.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['six', 'numpy', 'pandas']))
  })

  test('with 500 libraries is listed, works, and does not make listings of containers long', async () => {
    const store = new EnvironmentStore(engine, namespace, await engine.apiVersion())
    const catalogue = new ImageCatalogue({
      ...{ engine, store, namespace },
      ...{ logger: collectingLogger(), baseImage: undefined }
    })
    const base = { name: BASE_IMAGE, id: small.baseDigest! }
    const record = await catalogue.publish(large(small, 500), environmentOf(small.reference), base)
    expect(await runtime.list()).toContainEqual(record)
    const run = await runModel(runtime, record, HALF_MODEL)
    expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
    const containers = await engine.text('GET', '/containers/json', {
      query: { filters: JSON.stringify({ label: [`${namespace}.job`] }) }
    })
    expect(containers.length).toBeGreaterThan(100)
    expect(containers.length).toBeLessThan(100_000)
    await run.close()
    await runtime.remove(record)
  }, 60_000)

  test('with more than a label holds is refused', () => {
    const record = large(small, 1500)
    expect(decodeRecord(encodeRecord(record))).toEqual(record)
    expect(() => encodeRecord(large(small, 2500))).toThrow(
      /^The record of the image large takes \d\.\d MB as a label, and 4\.0 MB is the most \(2500 libraries\)\.$/
    )
  })
})
