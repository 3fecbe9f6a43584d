import { countStatuses, type TestReport, type Verdict } from '../report/model.ts'
import { IncompleteRunError } from './errors.ts'

export const FAIL_ON = ['fail', 'warning', 'never'] as const
export type FailOn = (typeof FAIL_ON)[number]

/**
 * The gate: turns the tests of a completed run into the step's verdict. A test is judged by its severity; ALERT is a
 * failed test, WARNING a warned one. The rule decides whether the step fails, never what the result is.
 *
 * @param tests worst first.
 * @throws IncompleteRunError when nothing was tested, which must not look like a pass.
 */
export function judge(tests: readonly TestReport[], failOn: FailOn): Verdict {
  const counts = countStatuses(tests)
  const judged = counts.total - counts.skip
  if (judged === 0) {
    const message = counts.total === 0 ? 'The run holds no tests.' : `All ${counts.total} tests were skipped.`
    throw new IncompleteRunError('nothing-tested', message, {
      hint: 'Most often the labels, the predictions or the model are missing; the log gives the reason of each test.'
    })
  }
  const status = counts.fail > 0 ? 'fail' : counts.warning > 0 ? 'warning' : 'pass'
  const failsGate =
    (status === 'fail' && failOn !== 'never') || (status === 'warning' && failOn === 'warning')
  const found =
    status === 'fail'
      ? `${counts.fail} of ${plural(judged, 'test')} failed${counts.warning > 0 ? ` and ${counts.warning} warned` : ''}`
      : status === 'warning'
        ? `${counts.warning} of ${plural(judged, 'test')} warned and none failed`
        : `All ${plural(judged, 'test')} passed`
  const rule = failsGate ? `the gate fails (fail-on: ${failOn})` : `the gate passes (fail-on: ${failOn})`
  return {
    status,
    sentence: `${found}${counts.skip > 0 ? ` (${counts.skip} skipped)` : ''}; ${rule}.`,
    failOn,
    failsGate,
    failingTests: tests.filter((test) => test.status === 'fail').map((test) => test.type),
    reasons: []
  }
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
