import { rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'

import { CATALOGUE_TAG } from '../../../src/runtime/registry/catalogue.ts'
import { EMPTY_BLOB, manifestOf } from '../../../src/runtime/registry/document.ts'
import { tagOf } from '../../../src/runtime/registry/entry.ts'
import { MEDIA_TYPES, type RegistryClient } from '../../../src/runtime/registry/oci-client.ts'
import type { ImageRecord } from '../../../src/runtime/runtime.ts'
import { collectingLogger, notice, removeFolder, scratchFolder } from '../support.ts'
import {
  catalogueOf,
  clientOf,
  putImage,
  recordOf,
  registryInstalled,
  startProxy,
  startRegistry,
  type TestRegistry
} from './support.ts'

if (!registryInstalled) notice('docker-registry is not on PATH; the tests of the catalogue are left out')
const whenInstalled = registryInstalled ? describe : describe.skip

let registry: TestRegistry
let stateDir: string
let repository: string
let client: RegistryClient
let repositories = 0

async function publish(record: ImageRecord): Promise<string> {
  const digest = await putImage(client, record)
  await catalogueOf(registry.host, repository, stateDir).add({
    tag: tagOf(record.name, 'x86_64'),
    digest,
    record
  })
  return digest
}

async function names(folder = stateDir): Promise<string[]> {
  const images = await catalogueOf(registry.host, repository, folder).list()
  return images.map(({ record }) => record.name)
}

/** Puts a document of these bytes in the place of the catalogue. */
async function replaceDocument(bytes: Buffer): Promise<void> {
  const blob = await client.putBlob(bytes)
  await client.putBlob(EMPTY_BLOB)
  await client.putManifest(CATALOGUE_TAG, manifestOf(blob), MEDIA_TYPES.ociManifest)
}

whenInstalled('the catalogue of a registry', () => {
  beforeAll(async () => {
    registry = await startRegistry()
    stateDir = scratchFolder()
  })
  afterAll(async () => {
    await registry.close()
    removeFolder(stateDir)
  })
  beforeEach(() => {
    repository = `team/images-${(repositories += 1)}`
    client = clientOf(registry.host, repository)
  })

  test('is empty where nothing is, and holds what is added', async () => {
    expect(await names()).toEqual([])
    const record = recordOf('fraud_model')
    const digest = await publish(record)
    const [image] = await catalogueOf(registry.host, repository, stateDir).list()
    const reference = `${registry.host}/${repository}@${digest}`
    expect(image).toEqual({
      tag: 'image.fraud_model.x86_64',
      digest,
      record: { ...record, lock: '', reference }
    })
    const whole = await catalogueOf(registry.host, repository, stateDir).describe(digest)
    expect(whole!.record).toEqual({ ...record, reference })
  })

  test('of 1,000 images takes three requests to read, and two when nothing changed', async () => {
    const count = 1000
    await Promise.all(
      Array.from({ length: 16 }, async (_, lane) => {
        for (let index = lane; index < count; index += 16) await putImage(client, typicalRecord(index))
      })
    )
    const folder = scratchFolder()
    // Nobody wrote a catalogue: it is made from the tags.
    expect(await names(folder)).toHaveLength(count)

    const proxy = await startProxy(registry.host)
    const [own, others] = [scratchFolder(), folder]
    const reader = catalogueOf(proxy.host, repository, own)
    const images = await reader.list()
    expect(images).toHaveLength(count)
    expect(images[0]!.record.pipLibraries).toHaveLength(LIBRARIES)
    expect(proxy.requests.map((line) => line.replace(/[0-9a-f]{64}/, 'DIGEST'))).toEqual([
      `GET /v2/${repository}/manifests/catalogue`,
      `GET /v2/${repository}/blobs/sha256:DIGEST`,
      `GET /v2/${repository}/tags/list?n=1000`
    ])
    const document = await client.blob(/sha256:[0-9a-f]{64}/.exec(proxy.requests[1]!)![0], 1e8)
    expect(document!.length).toBeLessThan(count * 1500)
    proxy.requests.length = 0
    expect(await reader.list()).toEqual(images)
    expect(proxy.requests).toHaveLength(2)
    // Another process with the same state directory finds the document on disk.
    const other = catalogueOf(registry.host, repository, others)
    expect(await other.list()).toHaveLength(count)
    await proxy.close()
    removeFolder(own)
    removeFolder(others)
  }, 110_000)

  test('loses nothing when 20 write at once', async () => {
    const expected = Array.from({ length: 20 }, (_, index) => `model${String(index).padStart(2, '0')}`)
    await Promise.all(expected.map((name) => publish(recordOf(name))))
    expect(await names()).toEqual(expected)
    // That reader has put in what writers undid of each other: the next one reads the document alone.
    const proxy = await startProxy(registry.host)
    const folder = scratchFolder()
    const images = await catalogueOf(proxy.host, repository, folder).list()
    removeFolder(folder)
    expect(images.map(({ record }) => record.name)).toEqual(expected)
    expect(proxy.requests).toHaveLength(3)
    await proxy.close()
  }, 60_000)

  describe('is made again from the tags', () => {
    beforeEach(async () => {
      await publish(recordOf('first'))
      await publish(recordOf('second'))
    })

    test('when it was deleted', async () => {
      await client.deleteManifest((await client.digestOf(CATALOGUE_TAG))!)
      expect(await names()).toEqual(['first', 'second'])
      expect(await client.digestOf(CATALOGUE_TAG)).toBeDefined()
    })

    test.each([
      ['is no archive', Buffer.from('garbage')],
      ['holds no images', gzipSync('{"version":1}')],
      ['is no JSON', gzipSync('[')],
      ['lacks its fields', gzipSync('{"version":1,"images":[{"tag":"image.first.x86_64"},null,7]}')]
    ])('when it %s', async (_what, bytes) => {
      await replaceDocument(bytes)
      expect(await names()).toEqual(['first', 'second'])
      await publish(recordOf('third'))
      expect(await names()).toEqual(['first', 'second', 'third'])
    })

    test('when its tag is an image', async () => {
      await putImage(client, recordOf('intruder'), CATALOGUE_TAG)
      expect(await names()).toEqual(['first', 'second'])
      expect(await names()).toEqual(['first', 'second'])
    })
  })

  test('that a later version wrote is neither used nor overwritten', async () => {
    await publish(recordOf('first'))
    await replaceDocument(gzipSync('{"version":2,"shape":"unknown"}'))
    const before = await client.digestOf(CATALOGUE_TAG)
    await publish(recordOf('second'))
    expect(await names()).toEqual(['first', 'second'])
    expect(await client.digestOf(CATALOGUE_TAG)).toBe(before)
  })

  test('keeps entries of records that a later version wrote', async () => {
    const digest = await putImage(client, recordOf('future'))
    const future = { tag: 'image.future.x86_64', digest, record: { schema: 99, name: 'future', news: [1] } }
    await replaceDocument(gzipSync(JSON.stringify({ version: 1, images: [future] })))
    await publish(recordOf('now'))
    expect(await names()).toEqual(['now'])
    const manifest = JSON.parse((await client.manifest(CATALOGUE_TAG))!.bytes.toString()) as {
      layers: { digest: string }[]
    }
    const { gunzipSync } = await import('node:zlib')
    const document = gunzipSync((await client.blob(manifest.layers[0]!.digest, 1e6))!).toString()
    expect((JSON.parse(document) as { images: unknown[] }).images).toContainEqual(future)
  })

  test('does not list an image whose tag is gone', async () => {
    const digest = await publish(recordOf('first'))
    await publish(recordOf('second', { contentKey: 'd'.repeat(64) }))
    await client.deleteManifest(digest)
    expect(await names()).toEqual(['second'])
    const catalogue = catalogueOf(registry.host, repository, stateDir)
    await catalogue.drop('image.second.x86_64')
    // The tag is the truth: an entry alone does not remove an image.
    expect(await names()).toEqual(['second'])
  })

  test('leaves other tags, other machines and damaged images alone', async () => {
    await publish(recordOf('good'))
    await putImage(client, recordOf('whatever'), 'latest')
    await putImage(client, recordOf('arm'), 'image.arm.aarch64')
    await putImage(client, recordOf('liar'), 'image.claimed.x86_64')
    await putImage(client, { ...recordOf('broken'), pipLibraries: 'none' as unknown as [] })
    const log = collectingLogger()
    const catalogue = catalogueOf(registry.host, repository, stateDir, log)
    const listed = (await catalogue.list()).map(({ record }) => record.name)
    expect(listed).toEqual(['good'])
    await catalogue.list()
    expect(log.lines.filter((line) => line.includes('left out'))).toEqual([
      expect.stringMatching(/image\.(broken|claimed)\.x86_64 is left out/),
      expect.stringMatching(/image\.(broken|claimed)\.x86_64 is left out/)
    ])
    const tags = await client.tags()
    expect(tags).toEqual(expect.arrayContaining(['latest', 'image.arm.aarch64']))
  })

  test('is read by those who may not write', async () => {
    await putImage(client, recordOf('first'))
    const proxy = await startProxy(registry.host, ({ method }) =>
      method === 'GET' ? undefined : { status: 403 }
    )
    const reader = catalogueOf(proxy.host, repository, stateDir)
    expect(await reader.list()).toHaveLength(1)
    expect(await reader.list()).toHaveLength(1)
    expect(proxy.requests.filter((line) => !line.startsWith('GET'))).toHaveLength(1)
    await proxy.close()
  })

  test('does without its disk cache, and does not use a damaged one', async () => {
    await publish(recordOf('first'))
    const folder = scratchFolder()
    expect(await names(folder)).toEqual(['first'])
    const { readdirSync, writeFileSync } = await import('node:fs')
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    expect(files).toHaveLength(1)
    for (const file of files) writeFileSync(`${file.parentPath}/${file.name}`, 'damaged')
    expect(await names(folder)).toEqual(['first'])
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'a file where a folder should be')
    expect(await names(folder)).toEqual(['first'])
    rmSync(folder)
  })
})

const LIBRARIES = 25

/** As many libraries, extras and markers as an image of a small model has; no two images are alike. */
function typicalRecord(index: number): ImageRecord {
  const name = `model${String(index).padStart(4, '0')}`
  const pipLibraries = Array.from({ length: LIBRARIES }, (_, one) => ({
    name: `library-${(index * 7 + one * 13) % 400}`,
    version: `${one % 4}.${index % 10}.${one}`
  }))
  return recordOf(name, {
    pipLibraries,
    requirements: pipLibraries
      .slice(0, 4)
      .map((library) => ({ given: library.name, canonical: `${library.name}==${library.version}` })),
    requestKey: hex(index, 'r'),
    contentKey: hex(index, 'c'),
    createdAt: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString()
  })
}

function hex(index: number, salt: string): string {
  return Buffer.from(`${salt}${index}`.padEnd(32, salt)).toString('hex')
}
