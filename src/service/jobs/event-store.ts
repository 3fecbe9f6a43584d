import type { TestTaskStatus } from '../../api/types.ts'
import type { EngineEvent } from '../../engine/job.ts'
import type { Database } from '../store/database.ts'
import type { JobStore } from '../store/jobs.ts'
import type { ResultStore } from '../store/results.ts'
import type { CappedLog } from './job-log.ts'

interface EventStoreTools {
  database: Database
  jobs: JobStore
  results: ResultStore
}

const TEST_STATUS: Record<Extract<EngineEvent, { type: 'progress' }>['status'], TestTaskStatus> = {
  running: 'TEST_TASK_STATUS_RUNNING',
  completed: 'TEST_TASK_STATUS_COMPLETED',
  failed: 'TEST_TASK_STATUS_FAILED'
}

/** Writes events that the stream has accepted, each chunk as one transaction. */
export class EventStore {
  readonly #jobId: string
  readonly #runId: string
  readonly #tools: EventStoreTools
  readonly #log: CappedLog
  #seq = 0

  constructor(jobId: string, runId: string, tools: EventStoreTools, log: CappedLog) {
    this.#jobId = jobId
    this.#runId = runId
    this.#tools = tools
    this.#log = log
  }

  add(events: readonly EngineEvent[]): void {
    this.#tools.database.transaction(() => {
      for (const event of events) this.#addOne(event)
    })
  }

  #addOne(event: EngineEvent): void {
    const { jobs, results } = this.#tools
    switch (event.type) {
      case 'log':
        if (event.level !== 'debug') this.#log.line(event.message)
        break
      case 'plan':
        jobs.planTests(this.#jobId, event.testTypes)
        this.#log.line(
          `${event.testTypes.length} tests, ${event.predictions.rows} rows to predict in ${event.predictions.batches} batches.`
        )
        break
      case 'progress':
        jobs.setTestStatus(this.#jobId, event.testType, TEST_STATUS[event.status])
        break
      case 'case':
        results.addCase(this.#runId, this.#seq++, event.case)
        break
      case 'batch':
        results.addBatch(this.#runId, this.#seq++, event.batch)
        if (event.batch.testType !== undefined) {
          jobs.setTestStatus(this.#jobId, event.batch.testType, 'TEST_TASK_STATUS_COMPLETED')
        }
        break
      case 'category':
        results.addCategory(this.#runId, this.#seq++, event.category)
        break
      case 'run':
        results.setSummary(this.#runId, event.run)
        break
      case 'test-error':
        jobs.setTestStatus(this.#jobId, event.testType, 'TEST_TASK_STATUS_FAILED')
        this.#log.line(`${event.testType}: ${event.failure.message}`)
        break
      case 'failed':
        this.#log.line(event.failure.message)
        break
      case 'end':
        break
    }
  }
}
