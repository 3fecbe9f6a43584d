import * as core from '@actions/core'

import { type Backend, run, type RunOutcome } from '../gate/run.ts'
import { INPUT_NAMES, type InputName, type Settings } from '../gate/settings.ts'
import { formatPlace } from '../problem.ts'
import { line } from '../report/escape.ts'
import { writeReports } from '../report/write.ts'
import { actionLogger } from './logger.ts'
import { setOutputs } from './outputs.ts'
import { annotate, writeLineSummary, writeSummary } from './show.ts'
import { saveRunState } from './state.ts'

export interface ActionParts {
  /** Connects to the server of the settings, or starts the embedded backend. */
  openBackend: (settings: Settings, dataRoots: string[]) => Promise<Backend>
  /** Where the embedded backend keeps its state; `post` looks there for what a killed run left. */
  stateDirectory: string
}

/** The `main` step. Never throws: whatever happens ends in outputs, a summary and an exit code. */
export async function runAction(parts: ActionParts): Promise<void> {
  const cancel = new AbortController()
  const onSignal = (name: NodeJS.Signals): void => {
    cancel.abort(new Cancelled(name))
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  try {
    await runStep(parts, cancel.signal)
  } catch (error) {
    if (cancel.signal.aborted) {
      await endCancelled(cancel.signal.reason as Cancelled)
    } else {
      setOutputs({ status: 'error' })
      core.setFailed(line(error instanceof Error ? (error.stack ?? error.message) : String(error)))
    }
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    saveRunState({ phase: 'finished' })
  }
}

class Cancelled extends Error {
  override name = 'Cancelled'
  constructor(signal: string) {
    super(`The stress test was cancelled (${signal}); its job is ended and nothing of it is left running.`)
  }
}

async function runStep(parts: ActionParts, signal: AbortSignal): Promise<void> {
  const values = readInputs()
  const root = process.env['GITHUB_WORKSPACE'] ?? process.cwd()
  saveRunState({
    phase: 'started',
    stateDirectory: parts.stateDirectory,
    serverUrl: values.get('server-url')?.trim() ?? '',
    runtime: values.get('runtime')?.trim() ?? ''
  })
  const outcome = await run({
    values,
    root,
    defaultProject: process.env['GITHUB_REPOSITORY'] ?? 'rime-stress-test',
    dataRoots: [root],
    openBackend: parts.openBackend,
    log: actionLogger,
    signal,
    onProgress: progressLines(),
    onJob: (jobId) => {
      saveRunState({ jobId })
    }
  })
  await publish(outcome, root)
}

/** Everything is written before the step fails. A report that could not be written makes the step fail. */
async function publish(outcome: RunOutcome, root: string): Promise<void> {
  const { report, settings } = outcome
  const files = await writeReports(report, settings.reportDirectory)
  setOutputs({
    status: report.verdict.status,
    imageName: report.run.image?.name,
    imageDecision: report.run.image?.decision,
    testRunId: report.run.id ?? undefined,
    counts: report.counts.tests,
    reportPath: settings.reportDirectory,
    resultsPath: files.resultsPath
  })
  await writeSummary(report, settings.reportDirectory)
  annotate(report, root, settings.workingDirectory)
  const [reason] = report.verdict.reasons
  const where = reason?.place === undefined ? '' : `${formatPlace(reason.place)}: `
  const sentence = line(`${report.verdict.sentence} ${where}${reason?.message ?? ''}`.trim())
  core.info(`Report: ${line(files.reportPath)}`)
  if (outcome.fails) core.setFailed(sentence)
  else core.info(sentence)
}

async function endCancelled(cancelled: Cancelled): Promise<void> {
  saveRunState({ ending: cancelled.message })
  setOutputs({ status: 'error' })
  await writeLineSummary(cancelled.message)
  core.setFailed(cancelled.message)
}

/** The key is masked before anything else can print it. */
function readInputs(): Map<InputName, string> {
  const key = core.getInput('api-key')
  if (key !== '') {
    for (const form of new Set([key, encodeURIComponent(key), Buffer.from(key).toString('base64')]))
      core.setSecret(form)
  }
  return new Map(INPUT_NAMES.map((name) => [name, core.getInput(name, { trimWhitespace: false })]))
}

function progressLines(): (progress: { done: number; total: number; running?: string }) => void {
  let shown = -1
  return ({ done, total, running }) => {
    if (done === shown) return
    shown = done
    core.info(line(`${done} of ${total} tests done${running === undefined ? '' : `, running ${running}`}`))
  }
}
