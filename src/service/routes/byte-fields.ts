/**
 * Fields that are `bytes` in the vendor's messages and so travel as base64, though they hold text. The rime-sdk passes
 * them through; robustintelligence refuses an answer in which they are anything else.
 */
import type { CategoryResult, TestBatchResult, TestCase } from '../../api/types.ts'

export function caseOnWire(one: TestCase, showDisplay: boolean | undefined): TestCase {
  const { display, ...rest } = one
  if (showDisplay !== true || display === undefined) return rest
  const { details, tableInfo, ...shown } = display
  return {
    ...rest,
    display: {
      ...shown,
      ...(details === undefined ? {} : { details: base64(details) }),
      ...(tableInfo === undefined ? {} : { tableInfo: base64(tableInfo) })
    }
  }
}

export function batchOnWire(batch: TestBatchResult, showDisplay: boolean | undefined): TestBatchResult {
  const { display, failingRowsResult: rows, ...rest } = batch
  const wire: TestBatchResult = rest
  if (rows !== undefined) {
    const failingRows = rows.failingRows?.map((row) =>
      row.details === undefined ? row : { ...row, details: base64(row.details) }
    )
    wire.failingRowsResult = { ...rows, ...(failingRows === undefined ? {} : { failingRows }) }
  }
  if (showDisplay === true && display !== undefined) {
    const { summaryDetails, ...shown } = display
    wire.display = {
      ...shown,
      ...(summaryDetails === undefined ? {} : { summaryDetails: base64(summaryDetails) })
    }
  }
  return wire
}

export function categoryOnWire(category: CategoryResult): CategoryResult {
  const details = category.suggestion?.details
  return details === undefined ? category : { ...category, suggestion: { details: base64(details) } }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
