import type { Severity, TestBatchResult } from '../api/types.ts'
import { IncompleteRunError } from './errors.ts'

export const FAIL_ON = ['fail', 'warning', 'never'] as const
export type FailOn = (typeof FAIL_ON)[number]

export type Status = 'pass' | 'warning' | 'fail'
export type TestOutcome = Status | 'skip'

export interface Verdict {
  /** The result itself; the gate's rule does not change it. */
  status: Status
  counts: Record<'passed' | 'warned' | 'failed' | 'skipped', number>
  failOn: FailOn
  /** Whether the rule turns the result into a failing step. */
  failsGate: boolean
  /** One sentence, the same in the log, the summary and the reports. */
  sentence: string
}

/**
 * The gate. A test is judged by its severity: ALERT is a failed test, WARNING a warned one.
 *
 * @throws IncompleteRunError when nothing was tested or a severity is not known: neither may look like a pass.
 */
export function judge(batches: readonly TestBatchResult[], failOn: FailOn): Verdict {
  const counts = { passed: 0, warned: 0, failed: 0, skipped: 0 }
  for (const batch of batches) {
    const outcome = outcomeOf(batch)
    if (outcome === 'fail') counts.failed++
    else if (outcome === 'warning') counts.warned++
    else if (outcome === 'pass') counts.passed++
    else counts.skipped++
  }
  if (counts.passed + counts.warned + counts.failed === 0) {
    throw new IncompleteRunError(
      'nothing-tested',
      counts.skipped === 0 ? 'The run holds no tests.' : `All ${counts.skipped} tests were skipped.`,
      {
        hint: 'The report gives the reason for each. Most often the labels, the predictions or the model are missing.'
      }
    )
  }
  const status = counts.failed > 0 ? 'fail' : counts.warned > 0 ? 'warning' : 'pass'
  const failsGate = failOn === 'fail' ? status === 'fail' : failOn === 'warning' ? status !== 'pass' : false
  return { status, counts, failOn, failsGate, sentence: sentenceOf(status, counts, failOn, failsGate) }
}

/** How one test (batch) ended. */
export function outcomeOf(batch: TestBatchResult): TestOutcome {
  const outcome = SEVERITIES.get(batch.severity ?? 'SEVERITY_UNSPECIFIED')
  if (outcome === undefined) {
    const name = String(batch.testName ?? batch.testType).slice(0, 100)
    throw new IncompleteRunError(
      'unknown-severity',
      `The server gave the test "${name}" no severity that is known here.`
    )
  }
  const { total, skip } = batch.summaryCounts ?? {}
  return Number(total ?? 0) === Number(skip ?? 0) && outcome === 'pass' ? 'skip' : outcome
}

/** 2.x names, and those of 0.x that servers of that time send. */
const SEVERITIES: ReadonlyMap<string, Status> = new Map<
  Severity | 'none' | 'low' | 'medium' | 'high',
  Status
>([
  ['SEVERITY_PASS', 'pass'],
  ['SEVERITY_WARNING', 'warning'],
  ['SEVERITY_ALERT', 'fail'],
  ['none', 'pass'],
  ['low', 'warning'],
  ['medium', 'warning'],
  ['high', 'fail']
])

function sentenceOf(status: Status, counts: Verdict['counts'], failOn: FailOn, failsGate: boolean): string {
  const tests = counts.passed + counts.warned + counts.failed
  const found =
    status === 'fail'
      ? `${plural(counts.failed, 'test')} of ${tests} failed${counts.warned > 0 ? ` and ${counts.warned} warned` : ''}`
      : status === 'warning'
        ? `${plural(counts.warned, 'test')} of ${tests} warned, none failed`
        : `all ${plural(tests, 'test')} passed`
  const gate = failsGate
    ? `the gate fails (fail-on: ${failOn})`
    : status === 'pass'
      ? 'the gate passes'
      : `the gate passes (fail-on: ${failOn})`
  return `${found.charAt(0).toUpperCase()}${found.slice(1)}; ${gate}.`
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
