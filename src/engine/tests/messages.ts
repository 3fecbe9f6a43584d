/** A test's own findings as the messages of the REST API. */
import { createHash } from 'node:crypto'
import { CASE_SCHEMA, type CaseDetails, type SampleRow } from '../../api/display.ts'
import type { Severity, TestBatchResult, TestCase, TestCaseStatus } from '../../api/types.ts'
import type { CaseOutcome, TestDefinition } from './definition.ts'
import type { Settings } from './settings.ts'
import type { Level } from './severity.ts'
import { clip } from './text.ts'

const FAILING_ROWS_SHOWN = 20

export const SEVERITIES: readonly Severity[] = ['SEVERITY_PASS', 'SEVERITY_WARNING', 'SEVERITY_ALERT']

const STATUSES: readonly TestCaseStatus[] = [
  'TEST_CASE_STATUS_PASS_UNSPECIFIED',
  'TEST_CASE_STATUS_WARNING',
  'TEST_CASE_STATUS_FAIL'
]

/** A skipped case has the severity PASS: the wire has none of its own. Its status and its batch's counts tell them apart. */
export function severityOf(level: Level | 'skip'): Severity {
  return level === 'skip' ? 'SEVERITY_PASS' : SEVERITIES[level]!
}

export function testCaseOf(test: TestDefinition, testRunId: string, outcome: CaseOutcome): TestCase {
  const { features, level } = outcome
  const details: CaseDetails = { schema: CASE_SCHEMA, ...outcome.details }
  return {
    testRunId,
    features: [...features],
    testBatchType: test.type,
    status: level === 'skip' ? 'TEST_CASE_STATUS_SKIP' : STATUSES[level]!,
    severity: severityOf(level),
    importanceScore: outcome.importance,
    testCategory: test.category,
    metrics: [...outcome.metrics],
    urlSafeFeatureId: features.length === 1 ? urlSafeFeatureId(features[0]!) : '',
    testCaseId: caseId(test.type, outcome.key),
    display: { tableInfo: JSON.stringify(outcome.table), details: JSON.stringify(details) }
  }
}

/** Readable where the name is plain ASCII, unique for any name, and of at most 53 characters from [a-z0-9_-]. */
export function urlSafeFeatureId(feature: string): string {
  return `${slug(feature, 40)}-${digest([feature], 12)}`
}

function caseId(type: string, key: readonly string[]): string {
  return `${slug(type.slice(type.indexOf(':') + 1), 60)}-${digest([type, ...key], 16)}`
}

function slug(text: string, limit: number): string {
  const plain = text
    .slice(0, 10 * limit)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
  return plain.slice(0, limit) || 'x'
}

function digest(parts: readonly string[], length: number): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length)
}

export function displayOf(test: TestDefinition, settings: Settings | null): TestBatchResult['display'] {
  const { description, whyItMatters, configuration, example } = test.texts
  return {
    tableColumnsToShow: test.columns.map((column) => ({
      name: column.name,
      description: column.description,
      type: column.type === 'number' ? 'TABLE_COLUMN_TYPE_NUMERICAL' : 'TABLE_COLUMN_TYPE_STRING'
    })),
    longDescriptionTabs: [
      { title: 'Description', contents: description },
      { title: 'Why It Matters', contents: whyItMatters },
      { title: 'Configuration', contents: `${configuration}\n\n${configurationOf(test, settings)}` },
      { title: 'Example', contents: example }
    ]
  }
}

function configurationOf(test: TestDefinition, settings: Settings | null): string {
  const lines = Object.entries(test.parameters).map(([name, { description }]) => `- ${name}: ${description}`)
  const resolved = settings === null ? '' : `In this run: ${JSON.stringify(settings.resolved)}\n\n`
  return `${resolved}Parameters of individual_tests_config.${test.configKeys[0]!}:\n${lines.join('\n')}`
}

export function failingRowsOf(
  cases: readonly CaseOutcome[]
): NonNullable<TestBatchResult['failingRowsResult']> | undefined {
  const worst = new Map<number, { features: Set<string>; details: SampleRow }>()
  for (const one of cases) {
    for (const row of one.failingRows ?? []) {
      const entry = worst.get(row.row) ?? { features: new Set<string>(), details: row }
      for (const { feature } of row.changes) entry.features.add(feature)
      worst.set(row.row, entry)
    }
  }
  if (worst.size === 0) return undefined
  const shown = [...worst.entries()].slice(0, FAILING_ROWS_SHOWN)
  return {
    failingRows: shown.map(([row, { features, details }]) => ({
      rowId: String(row),
      failingFeatures: [...features],
      details: JSON.stringify(details)
    })),
    topCount: String(shown.length),
    totalCount: String(worst.size),
    allIncluded: shown.length === worst.size,
    description: 'Rows of the evaluation dataset, counted from 0 as they were read.'
  }
}

/** One case that says why the test could not be run. */
export function skippedCase(reason: string): CaseOutcome {
  return {
    key: ['skipped'],
    features: [],
    level: 'skip',
    importance: 0,
    metrics: [],
    details: { sentence: `Skipped: ${clip(reason, 500)}` },
    table: {}
  }
}
