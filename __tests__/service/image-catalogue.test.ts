import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import type { ImageRecord, InstalledLibrary } from '../../src/runtime/runtime.ts'
import { Database, databaseFile, type Value } from '../../src/service/store/database.ts'
import { ImageStore } from '../../src/service/store/images.ts'
import type { LibraryFilter } from '../../src/service/store/library-index.ts'
import { MIGRATIONS } from '../../src/service/store/migrations.ts'
import { imageRecord } from './support/fake-runtime.ts'
import { Harness } from './support/harness.ts'

/** Keeps what was asked, to be explained. */
const asked = new Set<string>()
class RecordingDatabase extends Database {
  override all<Row>(sql: string, ...values: Value[]): Row[] {
    asked.add(sql)
    return super.all<Row>(sql, ...values)
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as in the class itself
  override get<Row>(sql: string, ...values: Value[]): Row | undefined {
    asked.add(sql)
    return super.get<Row>(sql, ...values)
  }

  plans(): string[] {
    return [...asked].flatMap((sql) =>
      super.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).map(({ detail }) => detail)
    )
  }
}

let folder: string
let database: RecordingDatabase
let store: ImageStore
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rime-catalogue-'))
  database = new RecordingDatabase(databaseFile(folder))
  store = new ImageStore(database)
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

function fill(records: ImageRecord[]): void {
  expect(store.reconcile(records, store.version())).toBe(true)
}

function names(filters: LibraryFilter[], after?: string, limit = 1_000_000): string[] {
  return store.list(filters, after, limit).map((image) => image.name)
}

/** Libraries 0 to 7 of which the nth is in every (n+1)th image, in one of three versions. */
function librariesOf(image: number): InstalledLibrary[] {
  return Array.from({ length: 8 }, (_item, library) => library)
    .filter((library) => image % (library + 1) === 0)
    .map((library) => ({ name: `Lib_${library}`, version: `1.${(image >> library) % 3}.0` }))
}

describe('the index of libraries', () => {
  test.each([
    ['1.0.2', '1.0.2', true],
    ['1.0', '1.0.0', true],
    ['1', '1.0.0', true],
    ['0', '0.0', true],
    ['v1.0RC1', '1.0rc1', true],
    ['1.0-1', '1.0.post1', true],
    ['2.0', '2.0+cpu', true],
    ['2.0+CPU', '2.0.0+cpu', true],
    ['2.0+cpu', '2.0+cu121', false],
    ['2.0+cpu', '2.0', false],
    ['1.0', '1!1.0', false],
    ['1.0', '1.0rc1', false],
    ['1.0', '1.0.post1', false],
    ['1.0', '1.0.dev1', false],
    ['10', '1', false],
    ['nightly', 'nightly', true],
    ['nightly', '1', false]
  ])('finds by version %s what has %s: %s', (wanted, installed, isFound) => {
    fill([imageRecord('img', [{ name: 'NumPy', version: installed }])])
    expect(names([{ name: 'numpy', version: wanted }])).toEqual(isFound ? ['img'] : [])
  })

  test('finds what looking at every image finds, page by page', () => {
    const images = Array.from({ length: 2_000 }, (_item, index) => index)
    const nameOf = (image: number): string => `img-${String(image * 7919).padStart(9, '0')}`
    fill(images.map((image) => imageRecord(nameOf(image), librariesOf(image))))
    const cases: LibraryFilter[][] = [
      [{ name: 'lib-0' }],
      [{ name: 'lib-7' }],
      [{ name: 'lib-0' }, { name: 'lib-6', version: '1.1' }],
      [{ name: 'lib-6', version: '1.1' }, { name: 'lib-2', version: '1.2.0' }, { name: 'lib-0' }],
      [
        { name: 'lib-1', version: '1.0' },
        { name: 'lib-1', version: '1.1' }
      ],
      [{ name: 'lib-0' }, { name: 'absent' }]
    ]
    for (const filters of cases) {
      const expected = images
        .filter((image) =>
          filters.every(({ name, version }) =>
            librariesOf(image).some(
              (library) =>
                library.name.toLowerCase().replace('_', '-') === name &&
                (version === undefined || library.version.startsWith(version))
            )
          )
        )
        .map(nameOf)
        .toSorted()
      const found: string[] = []
      for (;;) {
        const page = names(filters, found.at(-1), 100)
        found.push(...page)
        if (page.length < 100) break
      }
      expect(found).toEqual(expected)
    }
  })

  test('is asked without a look at every row and without sorting', () => {
    fill([imageRecord('img', [{ name: 'numpy', version: '1.0' }])])
    asked.clear()
    names([{ name: 'numpy' }])
    names([{ name: 'numpy', version: '1.0' }, { name: 'numpy' }])
    names([{ name: 'numpy', version: '1.0+cpu' }], 'a')
    names([], 'a')
    store.get('img')
    store.readyRecord('img')
    database.transaction(() => store.finishBuild('no job', undefined))
    const plans = database.plans()
    expect(plans.length).toBeGreaterThan(8)
    // The rest of a count whose rows have been found by the index.
    const scans = plans.filter(
      (plan) => /SCAN|TEMP B-TREE/.test(plan) && !/SCAN \(subquery|CONSTANT/.test(plan)
    )
    expect(scans).toEqual([])
    asked.clear()
    store.withKey({ requestKey: 'a', contentKey: 'b' })
    // The few images of one key are sorted.
    expect(database.plans().filter((plan) => plan.includes('SCAN'))).toEqual([])
  })

  test('follows its image: another record, a removal', () => {
    const first = imageRecord('img', [{ name: 'a', version: '1' }])
    fill([first])
    fill([{ ...imageRecord('img', [{ name: 'b', version: '1' }]), reference: '/elsewhere' }])
    expect(names([{ name: 'a' }])).toEqual([])
    expect(names([{ name: 'b' }])).toEqual(['img'])
    fill([])
    expect(names([{ name: 'b' }])).toEqual([])
    expect(database.get('SELECT * FROM image_libraries')).toBeUndefined()
    expect(database.get('SELECT * FROM image_records')).toBeUndefined()
  })
})

describe('a listing of the runtime', () => {
  test('that was applied before is not written again, one with one more image writes that one', () => {
    const records = Array.from({ length: 50 }, (_item, index) => imageRecord(`img-${index}`))
    fill(records)
    const other = new DatabaseSync(databaseFile(folder))
    const changes = (): unknown => other.prepare('PRAGMA data_version').get()
    const before = changes()
    fill(records.toReversed())
    expect(changes()).toEqual(before)
    const again = new ImageStore(database)
    expect(again.reconcile(records, again.version())).toBe(true)
    expect(changes()).toEqual(before)
    const rows = (): unknown => other.prepare("SELECT rowid, * FROM image_records WHERE name = 'img-7'").get()
    const row = rows()
    fill([...records, imageRecord('new')])
    expect(names([])).toHaveLength(51)
    // A row that is written again gets another rowid.
    expect(rows()).toEqual(row)
    other.close()
  })

  test('is applied again when another process has changed the catalogue since', () => {
    const records = [imageRecord('img')]
    fill(records)
    const other = new ImageStore(database)
    other.reconcile([], other.version())
    fill(records)
    expect(names([])).toEqual(['img'])
  })

  test('with several images of one name counts the newest', () => {
    const old = imageRecord('img', [{ name: 'a', version: '1' }])
    const young = {
      ...imageRecord('img', [{ name: 'a', version: '2' }]),
      reference: '/young',
      createdAt: '2026-02-01T00:00:00.000Z'
    }
    fill([young, old])
    expect(store.readyRecord('img').reference).toBe('/young')
    expect(names([{ name: 'a', version: '1' }])).toEqual([])
  })
})

test('a catalogue of the schema before this one keeps its images', () => {
  database.close()
  rmSync(databaseFile(folder))
  const old = new DatabaseSync(databaseFile(folder))
  for (const step of MIGRATIONS.slice(0, 2)) old.exec(step)
  old.exec('PRAGMA user_version = 2')
  const record = imageRecord('img', [{ name: 'numpy', version: '1.0' }])
  old
    .prepare(
      `INSERT INTO images (name, status, requirements, record, last_used_at, created_at)
       VALUES ('img', 'STATUS_READY', '[]', ?, '2026-03-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`
    )
    .run(JSON.stringify(record))
  old.close()
  database = new RecordingDatabase(databaseFile(folder))
  store = new ImageStore(database)
  expect(store.readyRecord('img')).toEqual(record)
  fill([record])
  expect(store.list([{ name: 'numpy' }], undefined, 10)).toMatchObject([
    { name: 'img', lastUsedTime: '2026-03-01T00:00:00.000Z', pipLibraries: record.pipLibraries }
  ])
})

test('a filter takes an exact version and no range', async () => {
  const harness = await new Harness().start()
  try {
    harness.runtime.add('img', [{ name: 'numpy', version: '1.0' }])
    const list = (version: string) =>
      harness.call('POST', '/v1/images/list', { pipLibraries: [{ name: 'numpy', version }] })
    expect((await list('1')).body).toMatchObject({ images: [{ name: 'img' }] })
    for (const range of ['>=1', '==1.0', '1.*', '1,2']) {
      expect(await list(range)).toMatchObject({
        status: 400,
        body: { message: expect.stringContaining('is not an exact version') as unknown }
      })
    }
  } finally {
    await harness.close()
  }
})
