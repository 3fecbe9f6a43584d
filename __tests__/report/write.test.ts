import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { writeReports } from '../../src/report/write.ts'
import { ensureClient } from './client.ts'
import { binaryReport, errorReport, greenReport } from './fixtures.ts'

let folder: string
beforeAll(ensureClient, 60_000)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reports-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('writes the four files into a folder that it makes, and nothing else', async () => {
  const directory = join(folder, 'a', 'b')
  const paths = await writeReports(binaryReport(), directory)
  expect(readdirSync(directory).sort()).toEqual(['junit.xml', 'report.html', 'results.json', 'summary.md'])
  expect(paths).toEqual({
    resultsPath: join(directory, 'results.json'),
    reportPath: join(directory, 'report.html'),
    junitPath: join(directory, 'junit.xml'),
    summaryPath: join(directory, 'summary.md')
  })
  expect(JSON.parse(readFileSync(paths.resultsPath, 'utf8'))).toEqual(binaryReport())
})

test('replaces an earlier report, also one of an error', async () => {
  const { resultsPath } = await writeReports(greenReport(), folder)
  await writeReports(errorReport(), folder)
  expect(JSON.parse(readFileSync(resultsPath, 'utf8'))).toHaveProperty('verdict.status', 'error')
})

test('a report that cannot be written is an error, and leaves no half file', async () => {
  writeFileSync(join(folder, 'file'), '')
  await expect(writeReports(greenReport(), join(folder, 'file'))).rejects.toThrow()
  const directory = join(folder, 'reports')
  await writeReports(greenReport(), directory)
  rmSync(join(directory, 'junit.xml'))
  mkdirSync(join(directory, 'junit.xml'))
  await expect(writeReports(binaryReport(), directory)).rejects.toThrow(/cannot write .*junit\.xml/)
  expect(readdirSync(directory).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('a link in the place of a report is replaced and not followed', async () => {
  const target = join(folder, 'target')
  writeFileSync(target, 'mine')
  symlinkSync(target, join(folder, 'results.json'))
  await writeReports(greenReport(), folder)
  expect(readFileSync(target, 'utf8')).toBe('mine')
})
