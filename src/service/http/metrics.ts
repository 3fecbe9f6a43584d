import { Counter, Gauge, Histogram, Registry } from 'prom-client'

import type { Database } from '../store/database.ts'
import type { JobRow } from '../store/jobs.ts'
import type { RequestRecord } from './request-record.ts'

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
const JOB_SECONDS = [1, 5, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400]

/** What the service tells Prometheus. Labels have few values: no label holds a name, an id or anything a client sends. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #requests: Histogram
  readonly #requestBytes: Counter
  readonly #jobs: Histogram

  constructor(database: Database, version: string) {
    const registers = [this.#registry]
    this.#requests = new Histogram({
      name: 'rime_http_request_duration_seconds',
      help: 'Time from the headers of a request to the end of its answer; status 499: the client went away.',
      labelNames: ['method', 'route', 'status'],
      buckets: REQUEST_SECONDS,
      registers
    })
    this.#requestBytes = new Counter({
      name: 'rime_http_bytes_total',
      help: 'Bytes of bodies that came in, and of answers that went out.',
      labelNames: ['direction'],
      registers
    })
    this.#jobs = new Histogram({
      name: 'rime_job_duration_seconds',
      help: 'Time from the start to the end of jobs that this process ran.',
      labelNames: ['type', 'status'],
      buckets: JOB_SECONDS,
      registers
    })
    this.#addCounts(database)
    this.#addProcess(version)
  }

  observeRequest({ method, route, status, seconds, bytesIn, bytesOut }: RequestRecord): void {
    this.#requests.observe({ method, route: route ?? '(none)', status }, seconds)
    this.#requestBytes.inc({ direction: 'in' }, bytesIn)
    this.#requestBytes.inc({ direction: 'out' }, bytesOut)
  }

  /** A job of this process that has ended; one that never started has no duration. */
  observeJob({ type, status, started_at: start, completed_at: end }: JobRow): void {
    if (start === null || end === null) return
    // Wall clock: a clock that is set back must not make a negative duration.
    const seconds = Math.max(0, Date.parse(end) - Date.parse(start)) / 1000
    this.#jobs.observe({ type: word(type), status: word(status) }, seconds)
  }

  /** In Prometheus' text format, version 0.0.4. */
  text(): Promise<string> {
    return this.#registry.metrics()
  }

  /** Counted when they are asked for, so that they hold for all processes of the state directory. */
  #addCounts(database: Database): void {
    const registers = [this.#registry]
    new Gauge({
      name: 'rime_jobs',
      help: 'Jobs in the state directory.',
      labelNames: ['type', 'status'],
      registers,
      collect() {
        this.reset()
        const rows = database.all<{ type: string; status: string; count: number }>(
          'SELECT type, status, count(*) AS count FROM jobs GROUP BY type, status'
        )
        for (const { type, status, count } of rows)
          this.set({ type: word(type), status: word(status) }, count)
      }
    })
    new Gauge({
      name: 'rime_images',
      help: 'Managed images in the catalogue.',
      labelNames: ['status'],
      registers,
      collect() {
        this.reset()
        const rows = database.all<{ status: string; count: number }>(
          'SELECT status, count(*) AS count FROM images GROUP BY status'
        )
        for (const { status, count } of rows) this.set({ status: word(status) }, count)
      }
    })
  }

  /** Under the names that all Prometheus clients use. */
  #addProcess(version: string): void {
    const registers = [this.#registry]
    new Gauge({
      name: 'process_resident_memory_bytes',
      help: 'Resident memory of the server; jobs run in processes of their own.',
      registers,
      collect() {
        this.set(process.memoryUsage.rss())
      }
    })
    new Gauge({
      name: 'nodejs_heap_size_used_bytes',
      help: 'Heap in use.',
      registers,
      collect() {
        this.set(process.memoryUsage().heapUsed)
      }
    })
    new Counter({
      name: 'process_cpu_seconds_total',
      help: 'Processor time of the server.',
      registers,
      collect() {
        this.reset()
        const { user, system } = process.cpuUsage()
        this.inc((user + system) / 1e6)
      }
    })
    new Gauge({
      name: 'process_start_time_seconds',
      help: 'When the server was started, in Unix time.',
      registers
    }).set(Math.round(Date.now() / 1000 - process.uptime()))
    new Gauge({ name: 'rime_build_info', help: 'Always 1.', labelNames: ['version'], registers }).set(
      { version },
      1
    )
  }
}

/** `JOB_TYPE_MODEL_STRESS_TEST` → `model_stress_test`. */
function word(wire: string): string {
  return wire.replace(/^(JOB_TYPE|JOB_STATUS|STATUS)_/, '').toLowerCase()
}
