import { userInfo } from 'node:os'
import { resolve } from 'node:path'

import { openBackend } from '../backend.ts'
import { run, type RunOutcome } from '../gate/run.ts'
import type { InputName } from '../gate/settings.ts'
import { renderTerminal } from '../report/terminal.ts'
import { type WrittenReports, writeReports } from '../report/write.ts'
import { stateDirectory } from '../state-directory.ts'
import { readApiKey } from './api-key.ts'
import { Interrupted, interruptible } from './interrupt.ts'
import type { CommandIo } from './io.ts'
import { plainLogger } from './logger.ts'
import { progressView } from './progress.ts'

export interface RunFlags {
  apiKeyFile?: string
  apiKey?: string
  stateDir?: string
  dataRoot: string[]
  json?: boolean
  verbose?: boolean
}

/** `rime-stress-test run`: progress on standard error, the result on standard output. @returns the exit code. */
export async function runRun(
  values: Map<InputName, string>,
  flags: RunFlags,
  io: CommandIo
): Promise<number> {
  const key = await readApiKey(flags, io)
  if (key !== undefined && (values.get('server-url') ?? '') !== '') values.set('api-key', key)
  const progress = progressView(io.stderr)
  const log = plainLogger(io.stderr, progress, flags.verbose === true)
  try {
    return await interruptible(async (signal) => {
      const outcome = await run({
        values,
        root: io.cwd,
        dataRoots: [io.cwd, ...flags.dataRoot.map((path) => resolve(io.cwd, path))],
        defaultProject: userInfo().username,
        openBackend: (settings, dataRoots) =>
          openBackend(settings, {
            stateDirectory:
              flags.stateDir === undefined ? stateDirectory(io.env) : resolve(io.cwd, flags.stateDir),
            dataRoots,
            log
          }),
        log,
        signal,
        onProgress: (update) => {
          progress.update(update)
        }
      })
      progress.clear()
      const files = await writeReports(outcome.report, outcome.settings.reportDirectory)
      print(outcome, files, flags, io)
      return outcome.fails ? outcome.exitCode : 0
    })
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    progress.clear()
    io.stderr.write(`${error.message}\n`)
    return 3
  }
}

function print(outcome: RunOutcome, files: WrittenReports, flags: RunFlags, io: CommandIo): void {
  const { report } = outcome
  if (flags.json === true) {
    const { verdict, counts, run: about } = report
    const result = {
      status: verdict.status,
      sentence: verdict.sentence,
      exitCode: outcome.fails ? outcome.exitCode : 0,
      imageName: about.image?.name ?? null,
      imageDecision: about.image?.decision ?? null,
      testRunId: about.id,
      passed: counts.tests.pass,
      warned: counts.tests.warning,
      failed: counts.tests.fail,
      skipped: counts.tests.skip,
      reasons: verdict.reasons,
      ...files
    }
    io.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
    return
  }
  const color = io.stdout.isTTY === true && io.env['NO_COLOR'] === undefined
  io.stdout.write(
    renderTerminal(report, {
      color,
      ...(io.stdout.columns === undefined ? {} : { width: io.stdout.columns })
    })
  )
  io.stdout.write(`\nReport:  ${files.reportPath}\nResults: ${files.resultsPath}\n`)
}
