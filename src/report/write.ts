import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'

import { renderHtml } from './html.ts'
import { renderJunit } from './junit.ts'
import type { StressTestReport } from './model.ts'
import { renderResults } from './results.ts'
import { renderSummary } from './summary.ts'

export interface WrittenReports {
  resultsPath: string
  reportPath: string
  junitPath: string
  summaryPath: string
}

/**
 * Writes `results.json`, `report.html`, `junit.xml` and `summary.md` into `directory`, which is made if need be. Each
 * is either there as a whole or not at all.
 *
 * @throws Error when any of them could not be written: a verdict without its report is no verdict.
 */
export async function writeReports(report: StressTestReport, directory: string): Promise<WrittenReports> {
  await mkdir(directory, { recursive: true })
  const paths = {
    resultsPath: join(directory, 'results.json'),
    reportPath: join(directory, 'report.html'),
    junitPath: join(directory, 'junit.xml'),
    summaryPath: join(directory, 'summary.md')
  }
  await writeWhole(paths.resultsPath, renderResults(report))
  await writeWhole(paths.junitPath, renderJunit(report))
  await writeWhole(paths.summaryPath, renderSummary(report))
  await writeWhole(paths.reportPath, await renderHtml(report))
  return paths
}

async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    // `wx` follows no link that someone placed there.
    const file = await open(temporary, 'wx', 0o644)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw new Error(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error
    })
  }
}
