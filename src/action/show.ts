import { stat } from 'node:fs/promises'
import { relative, resolve } from 'node:path'

import * as core from '@actions/core'

import { annotations } from '../report/annotations.ts'
import { line, md } from '../report/escape.ts'
import type { StressTestReport } from '../report/model.ts'
import { renderSummary } from '../report/summary.ts'

/** Adds the report to the job summary, within what earlier writes of this step left of its budget. */
export async function writeSummary(report: StressTestReport, directory: string): Promise<void> {
  const file = process.env['GITHUB_STEP_SUMMARY'] ?? ''
  if (file === '') return
  const used = (await stat(file).catch(() => undefined))?.size ?? 0
  const markdown = renderSummary(report, { used, directory })
  if (markdown !== '') await core.summary.addRaw(markdown, true).write()
}

/** One line for a run that ended without a report. */
export async function writeLineSummary(text: string): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return
  await core.summary.addRaw(md(text, 500), true).write()
}

/**
 * @param root folder of the repository; a file outside of it gets no place.
 * @param from folder that relative paths of the report start from.
 */
export function annotate(report: StressTestReport, root: string, from: string): void {
  for (const one of annotations(report)) {
    const file = one.file === undefined ? undefined : placeInRepository(resolve(from, one.file), root)
    const properties = {
      title: line(one.title, 200),
      ...(file === undefined ? {} : { file }),
      ...(file === undefined || one.line === undefined ? {} : { startLine: one.line }),
      ...(file === undefined || one.column === undefined ? {} : { startColumn: one.column })
    }
    core[one.level](one.message, properties)
  }
}

function placeInRepository(file: string, root: string): string | undefined {
  const path = relative(root, file)
  return path.startsWith('..') ? undefined : path.replaceAll('\\', '/')
}
