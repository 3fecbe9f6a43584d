import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { TerminalStatus } from '../../src/service/store/jobs.ts'
import { JobStore } from '../../src/service/store/jobs.ts'
import type { Database } from '../../src/service/store/database.ts'
import { openDatabase } from '../../src/service/store/database.ts'

const TERMINAL: TerminalStatus[] = ['JOB_STATUS_SUCCEEDED', 'JOB_STATUS_FAILED', 'JOB_STATUS_CANCELLED']

let folder: string
let database: Database
let jobs: JobStore
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rime-jobs-'))
  database = openDatabase(folder)
  jobs = new JobStore(database, 'owner')
  jobs.add({ id: 'job', type: 'JOB_TYPE_IMAGE_BUILDER', spec: {} })
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

describe('a job', () => {
  test.each(TERMINAL.flatMap((first) => TERMINAL.map((second) => [first, second] as const)))(
    'that ended as %s never becomes %s, nor starts again',
    (first, second) => {
      expect(jobs.start('job')).toBe(true)
      expect(jobs.finish('job', first, 'first')).toBe(true)
      const ended = jobs.row('job')
      expect(jobs.finish('job', second, 'second')).toBe(false)
      expect(jobs.start('job')).toBe(false)
      jobs.requestCancel('job')
      expect(jobs.row('job')).toEqual(ended)
    }
  )

  test('starts once', () => {
    expect(jobs.start('job')).toBe(true)
    expect(jobs.start('job')).toBe(false)
  })

  test('is moved by its owner only, and by the one that took it over', () => {
    const other = new JobStore(database, 'other')
    expect(other.start('job')).toBe(false)
    expect(other.finish('job', 'JOB_STATUS_FAILED', undefined)).toBe(false)
    other.takeOver('owner')
    expect(jobs.start('job')).toBe(false)
    expect(jobs.finish('job', 'JOB_STATUS_SUCCEEDED', undefined)).toBe(false)
    expect(other.finish('job', 'JOB_STATUS_FAILED', 'lost')).toBe(true)
    expect(jobs.row('job')).toMatchObject({ status: 'JOB_STATUS_FAILED', error_message: 'lost' })
  })
})
