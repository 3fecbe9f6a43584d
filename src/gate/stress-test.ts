import type { StressTestConfig } from '../config/config.ts'
import { ApiError } from '../client/errors.ts'
import type { RimeClient } from '../client/rime-client.ts'
import type { Logger } from '../logger.ts'
import { ProblemsError } from '../problem.ts'
import type { Results } from '../report/from-wire.ts'
import { IncompleteRunError } from './errors.ts'
import type { FileAccess } from './file-access.ts'
import { type ImageWish, type ResolvedImage, resolveImage } from './resolve-image.ts'
import { register, type Registered } from './register.ts'
import { fetchResults } from './results.ts'
import { checkRunLimit, greetServer } from './server-version.ts'
import { type Progress, watchJob } from './watch.ts'

export interface StressTestRequest {
  client: RimeClient
  image: ImageWish
  config: StressTestConfig
  /** Name or id of a project; absent: `defaultProject` is found or created. */
  project?: string
  defaultProject: string
  /** How the server gets at data and model. */
  files: FileAccess
  timeoutMinutes: number
  /** Fires after that time; the client's calls end with it. */
  timeout: AbortSignal
  log: Logger
  /** Fires when the user cancels. */
  signal: AbortSignal
  onProgress?: (progress: Progress) => void
  /** Told of each job before it is waited for, so that a later process can cancel what this one could not. */
  onJob?: (jobId: string) => void
}

export interface StressTestOutcome {
  image: ResolvedImage
  project: string
  jobId: string
  results: Results
  /** Wall-clock milliseconds by phase. */
  timings: Record<'image' | 'register' | 'test' | 'results', number>
}

/** How long the server gets to answer to a cancellation; the runner kills us 10 s after its first signal. */
const CANCEL_MS = 2_500

/**
 * The job itself: find or build the image, start the stress test in it, watch it, read the results.
 *
 * @throws ProblemsError when the input cannot be used; IncompleteRunError when there is no result;
 *   the signal's reason when it was cancelled, after the server was told.
 */
export async function runStressTest(request: StressTestRequest): Promise<StressTestOutcome> {
  const { client, config, log } = request
  const { timeout } = request
  const signal = AbortSignal.any([request.signal, timeout])
  const clock = stopwatch()
  let phase = 'greeting the server'
  let openJob: string | undefined
  const onJob = (jobId: string): void => {
    openJob = jobId
    request.onJob?.(jobId)
  }
  try {
    const customer = await greetServer(client, log)
    phase = 'finding an image'
    const image = await resolveImage(client, request.image, { log, signal, onJob })
    openJob = undefined
    const imageMs = clock()

    phase = 'registering data and model'
    const registered = await register(client, config, request)
    const registerMs = clock()

    phase = 'the stress test'
    await checkRunLimit(client, customer)
    const jobId = await startTest(client, config, registered, image.image.name)
    onJob(jobId)
    log.info(`Stress test started: job ${jobId}.`)
    const job = await watchJob(client, jobId, {
      signal,
      onLogLine: (line) => {
        log.info(line)
      },
      ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress })
    })
    openJob = undefined
    if (job.status !== 'JOB_STATUS_SUCCEEDED') throw jobFailure(job.status, job.errorMsg)
    const testMs = clock()

    phase = 'reading the results'
    const testRunId = job.jobData?.stress?.testRunId
    if (testRunId === undefined || testRunId === '') {
      throw new IncompleteRunError('no-test-run', `Job ${jobId} succeeded but names no test run.`)
    }
    const results = await fetchResults(client, testRunId)
    const timings = { image: imageMs, register: registerMs, test: testMs, results: clock() }
    return { image, project: registered.projectName, jobId, results, timings }
  } catch (error) {
    if (openJob !== undefined && signal.aborted) await cancel(client, openJob, log)
    if (timeout.aborted && !request.signal.aborted) {
      throw new IncompleteRunError(
        'timeout',
        `The run was not finished after ${request.timeoutMinutes} minutes; it stopped while ${phase}.`,
        { hint: 'Raise timeout-minutes, or give the job fewer rows (nrows) or categories.', cause: error }
      )
    }
    throw error
  }
}

/** Has the server check the configuration, and starts the run in the image. @returns the job's id. */
export async function startTest(
  client: RimeClient,
  config: StressTestConfig,
  registered: Registered,
  imageName: string
): Promise<string> {
  if (registered.referenceId === undefined && !client.dialect.referenceOptional) {
    const message = 'data_info.ref_dataset_id is missing, and RIME 2.0 needs reference data.'
    throw new ProblemsError([{ code: 'config-missing-key', place: config.locate(['data_info']), message }])
  }
  const runTimeInfo = config.testRunConfig.run_time_info ?? {}
  const testRunConfig = {
    ...config.testRunConfig,
    data_info: {
      ...(registered.referenceId === undefined ? {} : { ref_dataset_id: registered.referenceId }),
      eval_dataset_id: registered.evaluationId
    },
    model_id: { uuid: registered.modelId },
    run_time_info: { ...runTimeInfo, custom_image: { managed_image_name: imageName } }
  }
  try {
    await client.validateTestRunConfig(testRunConfig)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 400) throw error
    const problems = error.message
      .split('\n')
      .map((message) => ({ code: 'config-refused', place: config.locate([]), message }))
    throw new ProblemsError(problems)
  }
  return client.startStressTest(registered.projectId, {
    ...testRunConfig,
    test_suite_config: onTheWire(config.testRunConfig.test_suite_config)
  })
}

/** On the wire the settings of single tests are JSON text inside the JSON. */
function onTheWire(
  suite: StressTestConfig['testRunConfig']['test_suite_config']
): Record<string, unknown> | undefined {
  if (suite?.individual_tests_config === undefined) return suite
  return { ...suite, individual_tests_config: JSON.stringify(suite.individual_tests_config) }
}

function jobFailure(status: string, errorMsg: string | undefined): IncompleteRunError {
  if (status === 'JOB_STATUS_CANCELLED') {
    return new IncompleteRunError('job-cancelled', 'The stress test was cancelled on the server.')
  }
  // The server's text: the first line is what went wrong, the rest a hint or the model's traceback.
  const [message = '', ...rest] = (errorMsg ?? '').split('\n')
  return new IncompleteRunError(
    'stress-test-failed',
    message === '' ? 'The stress test failed and gave no reason.' : message,
    {
      ...(rest.length === 0 ? {} : { detail: rest.join('\n') })
    }
  )
}

async function cancel(client: RimeClient, jobId: string, log: Logger): Promise<void> {
  try {
    await client.cancelJob(jobId, CANCEL_MS)
    log.info(`Job ${jobId} is cancelled.`)
  } catch (error) {
    log.warning(
      `Job ${jobId} could not be cancelled: ${error instanceof Error ? error.message : String(error)}`
    )
  }
}

function stopwatch(): () => number {
  let last = performance.now()
  return () => {
    const now = performance.now()
    const elapsed = now - last
    last = now
    return elapsed
  }
}
