import type { TestBatchResult, TestCase } from '../../api/types.ts'
import type { EngineEvent, EngineFailure } from '../../engine/job.ts'
import type { Contract, Schema } from '../contract/contract.ts'
import { isObject } from '../contract/messages.ts'

/** The engine has sent something that no correct engine sends: nothing it says counts. */
export class StreamError extends Error {
  override name = 'StreamError'
}

/** How the engine process ended. */
export interface EngineExit {
  code: number | null
  signal: string | null
}

interface PlannedTest {
  cases: Record<CountName, number>
  total: number
  /** Its batch has come; no further case of it may. */
  isDone: boolean
}

type CountName = 'pass' | 'warning' | 'fail' | 'skip'

const COUNT_OF_STATUS: Readonly<Record<string, CountName>> = {
  TEST_CASE_STATUS_PASS_UNSPECIFIED: 'pass',
  TEST_CASE_STATUS_WARNING: 'warning',
  TEST_CASE_STATUS_FAIL: 'fail',
  TEST_CASE_STATUS_SKIP: 'skip'
}

const SHOWN_TEST_ERRORS = 5

/**
 * Judges an engine's event stream. A run has a result only when this says so: every event is whole and in its place,
 * every planned test has its batch, every batch counts exactly the cases that came, the end marker counts exactly what
 * was received, no test raised, and the process ended well. Anything else is a failure.
 */
export class ResultStream {
  readonly #contract: Contract
  readonly #testRunId: string
  readonly #schemas: Record<'case' | 'batch' | 'category' | 'run', Schema>
  readonly #tests = new Map<string, PlannedTest>()
  readonly #caseIds = new Set<string>()
  readonly #categoryIds = new Set<string>()
  readonly #categorised = new Set<string>()
  readonly #testErrors: { testType: string; failure: EngineFailure }[] = []
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
        this.#planned(requireText(event, 'testType'))
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
        if (this.#planned(testType).isDone) throw new StreamError(`${testType} raised after its batch`)
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
    const undone = [...this.#tests].filter(([, test]) => !test.isDone).map(([type]) => type)
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
      this.#tests.set(type, { cases: { pass: 0, warning: 0, fail: 0, skip: 0 }, total: 0, isDone: false })
    }
    this.#hasPlan = true
  }

  #acceptCase(value: unknown): void {
    const testCase = this.#check<TestCase>('case', value)
    const type = testCase.testBatchType ?? ''
    const test = this.#planned(type)
    if (test.isDone) throw new StreamError(`a test case of ${type} came after its batch`)
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
    if (test.isDone) throw new StreamError(`there are two batches of ${type}`)
    if (this.#testErrors.some((error) => error.testType === type)) {
      throw new StreamError(`${type} raised and has a batch`)
    }
    const counts = { ...test.cases, total: test.total }
    for (const [name, received] of Object.entries(counts)) {
      const counted = batch.summaryCounts?.[name as CountName | 'total']
      if (counted !== String(received)) {
        throw new StreamError(`${type} counts ${counted} cases (${name}), ${received} were received`)
      }
    }
    test.isDone = true
    this.#batches++
  }

  #acceptCategory(value: unknown): void {
    const { id, testBatchTypes } = this.#check<{ id: string; testBatchTypes: string[] }>('category', value)
    if (this.#categoryIds.has(id)) throw new StreamError(`there are two categories ${id}`)
    this.#categoryIds.add(id)
    for (const type of testBatchTypes) {
      const isErrored = this.#testErrors.some((error) => error.testType === type)
      if (!this.#planned(type).isDone && !isErrored) {
        throw new StreamError(`the category ${id} came before its test ${type}`)
      }
      if (this.#categorised.has(type)) throw new StreamError(`${type} is in two categories`)
      this.#categorised.add(type)
    }
  }

  #acceptRun(value: unknown): void {
    this.#check('run', value)
    if (this.#hasRun) throw new StreamError('there are two summaries of the run')
    if (!this.#hasPlan) throw new StreamError('the summary of the run came before the plan')
    this.#hasRun = true
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the message at the call
  #check<T>(kind: 'case' | 'batch' | 'category' | 'run', value: unknown): T {
    const problems = this.#contract.check(this.#schemas[kind], value)
    if (problems.length > 0) throw new StreamError(`a ${kind} is malformed: ${problems[0] ?? ''}`)
    const { testRunId } = value as { testRunId?: string }
    if ((kind === 'case' || kind === 'batch') && testRunId !== this.#testRunId) {
      throw new StreamError(`a ${kind} belongs to another test run`)
    }
    return value as T
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

function parseEvent(line: string): Record<string, unknown> {
  let event: unknown
  try {
    event = JSON.parse(line)
  } catch {
    throw new StreamError(`a line is not JSON: ${JSON.stringify(line.slice(0, 100))}`)
  }
  if (!isObject(event)) throw new StreamError('a line is not an event')
  return event
}

/** The contract's messages with the fields that this product's engine always fills. */
function eventSchemas(contract: Contract): Record<'case' | 'batch' | 'category' | 'run', Schema> {
  let schemas = knownSchemas.get(contract)
  if (schemas === undefined) {
    const counts = ['total', 'pass', 'warning', 'fail', 'skip']
    schemas = {
      case: closed(contract, 'TestrunresultTestCase', [
        'testRunId',
        'testCaseId',
        'testBatchType',
        'status',
        'severity',
        'testCategory'
      ]),
      batch: closed(
        contract,
        'TestrunresultTestBatchResult',
        ['testRunId', 'testType', 'severity', 'summaryCounts', 'testCategory'],
        { summaryCounts: closed(contract, 'TestrunresultResultSummaryCounts', counts) }
      ),
      category: closed(
        contract,
        'RimeCategoryTestResult',
        ['id', 'severity', 'severityCounts', 'testBatchTypes', 'categoryMetrics'],
        {
          severityCounts: closed(contract, 'RimeSeverityCounts', [
            'numNoneSeverity',
            'numLowSeverity',
            'numHighSeverity'
          ])
        }
      ),
      run: {
        type: 'object',
        properties: {
          metrics: contract.named('TestrunresultTestRunMetrics'),
          testCategories: { type: 'array', items: contract.named('TestrunTestCategoryType') }
        },
        additionalProperties: false,
        ...{ required: ['metrics', 'testCategories'] }
      }
    }
    knownSchemas.set(contract, schemas)
  }
  return schemas
}

const knownSchemas = new WeakMap<Contract, Record<'case' | 'batch' | 'category' | 'run', Schema>>()

function closed(
  contract: Contract,
  name: string,
  required: string[],
  properties: Record<string, Schema> = {}
): Schema {
  const schema = contract.named(name)
  const all = { ...schema.properties, ...properties }
  return { ...schema, properties: all, additionalProperties: false, ...{ required } }
}

function requireText(event: Record<string, unknown>, field: string): string {
  const value = event[field]
  if (typeof value !== 'string') throw new StreamError(`an event ${String(event['type'])} has no ${field}`)
  return value
}

function requireOneOf(event: Record<string, unknown>, field: string, allowed: string[]): void {
  if (!allowed.includes(requireText(event, field))) {
    throw new StreamError(`an event ${String(event['type'])} has an unknown ${field}`)
  }
}

function requireCount(event: Record<string, unknown>, field: string): void {
  const value = event[field]
  if (!Number.isSafeInteger(value) || (value as number) < 0) {
    throw new StreamError(`the end marker has no count of ${field}`)
  }
}

function requireFailure(event: Record<string, unknown>): EngineFailure {
  const failure = event['failure']
  const isFailure =
    isObject(failure) &&
    typeof failure['code'] === 'string' &&
    typeof failure['message'] === 'string' &&
    ['string', 'undefined'].includes(typeof failure['hint']) &&
    ['string', 'undefined'].includes(typeof failure['detail'])
  if (!isFailure) throw new StreamError('a failure does not say what failed')
  return failure as unknown as EngineFailure
}
