import { IncompleteRunError } from '../../src/gate/errors.ts'
import { type FailOn, judge } from '../../src/gate/verdict.ts'
import { noCounts, type Status, type TestReport } from '../../src/report/model.ts'

function tests(...statuses: Status[]): TestReport[] {
  return statuses.map((status, index) => ({
    type: `test_${index}`,
    name: `Test ${index}`,
    category: 'model_performance',
    status,
    description: '',
    about: [],
    counts: noCounts(),
    failingFeatures: [],
    metrics: [],
    cases: []
  }))
}

test.each<[Status[], FailOn, string, boolean]>([
  [['pass', 'pass'], 'fail', 'pass', false],
  [['pass', 'pass'], 'warning', 'pass', false],
  [['pass', 'warning'], 'fail', 'warning', false],
  [['pass', 'warning'], 'warning', 'warning', true],
  [['pass', 'warning'], 'never', 'warning', false],
  [['warning', 'fail', 'pass'], 'fail', 'fail', true],
  [['fail'], 'warning', 'fail', true],
  [['fail'], 'never', 'fail', false],
  [['skip', 'pass'], 'fail', 'pass', false]
])('%j with fail-on %s is %s, fails: %j', (statuses, failOn, status, failsGate) => {
  const verdict = judge(tests(...statuses), failOn)
  expect(verdict).toMatchObject({ status, failsGate, failOn })
  expect(verdict.sentence).toContain(failsGate ? 'the gate fails' : 'the gate passes')
})

it.each([[[]], [['skip', 'skip'] as Status[]]])(
  'never passes a run in which nothing was tested: %j',
  (statuses) => {
    expect(() => judge(tests(...statuses), 'never')).toThrow(IncompleteRunError)
  }
)

it('names the failed tests and counts what was judged', () => {
  const verdict = judge(tests('fail', 'warning', 'pass', 'skip'), 'fail')
  expect(verdict.failingTests).toEqual(['test_0'])
  expect(verdict.sentence).toBe(
    '1 of 3 tests failed and 1 warned (1 skipped); the gate fails (fail-on: fail).'
  )
})
