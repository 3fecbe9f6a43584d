/** The bill of materials against the schema that CycloneDX publishes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, test } from '@jest/globals'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'

import { sbomOf } from '../../src/runtime/image-build/sbom.ts'
import type { ImageRecord } from '../../src/runtime/runtime.ts'
import { VenvRuntime } from '../../src/runtime/venv/runtime.ts'
import { collectingLogger, NEVER, removeFolder, request, scratchFolder, startIndex } from './support.ts'
import { sharedUv } from './venv-support.ts'

const SCHEMAS = join(import.meta.dirname, '../../node_modules/@cyclonedx/cyclonedx-library/res/schema')

let validate: ValidateFunction

beforeAll(() => {
  const schema = (name: string) =>
    JSON.parse(readFileSync(join(SCHEMAS, `${name}.SNAPSHOT.schema.json`), 'utf8')) as object
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    formats: { 'iri-reference': true, 'idn-email': true }
  })
  addFormats.default(ajv)
  // The schema names these two by the files they lie in.
  for (const name of ['spdx', 'jsf-0.82']) {
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`)
  }
  validate = ajv.compile(schema('bom-1.6'))
})

function problems(document: unknown): unknown[] {
  validate(document)
  return validate.errors ?? []
}

const RECORD: ImageRecord = {
  schema: 2,
  name: 'fraud_model',
  runtime: 'docker',
  requirements: [{ given: 'Torch', canonical: 'torch' }],
  constraints: [],
  lock: `torch==2.0+cpu \\\n    --hash=sha256:${'a'.repeat(64)} \\\n    --hash=sha256:${'b'.repeat(64)}\n`,
  requestKey: 'r',
  contentKey: 'c',
  providedExtras: {},
  directUrls: {},
  systemPackages: [{ name: 'libstdc++6', version: '1:12.2.0-14+deb12u1~x' }],
  platform: 'linux x86_64 glibc 2.36',
  bytes: 1000,
  pipLibraries: [
    { name: 'Torch', version: '2.0+cpu' },
    { name: 'zope.interface', version: '1!6.0.post1' }
  ],
  pythonVersion: '3.11.2',
  markerEnvironment: {},
  reference: 'sha256:1',
  baseImage: 'python:3.11-slim',
  createdAt: '2026-11-22T00:00:00.000Z',
  buildSeconds: 1,
  creator: 'me',
  builder: 'test 1'
}

test('the bill of materials is valid, names what is there, and does not change between readings', () => {
  const sbom = sbomOf(RECORD)
  expect(problems(sbom)).toEqual([])
  expect(sbomOf(structuredClone(RECORD))).toEqual(sbom)
  expect(sbom.components.map(({ purl, hashes }) => [purl, hashes?.length ?? 0])).toEqual([
    ['pkg:pypi/torch@2.0%2Bcpu', 2],
    ['pkg:pypi/zope-interface@1!6.0.post1', 0],
    ['pkg:generic/libstdc%2B%2B6@1%3A12.2.0-14%2Bdeb12u1~x', 0]
  ])
})

test('the check finds a document that is not valid', () => {
  const sbom = sbomOf(RECORD)
  expect(problems({ ...sbom, serialNumber: 'urn:uuid:1' })).not.toEqual([])
  expect(problems({ ...sbom, components: [...sbom.components, sbom.components[0]] })).not.toEqual([])
  expect(problems({ ...sbom, metadata: { ...sbom.metadata, timestamp: 'yesterday' } })).not.toEqual([])
})

test('it lies beside the record of a venv', async () => {
  const stateDir = scratchFolder()
  const index = await startIndex()
  try {
    const { findTools } = await sharedUv()
    const options = { stateDir, log: collectingLogger(), findTools, index: { url: index.url() } }
    const runtime = await VenvRuntime.create(options)
    const record = await runtime.build(request('billed', ['canarypkg']), () => undefined, NEVER)
    const sbom: unknown = JSON.parse(readFileSync(join(record.reference, 'sbom.cdx.json'), 'utf8'))
    expect(sbom).toEqual(sbomOf(record))
    expect(problems(sbom)).toEqual([])
    expect(sbom).toMatchObject({ components: [{ name: 'canarypkg', hashes: [{ alg: 'SHA-256' }] }] })
  } finally {
    await index.close()
    removeFolder(stateDir)
  }
}, 60_000)
