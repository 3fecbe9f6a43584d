import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Job } from '../../../src/api/types.ts'
import type { OperationId } from '../../../src/service/contract/contract.ts'
import type { Answer } from '../../../src/service/http/handlers.ts'
import { silentLogger } from '../../../src/logger.ts'
import type { RunningService, ServiceOptions } from '../../../src/service/service.ts'
import { startService } from '../../../src/service/service.ts'
import { checkAnswer } from './contract-check.ts'
import { goodEvents, toLines } from './events.ts'
import { FakeRuntime } from './fake-runtime.ts'

const LONGEST_WAIT_MS = 60_000

export const KEY = 'a-key-of-this-test-only'

export interface Scenario {
  output?: string
  stderr?: string
  hang?: boolean
  ignoreTerm?: boolean
  exitCode?: number
  signal?: string
  /** File the engine writes its job, environment and pid to. */
  report?: string
}

export interface Reply {
  status: number
  body: unknown
  headers: Headers
}

/** One service with folders of its own and a fake engine, and the calls that tests make again and again. */
export class Harness {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'rime-service-')))
  readonly stateDir = join(this.folder, 'state')
  readonly data = join(this.folder, 'data')
  readonly scenarioFile = join(this.folder, 'scenario.json')
  readonly runtime = new FakeRuntime()
  service!: RunningService

  constructor() {
    mkdirSync(join(this.data, 'model'), { recursive: true })
    writeFileSync(join(this.data, 'ref.csv'), 'a,label\n1,0\n2,1\n')
    writeFileSync(join(this.data, 'eval.csv'), 'a,label\n3,0\n4,1\n')
    writeFileSync(join(this.data, 'model', 'model.py'), 'def predict_df(df):\n    return df["a"] * 0\n')
    this.play({})
  }

  options(): ServiceOptions {
    return {
      host: '127.0.0.1',
      port: 0,
      stateDir: this.stateDir,
      runtime: this.runtime,
      apiKeys: [KEY],
      dataRoots: [this.data],
      version: '0.0.0',
      log: silentLogger,
      concurrency: { stressTests: 2, imageBuilds: 2, workers: 1 },
      engineCommand: [process.execPath, join(import.meta.dirname, 'fake-engine.mjs'), this.scenarioFile]
    }
  }

  async start(options: Partial<ServiceOptions> = {}): Promise<this> {
    const limits = { wrongKeySeconds: 0, ...options.limits }
    this.service = await startService({ ...this.options(), ...options, limits })
    return this
  }

  async close(): Promise<void> {
    await this.service.close({ cancelJobs: true })
    this.discard()
  }

  /** The folders alone, for a service that was never started here. */
  discard(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** What the engine does from now on; without an output it is a good run. */
  play(scenario: Scenario): void {
    writeFileSync(this.scenarioFile, JSON.stringify({ output: toLines(goodEvents()), ...scenario }))
  }

  /** Every answer is held against the contract. */
  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {}
  ): Promise<Reply> {
    const response = await fetch(`${this.service.url}${path}`, {
      method,
      headers: {
        'rime-api-key': KEY,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) })
    })
    const text = await response.text()
    const type = response.headers.get('content-type') ?? ''
    const answer = text === '' || !type.startsWith('application/json') ? text : (JSON.parse(text) as unknown)
    checkAnswer({ method, url: path, status: response.status, type, body: answer })
    return { status: response.status, body: answer, headers: response.headers }
  }

  /** As `call`, typed as the operation's answer, and fails unless it is 200. */
  async ok<Op extends OperationId>(method: string, path: string, body?: unknown): Promise<Answer<Op>> {
    const answer = await this.call(method, path, body)
    if (answer.status !== 200) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    }
    return answer.body as Answer<Op>
  }

  async project(task = 'MODEL_TASK_BINARY_CLASSIFICATION'): Promise<string> {
    const { project } = await this.ok<'createProject'>('POST', '/v1/projects', {
      name: 'p',
      description: '',
      modelTask: task
    })
    return project?.id?.uuid ?? ''
  }

  async dataset(projectId: string, file: string, params: object = { labelCol: 'label' }): Promise<string> {
    const answer = await this.ok<'registerDataset'>('POST', `/v1/registry/${projectId}/dataset`, {
      projectId: { uuid: projectId },
      name: file,
      dataInfo: { connectionInfo: { dataFile: { path: join(this.data, file) } }, dataParams: params }
    })
    return answer.datasetId ?? ''
  }

  /** @param path null: a placeholder. */
  async model(
    projectId: string,
    path: string | null = join(this.data, 'model', 'model.py')
  ): Promise<string> {
    const answer = await this.ok<'registerModel'>('POST', `/v1/registry/${projectId}/model`, {
      name: 'model',
      ...(path === null ? {} : { modelInfo: { modelPath: { path } } })
    })
    return answer.modelId?.uuid ?? ''
  }

  /** Registers what a run needs. @returns the project and a start request for it. */
  async prepare(
    withModel = true,
    givenProject?: string
  ): Promise<{ projectId: string; start: { testRunConfig: Record<string, unknown> } }> {
    if (withModel) this.runtime.add('img')
    const projectId = givenProject ?? (await this.project())
    const ref = await this.dataset(projectId, 'ref.csv')
    const evaluation = await this.dataset(projectId, 'eval.csv')
    const model = await this.model(projectId, withModel ? undefined : null)
    return {
      projectId,
      start: {
        testRunConfig: {
          run_name: 'run',
          data_info: { ref_dataset_id: ref, eval_dataset_id: evaluation },
          model_id: { uuid: model },
          run_time_info: { custom_image: { managed_image_name: 'img' } }
        }
      }
    }
  }

  async startJob(withModel = true): Promise<{ jobId: string; projectId: string }> {
    const { projectId, start } = await this.prepare(withModel)
    return { jobId: await this.begin(projectId, start), projectId }
  }

  async begin(projectId: string, start: unknown): Promise<string> {
    const { job } = await this.ok<'startStressTest'>('POST', `/v1/stress-tests/${projectId}`, start)
    return job?.jobId ?? ''
  }

  async job(jobId: string): Promise<Job> {
    const { job } = await this.ok<'getJob'>('GET', `/v1/jobs/${jobId}?view=JOB_VIEW_FULL`)
    return job!
  }

  async log(jobId: string): Promise<string> {
    return (await this.ok<'getLatestLogs'>('GET', `/v1-beta/logs/${jobId}`)).result?.chunk ?? ''
  }

  async cancel(jobId: string): Promise<void> {
    await this.ok<'cancelJob'>('POST', `/v1/jobs/cancel/${jobId}`, {})
  }

  /** The job once it is in one of the states; by default once it has ended. */
  async waitFor(
    jobId: string,
    states = ['JOB_STATUS_SUCCEEDED', 'JOB_STATUS_FAILED', 'JOB_STATUS_CANCELLED']
  ): Promise<Job> {
    return eventually(async () => {
      const job = await this.job(jobId)
      return states.includes(job.status) ? job : undefined
    })
  }
}

/** Repeats until there is an answer. A wait that nothing ends is an error of its own, so that no test hangs. */
export async function eventually<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const started = performance.now()
  while (performance.now() - started < LONGEST_WAIT_MS) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await sleep(20)
  }
  throw new Error(`what was waited for did not come within ${LONGEST_WAIT_MS / 1000} s: ${ask.toString()}`)
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
