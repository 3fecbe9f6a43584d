import type { TestBatchResult, TestCase } from '../../api/types.ts'
import type { EngineEvent, EngineFailure } from '../../engine/job.ts'
import type { Contract } from '../contract/contract.ts'
import { isObject } from '../contract/messages.ts'
import {
  parseEvent,
  requireCount,
  requireFailure,
  requireOneOf,
  requireText,
  StreamError
} from './event-fields.ts'
import type { EventSchemas, MessageEvent } from './event-schemas.ts'
import { eventSchemas } from './event-schemas.ts'

/** How the engine process ended. */
export interface EngineExit {
  code: number | null
  signal: string | null
}

interface PlannedTest {
  cases: Record<CountName, number>
  total: number
  /** Its batch, after which no further case of it may come. */
  batch: TestBatchResult | undefined
}

type SeverityCounts = Record<'numNoneSeverity' | 'numLowSeverity' | 'numHighSeverity', string>

type CountName = 'pass' | 'warning' | 'fail' | 'skip'

const COUNT_OF_STATUS: Readonly<Record<string, CountName>> = {
  TEST_CASE_STATUS_PASS_UNSPECIFIED: 'pass',
  TEST_CASE_STATUS_WARNING: 'warning',
  TEST_CASE_STATUS_FAIL: 'fail',
  TEST_CASE_STATUS_SKIP: 'skip'
}

const COUNT_OF_SEVERITY: Readonly<Record<string, keyof SeverityCounts>> = {
  SEVERITY_PASS: 'numNoneSeverity',
  SEVERITY_WARNING: 'numLowSeverity',
  SEVERITY_ALERT: 'numHighSeverity'
}

const SHOWN_TEST_ERRORS = 5

/**
 * Judges an engine's event stream. A run has a result only when this says so: every event is whole and in its place,
 * every planned test has its batch, batches, categories and the run count exactly what came before them, the end marker
 * counts exactly what was received, no test raised, and the process ended well. Anything else is a failure.
 */
export class ResultStream {
  readonly #contract: Contract
  readonly #testRunId: string
  readonly #schemas: EventSchemas
  readonly #tests = new Map<string, PlannedTest>()
  readonly #caseIds = new Set<string>()
  readonly #categoryIds = new Set<string>()
  readonly #categorised = new Set<string>()
  readonly #testErrors: { testType: string; failure: EngineFailure }[] = []
  readonly #namedBeforePlan = new Set<string>()
  #cases = 0
  #batches = 0
  #hasPlan = false
  #hasRun = false
  #end: Extract<EngineEvent, { type: 'end' }> | undefined
  #failure: EngineFailure | undefined

  constructor(contract: Contract, testRunId: string) {
    this.#contract = contract
    this.#testRunId = testRunId
    this.#schemas = eventSchemas(contract)
  }

  /** Reads one line. @throws StreamError when it cannot stand here; the stream is then worth nothing. */
  accept(line: string): EngineEvent {
    const event = parseEvent(line)
    if (this.#end !== undefined || this.#failure !== undefined) {
      throw new StreamError(`an event came after the last one: ${String(event['type'])}`)
    }
    switch (event['type']) {
      case 'log':
        requireOneOf(event, 'level', ['debug', 'info', 'warning'])
        requireText(event, 'message')
        break
      case 'plan':
        this.#acceptPlan(event)
        break
      case 'progress':
        this.#checkPlanned(requireText(event, 'testType'))
        requireOneOf(event, 'status', ['running', 'completed', 'failed'])
        break
      case 'case':
        this.#acceptCase(event['case'])
        break
      case 'batch':
        this.#acceptBatch(event['batch'])
        break
      case 'category':
        this.#acceptCategory(event['category'])
        break
      case 'run':
        this.#acceptRun(event['run'])
        break
      case 'test-error': {
        const testType = requireText(event, 'testType')
        this.#checkPlanned(testType)
        this.#testErrors.push({ testType, failure: requireFailure(event) })
        break
      }
      case 'failed':
        this.#failure = requireFailure(event)
        break
      case 'end':
        for (const count of ['cases', 'batches', 'categories', 'testErrors']) requireCount(event, count)
        this.#end = event as unknown as Extract<EngineEvent, { type: 'end' }>
        break
      default:
        throw new StreamError(`there is no event of type ${String(event['type']).slice(0, 100)}`)
    }
    return event as unknown as EngineEvent
  }

  /** @returns why the run has no result; undefined when it has one. */
  finish(exit: EngineExit): EngineFailure | undefined {
    if (this.#failure !== undefined) return this.#failure
    const [first] = this.#testErrors
    if (first !== undefined) return this.#testErrorFailure(first)
    const flaw = this.#flaw(exit)
    return flaw === undefined ? undefined : incomplete(flaw)
  }

  #flaw(exit: EngineExit): string | undefined {
    const end = this.#end
    if (exit.signal !== null) return `the engine was ended by ${exit.signal}`
    if (exit.code !== 0) return `the engine ended with exit code ${exit.code}`
    if (end === undefined) return 'the engine ended without saying that it was done'
    if (end.testErrors !== 0) return `the engine counts ${end.testErrors} test errors and reported none`
    for (const [name, counted, received] of [
      ['test cases', end.cases, this.#cases],
      ['tests', end.batches, this.#batches],
      ['categories', end.categories, this.#categoryIds.size]
    ] as const) {
      if (counted !== received) return `the engine counts ${counted} ${name}, ${received} were received`
    }
    const undone = [...this.#tests].filter(([, test]) => test.batch === undefined).map(([type]) => type)
    if (undone.length > 0) return `there is no result for ${undone.slice(0, 5).join(', ')}`
    if (this.#tests.size === 0) return 'no test was planned'
    const alone = [...this.#tests.keys()].filter((type) => !this.#categorised.has(type))
    if (alone.length > 0) return `no category holds ${alone.slice(0, 5).join(', ')}`
    return this.#hasRun ? undefined : 'the figures of the whole run are missing'
  }

  #acceptPlan(event: Record<string, unknown>): void {
    if (this.#hasPlan) throw new StreamError('there are two plans')
    const types = event['testTypes']
    if (!Array.isArray(types) || !types.every((type) => typeof type === 'string' && type !== '')) {
      throw new StreamError('the plan does not list test types')
    }
    if (!isObject(event['predictions'])) throw new StreamError('the plan does not count its predictions')
    for (const type of types as string[]) {
      if (this.#tests.has(type)) throw new StreamError(`${type} is planned twice`)
      this.#tests.set(type, { cases: { pass: 0, warning: 0, fail: 0, skip: 0 }, total: 0, batch: undefined })
    }
    this.#hasPlan = true
    for (const type of this.#namedBeforePlan) this.#planned(type)
  }

  #acceptCase(value: unknown): void {
    const testCase = this.#check<TestCase>('case', value)
    const type = testCase.testBatchType ?? ''
    const test = this.#planned(type)
    if (test.batch !== undefined) throw new StreamError(`a test case of ${type} came after its batch`)
    const id = testCase.testCaseId ?? ''
    if (this.#caseIds.has(id)) throw new StreamError(`there are two test cases ${id}`)
    this.#caseIds.add(id)
    const count = COUNT_OF_STATUS[testCase.status ?? '']
    if (count === undefined) throw new StreamError(`the test case ${id} has no status`)
    test.cases[count]++
    test.total++
    this.#cases++
  }

  #acceptBatch(value: unknown): void {
    const batch = this.#check<TestBatchResult>('batch', value)
    const type = batch.testType ?? ''
    const test = this.#planned(type)
    if (test.batch !== undefined) throw new StreamError(`there are two batches of ${type}`)
    if (this.#testErrors.some((error) => error.testType === type)) {
      throw new StreamError(`${type} raised and has a batch`)
    }
    const { pass, warning, fail, skip } = test.cases
    checkCounts(type, batch.summaryCounts, {
      total: String(test.total),
      pass: String(pass),
      warning: String(warning),
      fail: String(fail),
      skip: String(skip)
    })
    if (COUNT_OF_SEVERITY[batch.severity ?? ''] === undefined)
      throw new StreamError(`${type} has no severity`)
    test.batch = batch
    this.#batches++
  }

  #acceptCategory(value: unknown): void {
    const { id, testBatchTypes, severityCounts } = this.#check<Category>('category', value)
    if (this.#categoryIds.has(id)) throw new StreamError(`there are two categories ${id}`)
    this.#categoryIds.add(id)
    for (const type of testBatchTypes) {
      if (this.#planned(type).batch === undefined) {
        throw new StreamError(`the category ${id} came before its test ${type}`)
      }
      if (this.#categorised.has(type)) throw new StreamError(`${type} is in two categories`)
      this.#categorised.add(type)
    }
    checkCounts(`the category ${id}`, severityCounts, this.#severitiesOf(testBatchTypes))
  }

  #acceptRun(value: unknown): void {
    const { metrics } = this.#check<{ metrics: RunCounts }>('run', value)
    if (this.#hasRun) throw new StreamError('there are two summaries of the run')
    const tests = [...this.#tests.values()]
    const countOf = (name: CountName): string =>
      String(tests.reduce((sum, test) => sum + test.cases[name], 0))
    checkCounts('the summary of the run', metrics.summaryCounts, {
      total: String(this.#cases),
      pass: countOf('pass'),
      warning: countOf('warning'),
      fail: countOf('fail'),
      skip: countOf('skip')
    })
    checkCounts('the summary of the run', metrics.severityCounts, this.#severitiesOf([...this.#tests.keys()]))
    this.#hasRun = true
  }

  /** Tests by the severity of their batch; one whose cases were all skipped counts nowhere. */
  #severitiesOf(types: readonly string[]): SeverityCounts {
    const counts = { numNoneSeverity: 0, numLowSeverity: 0, numHighSeverity: 0 }
    for (const type of types) {
      const { batch, cases, total } = this.#planned(type)
      const count = COUNT_OF_SEVERITY[batch?.severity ?? '']
      if (count !== undefined && cases.skip < total) counts[count]++
    }
    return {
      numNoneSeverity: String(counts.numNoneSeverity),
      numLowSeverity: String(counts.numLowSeverity),
      numHighSeverity: String(counts.numHighSeverity)
    }
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the message at the call
  #check<T>(kind: MessageEvent, value: unknown): T {
    const problems = this.#contract.check(this.#schemas[kind], value)
    if (problems.length > 0) throw new StreamError(`a ${kind} is malformed: ${problems[0] ?? ''}`)
    const { testRunId } = value as { testRunId?: string }
    if ((kind === 'case' || kind === 'batch') && testRunId !== this.#testRunId) {
      throw new StreamError(`a ${kind} belongs to another test run`)
    }
    return value as T
  }

  /** A test may raise while the plan is still being made; the plan then has to name it. */
  #checkPlanned(type: string): void {
    if (this.#hasPlan) this.#planned(type)
    else this.#namedBeforePlan.add(type)
  }

  #planned(type: string): PlannedTest {
    const test = this.#tests.get(type)
    if (test === undefined) throw new StreamError(`${type.slice(0, 100)} is not a planned test`)
    return test
  }

  #testErrorFailure(first: { testType: string; failure: EngineFailure }): EngineFailure {
    const types = this.#testErrors.map((error) => error.testType)
    const shown = types.slice(0, SHOWN_TEST_ERRORS).join(', ')
    const more = types.length > SHOWN_TEST_ERRORS ? ` and ${types.length - SHOWN_TEST_ERRORS} more` : ''
    const tests = types.length === 1 ? 'One test' : `${types.length} tests`
    return {
      ...first.failure,
      message: `${tests} could not be completed (${shown}${more}): ${first.failure.message}`
    }
  }
}

export function incomplete(reason: string): EngineFailure {
  return {
    code: 'result-incomplete',
    message: `The run has no complete result: ${reason}.`,
    hint: 'Start it again. If it stays, report it with the job log.'
  }
}

interface Category {
  id: string
  testBatchTypes: string[]
  severityCounts: SeverityCounts
}

interface RunCounts {
  summaryCounts: Record<CountName | 'total', string>
  severityCounts: SeverityCounts
}

function checkCounts<Name extends string>(
  where: string,
  counted: Partial<Record<Name, string>> | undefined,
  received: Record<Name, string>
): void {
  for (const [name, count] of Object.entries(received) as [Name, string][]) {
    const said = counted?.[name] ?? 'nothing'
    if (said !== count) throw new StreamError(`${where} counts ${said} as ${name}, ${count} were received`)
  }
}
