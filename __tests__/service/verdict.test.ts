/**
 * The product's most important rule: a run counts only when its whole event stream is right. A good stream is changed in
 * every place and every way; only the original, and orders that say the same, may succeed.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import type { EngineEvent } from '../../src/engine/job.ts'
import { Contract } from '../../src/service/contract/contract.ts'
import { StreamError } from '../../src/service/jobs/event-fields.ts'
import { ResultStream } from '../../src/service/jobs/result-stream.ts'
import { goodEvents, toLines } from './support/events.ts'
import { Harness } from './support/harness.ts'

const contract = new Contract()
const good = goodEvents()

/** What the service would say of a stream: undefined is success. */
function verdict(
  lines: readonly string[],
  exit = { code: 0 as number | null, signal: null as string | null }
): string | undefined {
  const stream = new ResultStream(contract, '@RUN@')
  try {
    for (const line of lines) stream.accept(line)
  } catch (error) {
    if (error instanceof StreamError) return error.message
    throw error
  }
  return stream.finish(exit)?.message
}

function linesOf(events: readonly EngineEvent[]): string[] {
  return events.map((event) => JSON.stringify(event))
}

/** Events that say how far the run is and nothing of what came out. */
function isRemark(event: EngineEvent | undefined): boolean {
  return event?.type === 'log' || event?.type === 'progress'
}

function changed(change: (events: EngineEvent[]) => void): string[] {
  const events = goodEvents()
  change(events)
  return linesOf(events)
}

describe('the event stream of a run', () => {
  test('succeeds as the engine wrote it', () => {
    expect(verdict(linesOf(good))).toBeUndefined()
  })

  test.each(good.map((event, index) => [index, event.type] as const))(
    'fails without event %i (%s)',
    (index) => {
      const dropped = verdict(linesOf(good.toSpliced(index, 1)))
      if (isRemark(good[index])) expect(dropped).toBeUndefined()
      else expect(dropped).toBeDefined()
    }
  )

  test.each(good.map((event, index) => [index, event.type] as const))(
    'fails with event %i (%s) twice',
    (index) => {
      const doubled = verdict(linesOf(good.toSpliced(index, 0, good[index]!)))
      if (isRemark(good[index])) expect(doubled).toBeUndefined()
      else expect(doubled).toBeDefined()
    }
  )

  test.each(good.map((event, index) => [index, event.type] as const))(
    'fails when it ends before event %i (%s)',
    (index) => {
      expect(verdict(linesOf(good.slice(0, index)))).toBeDefined()
    }
  )

  test('fails in every other order that does not say the same', () => {
    for (let from = 0; from < good.length; from++) {
      for (let to = 0; to < good.length; to++) {
        if (from === to) continue
        const moved = good.toSpliced(from, 1)
        moved.splice(to, 0, good[from]!)
        if (verdict(linesOf(moved)) === undefined) expect(saysTheSame(moved)).toBe(true)
      }
    }
  })

  /** Remarks may stand anywhere; cases only before their batch, batches only before what counts them, the end last. */
  function saysTheSame(events: readonly EngineEvent[]): boolean {
    const position = (find: (event: EngineEvent) => boolean): number[] =>
      events.flatMap((event, index) => (find(event) ? [index] : []))
    const [end] = position((event) => event.type === 'end')
    const [plan] = position((event) => event.type === 'plan')
    const [run] = position((event) => event.type === 'run')
    const cases = position((event) => event.type === 'case')
    const batches = position((event) => event.type === 'batch')
    const categories = position((event) => event.type === 'category')
    return (
      end === events.length - 1 &&
      [...cases, ...batches].every((index) => index > plan!) &&
      batches.every((index) => index < run!) &&
      categories.every((category) =>
        batches.every((batch) => {
          const tests = (events[category] as { category: { testBatchTypes: string[] } }).category
            .testBatchTypes
          const type = (events[batch] as { batch: { testType: string } }).batch.testType
          return !tests.includes(type) || batch < category
        })
      ) &&
      cases.every((one) =>
        batches.every((batch) => {
          const testCase = (events[one] as { case: { testBatchType: string } }).case
          const type = (events[batch] as { batch: { testType: string } }).batch.testType
          return testCase.testBatchType !== type || one < batch
        })
      )
    )
  }

  test('fails when a line is cut at any byte', () => {
    for (const [index, line] of linesOf(good).entries()) {
      for (let length = 1; length < line.length; length += 7) {
        const lines = linesOf(good)
        lines[index] = line.slice(0, length)
        expect(verdict(lines)).toBeDefined()
      }
    }
  })

  test.each(['cases', 'batches', 'categories', 'testErrors'] as const)(
    'fails when %s is counted wrong',
    (count) => {
      for (const by of [-1, 1]) {
        const lines = changed((events) => {
          const end = events.at(-1) as Extract<EngineEvent, { type: 'end' }>
          end[count] += by
        })
        expect(verdict(lines)).toBeDefined()
      }
    }
  )

  test('fails when a test case changes its status', () => {
    const statuses = ['PASS_UNSPECIFIED', 'WARNING', 'FAIL', 'SKIP'].map((name) => `TEST_CASE_STATUS_${name}`)
    for (const [index, event] of good.entries()) {
      if (event.type !== 'case') continue
      for (const status of statuses) {
        const lines = changed((events) => {
          Object.assign((events[index] as typeof event).case, { status })
        })
        expect(verdict(lines) === undefined).toBe(status === event.case.status)
      }
    }
  })

  test('fails when a test changes its severity', () => {
    for (const [index, event] of good.entries()) {
      if (event.type !== 'batch') continue
      for (const severity of [
        'SEVERITY_PASS',
        'SEVERITY_WARNING',
        'SEVERITY_ALERT',
        'SEVERITY_UNSPECIFIED'
      ]) {
        const lines = changed((events) => {
          Object.assign((events[index] as typeof event).batch, { severity })
        })
        expect(verdict(lines) === undefined).toBe(severity === event.batch.severity)
      }
    }
  })

  test('fails when any field that is counted on is missing or of another type', () => {
    const needed = [
      ['case', ['testRunId', 'testCaseId', 'testBatchType', 'status', 'severity', 'testCategory']],
      ['batch', ['testRunId', 'testType', 'severity', 'summaryCounts', 'testCategory']],
      ['category', ['id', 'severity', 'severityCounts', 'testBatchTypes', 'categoryMetrics']],
      ['run', ['metrics', 'testCategories']]
    ] as const
    for (const [kind, fields] of needed) {
      const index = good.findIndex((event) => event.type === kind)
      for (const field of fields) {
        for (const value of [undefined, null, 1, 'other', [], {}, true]) {
          const lines = changed((events) => {
            Object.assign((events[index] as unknown as Record<string, object>)[kind]!, { [field]: value })
          })
          const isHarmless =
            Array.isArray(value) && (field === 'categoryMetrics' || field === 'testCategories')
          const isId = value === 'other' && (field === 'testCaseId' || field === 'id')
          expect([kind, field, value, verdict(lines) === undefined]).toEqual([
            kind,
            field,
            value,
            isHarmless || isId
          ])
        }
      }
    }
  })

  test.each([
    [{ code: 1, signal: null }],
    [{ code: null, signal: 'SIGKILL' }],
    [{ code: null, signal: null }]
  ])('fails when the engine ends with %j', (exit) => {
    expect(verdict(linesOf(good), exit)).toBeDefined()
  })

  test('fails on a test that raised, and says which', () => {
    const raised: EngineEvent = {
      type: 'test-error',
      testType: 'null_substitution',
      failure: { code: 'test-raised', message: 'Division by zero.' }
    }
    const events = good.filter(
      (event) =>
        !(event.type === 'case' && event.case.testBatchType === 'null_substitution') &&
        !(event.type === 'batch' && event.batch.testType === 'null_substitution') &&
        !(event.type === 'category' && event.category.id === 'transformations') &&
        event.type !== 'run'
    )
    const whole = events.toSpliced(-1, 1, raised, {
      type: 'end',
      cases: 4,
      batches: 2,
      categories: 2,
      testErrors: 1
    })
    expect(verdict(linesOf(whole))).toBe(
      'One test could not be completed (null_substitution): Division by zero.'
    )
    const beforePlan = [raised, ...whole.filter((event) => event !== raised)]
    expect(verdict(linesOf(beforePlan))).toMatch(/Division by zero/)
    const hidden = events.toSpliced(-1, 1, {
      type: 'end',
      cases: 4,
      batches: 2,
      categories: 2,
      testErrors: 0
    })
    expect(verdict(linesOf(hidden))).toBeDefined()
  })

  test('fails when a case is counted twice under one id', () => {
    const cases = good.flatMap((event, index) => (event.type === 'case' ? [index] : []))
    for (const index of cases.slice(1)) {
      const lines = changed((events) => {
        const first = events[cases[0]!] as Extract<EngineEvent, { type: 'case' }>
        const { testCaseId } = first.case
        Object.assign((events[index] as typeof first).case, { testCaseId })
      })
      expect(verdict(lines)).toMatch(/two test cases/)
    }
  })

  test('fails when a planned test is left out of everything but the plan', () => {
    const events = goodEvents().filter(
      (event) =>
        !(event.type === 'case' && event.case.testBatchType === 'null_substitution') &&
        !(event.type === 'batch' && event.batch.testType === 'null_substitution') &&
        !(event.type === 'category' && event.category.id === 'transformations')
    )
    const run = events.find((event) => event.type === 'run')
    Object.assign(run!.run.metrics!, {
      summaryCounts: { total: '4', pass: '2', warning: '0', fail: '1', skip: '1' },
      severityCounts: { numNoneSeverity: '1', numLowSeverity: '0', numHighSeverity: '1' }
    })
    events.splice(-1, 1, { type: 'end', cases: 4, batches: 2, categories: 2, testErrors: 0 })
    expect(verdict(linesOf(events))).toMatch(/no result for null_substitution/)
  })

  test('fails when a test is in no category', () => {
    const events = goodEvents().filter(
      (event) => event.type !== 'category' || event.category.id !== 'transformations'
    )
    events.splice(-1, 1, { type: 'end', cases: 6, batches: 3, categories: 2, testErrors: 0 })
    expect(verdict(linesOf(events))).toMatch(/no category holds null_substitution/)
  })

  test('fails when nothing was planned', () => {
    const counts = { summaryCounts: { total: '0', pass: '0', warning: '0', fail: '0', skip: '0' } }
    const severities = { numNoneSeverity: '0', numLowSeverity: '0', numHighSeverity: '0' }
    const lines = linesOf([
      { type: 'plan', testTypes: [], predictions: { rows: 0, batches: 0 } },
      { type: 'run', run: { metrics: { ...counts, severityCounts: severities }, testCategories: [] } },
      { type: 'end', cases: 0, batches: 0, categories: 0, testErrors: 0 }
    ])
    expect(verdict(lines)).toMatch(/no test was planned/)
  })

  test('never succeeds on noise put anywhere into it', () => {
    fc.assert(
      fc.property(
        fc.nat(good.length),
        fc.oneof(fc.string(), fc.json(), fc.constant('{"type":"end"}')),
        (at, noise) => {
          const lines = linesOf(good).toSpliced(at, 0, noise)
          return verdict(lines) !== undefined
        }
      ),
      { numRuns: 500 }
    )
  })
})

describe('the service', () => {
  let harness: Harness
  beforeAll(async () => {
    harness = await new Harness().start()
  })
  afterAll(() => harness.close())

  const text = toLines(good)
  const cut = text.slice(0, text.lastIndexOf('{'))
  test.each([
    ['an end marker without its line end', { output: text.trimEnd() }],
    ['no end marker', { output: cut }],
    ['the beginning of a line after the end marker', { output: `${text}{"type"` }],
    ['half an end marker', { output: text.slice(0, -10) }],
    ['something after the end marker', { output: `${text}{"type":"log","level":"info","message":"more"}\n` }],
    ['a crash after the end marker', { exitCode: 1 }],
    ['a kill after the end marker', { signal: 'SIGKILL' }],
    ['nothing at all', { output: '' }],
    ['a line that is too long', { output: `${'x'.repeat(200_000)}\n${text}` }],
    ['bytes that are not text', { output: `\u0000\uFFFD\n${text}` }]
  ])('fails a run with %s', async (_name, scenario) => {
    await harness.service.close({ cancelJobs: true })
    await harness.start({ limits: { eventBytes: 100_000 } })
    harness.play(scenario)
    const { jobId } = await harness.startJob(false)
    const job = await harness.waitFor(jobId)
    expect(job.status).toBe('JOB_STATUS_FAILED')
    expect(job.errorMsg).toMatch(/no complete result/)
    const { testRun } = await harness.ok<'getTestRun'>(
      'GET',
      `/v1/test-runs/${job.jobData?.stress?.testRunId ?? ''}`
    )
    expect(testRun?.status).toBe('TEST_TASK_STATUS_FAILED')
    expect(testRun?.metrics).toBeUndefined()
  })
})
