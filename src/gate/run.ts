import { RimeClient } from '../client/rime-client.ts'
import { ApiError, TransportError } from '../client/errors.ts'
import type { Logger } from '../logger.ts'
import { describeProblem, type Problem, ProblemsError } from '../problem.ts'
import { PRODUCT } from '../product.ts'
import { buildReport, type ReportContext } from '../report/build-report.ts'
import type { ImageReport, Reason, StressTestReport } from '../report/model.ts'
import { IncompleteRunError } from './errors.ts'
import { checkRequest, type Request } from './request.ts'
import { sharedFiles } from './file-access.ts'
import { serverReason } from './server-reasons.ts'
import { canonicalRequirements } from './wire-requirements.ts'
import { type InputName, INPUT_NAMES, type Settings } from './settings.ts'
import { wishOf } from './wish-of-settings.ts'
import { runStressTest, type StressTestOutcome } from './stress-test.ts'
import { Uploads } from './upload.ts'
import { judge } from './verdict.ts'
import type { Progress } from './watch.ts'

/** A server to talk to: a cluster, or the embedded backend, which the entry point starts. The gate sees no difference. */
export interface Backend {
  url: string
  apiKey: string
  /** `embedded`, or the origin of the server. */
  name: string
  /** Whether paths of this machine mean the same to it; else files are uploaded. */
  sharesFiles: boolean
  /** What runs the model and what does not keep it apart from the machine; known for the embedded backend only. */
  runtime?: { name: string; isolationMissing: readonly string[] }
  /** Ends what was started; within 5 s when a run is being cancelled. */
  close(): Promise<void>
}

export interface RunRequest {
  /** Raw inputs by name. */
  values: ReadonlyMap<InputName, string>
  /** Folder that `working-directory` is relative to. */
  root: string
  /** Project when none is named, for example the repository. */
  defaultProject: string
  /** Folders that hold the data and the model; what lies elsewhere is refused. */
  dataRoots: readonly string[]
  openBackend: (settings: Settings, dataRoots: string[]) => Promise<Backend>
  log: Logger
  signal: AbortSignal
  onProgress?: (progress: Progress) => void
  onJob?: (jobId: string) => void
}

/** 0 pass, 1 the gate failed, 2 usage or configuration error, 3 the run could not be completed. */
export type ExitCode = 0 | 1 | 2 | 3

export interface RunOutcome {
  report: StressTestReport
  settings: Settings
  /** What the verdict comes to, `on-error` apart. */
  exitCode: ExitCode
  /** Whether the step or command fails. */
  fails: boolean
}

/** Inputs that everyone may see; never a key, a URL or a path outside the workspace. */
const SHOWN_INPUTS: readonly InputName[] = INPUT_NAMES.filter(
  (name) => !['api-key', 'server-url', 'index-url', 'extra-index-urls'].includes(name)
)

/**
 * The whole run, from raw inputs to the report. Whatever goes wrong becomes a report of status `error` with its reasons;
 * only a cancelled run throws (the signal's reason).
 */
export async function run(request: RunRequest): Promise<RunOutcome> {
  const started = new Date()
  const {
    settings,
    request: checked,
    problems
  } = await checkRequest(request.values, request.root, request.dataRoots)
  const context = { started, settings, values: request.values }
  if (checked === undefined) return failed(context, 2, problems.map(reasonOfProblem))

  let backend: Backend | undefined
  try {
    backend = await request.openBackend(settings, [...request.dataRoots])
    const outcome = await runIn(backend, checked, request)
    const verdict = judge(outcome.results.tests, settings.failOn)
    // A page of the embedded backend is gone when the step ends.
    const results = backend.runtime === undefined ? outcome.results : { ...outcome.results, link: null }
    const report = buildReport(results, {
      ...base(context),
      verdict,
      name: checked.config.runName,
      project: outcome.project,
      server: backend.name,
      timings: Object.entries(outcome.timings).map(([phase, milliseconds]) => ({ phase, milliseconds })),
      image: imageReport(outcome, backend),
      notes: checked.config.notes
    })
    return { report, settings, exitCode: verdict.failsGate ? 1 : 0, fails: verdict.failsGate }
  } catch (error) {
    request.signal.throwIfAborted()
    const exitCode = error instanceof ProblemsError ? 2 : 3
    return failed(
      { ...context, name: checked.config.runName, ...(backend && { backend }) },
      exitCode,
      reasonsOf(error, serverName({ ...context, ...(backend && { backend }) }))
    )
  } finally {
    await backend?.close()
  }
}

async function runIn(backend: Backend, checked: Request, request: RunRequest): Promise<StressTestOutcome> {
  const { settings, config, requirements } = checked
  const timeout = AbortSignal.timeout(settings.timeoutMinutes * 60_000)
  const client = new RimeClient({
    url: backend.url,
    apiKey: backend.apiKey,
    userAgent: `${PRODUCT.name}/${PRODUCT.version}`,
    signal: AbortSignal.any([request.signal, timeout])
  })
  try {
    const imageName = settings.imageName ?? config.managedImageName
    return await runStressTest({
      client,
      config,
      image: {
        requirements,
        constraints: checked.constraints,
        ...wishOf(settings),
        ...(imageName === undefined ? {} : { name: imageName })
      },
      ...(settings.project === undefined ? {} : { project: settings.project }),
      defaultProject: request.defaultProject,
      files: backend.sharesFiles
        ? sharedFiles
        : new Uploads(client, (key) => config.locate(key), request.log),
      timeoutMinutes: settings.timeoutMinutes,
      timeout,
      log: request.log,
      signal: request.signal,
      ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
      ...(request.onJob === undefined ? {} : { onJob: request.onJob })
    })
  } finally {
    client.close()
  }
}

interface ErrorContext {
  started: Date
  settings: Settings
  values: ReadonlyMap<InputName, string>
  name?: string
  backend?: Backend
}

function failed(context: ErrorContext, exitCode: 2 | 3, reasons: readonly Reason[]): RunOutcome {
  const { settings } = context
  // A mistake in the input is the user's to mend, so `on-error: continue` does not hide it.
  const fails = exitCode === 2 || settings.onError === 'fail'
  const report = buildReport(null, {
    ...base(context),
    verdict: {
      status: 'error',
      sentence: exitCode === 2 ? 'The input cannot be used.' : 'The run could not be completed.',
      failOn: settings.failOn,
      failsGate: fails,
      reasons
    },
    ...(context.name === undefined ? {} : { name: context.name }),
    server: serverName(context),
    timings: []
  })
  return { report, settings, exitCode, fails }
}

function serverName({ backend, settings }: Pick<ErrorContext, 'backend' | 'settings'>): string {
  return backend?.name ?? (settings.server === undefined ? 'embedded' : new URL(settings.server.url).origin)
}

function base(context: ErrorContext): Pick<ReportContext, 'product' | 'started' | 'finished' | 'inputs'> {
  const inputs = SHOWN_INPUTS.flatMap((name) => {
    const value = context.values.get(name)?.trim() ?? ''
    return value === '' ? [] : [{ name, value }]
  })
  return { product: PRODUCT, started: context.started, finished: new Date(), inputs }
}

function imageReport({ image: resolved }: StressTestOutcome, backend: Backend): ImageReport {
  const { image } = resolved
  return {
    name: image.name,
    decision: resolved.decision,
    reason: resolved.reason,
    nearMisses: resolved.nearMisses.map(({ name, reason }) => ({ name, reason })),
    requirements: canonicalRequirements(image) ?? image.pipRequirements.map(({ name }) => name ?? ''),
    libraries: image.pipLibraries.map(({ name, version }) => ({ name: name ?? '', version: version ?? '' })),
    python: image.pythonVersion ?? null,
    runtime: backend.runtime?.name ?? null,
    isolationMissing: [...(backend.runtime?.isolationMissing ?? [])]
  }
}

function reasonOfProblem(problem: Problem): Reason {
  return {
    code: problem.code,
    message: describeProblem(problem),
    place: problem.place,
    ...(problem.hint === undefined ? {} : { hint: problem.hint })
  }
}

function reasonsOf(error: unknown, server: string): Reason[] {
  if (error instanceof ProblemsError) return error.problems.map(reasonOfProblem)
  if (error instanceof IncompleteRunError) {
    return [
      {
        code: error.code,
        message: error.message,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        ...(error.detail === undefined ? {} : { detail: error.detail })
      }
    ]
  }
  if (error instanceof ApiError || error instanceof TransportError) return [serverReason(error, server)]
  const message = error instanceof Error ? error.message : String(error)
  return [
    {
      code: 'internal-error',
      message: `Unexpected error: ${message}`,
      hint: 'This is a defect of the action. Please report it with the detail below.',
      ...(error instanceof Error && error.stack !== undefined ? { detail: error.stack } : {})
    }
  ]
}
