/**
 * The engine process: `node engine JOB.json`. Events go to standard output as JSON lines and nothing else does; the exit
 * code is 0 only after the `end` event.
 */
import { readFileSync } from 'node:fs'
import { EventWriter } from './event-writer.ts'
import type { EngineJob } from './job.ts'
import { runEngine } from './run.ts'

async function main(): Promise<void> {
  // A library that logs must not break the event stream.
  console.log = console.info = console.debug = console.error
  const [, , path] = process.argv
  if (path === undefined) throw new Error('usage: engine JOB.json')
  const job = JSON.parse(readFileSync(path, 'utf8')) as EngineJob
  const stop = new AbortController()
  // A second signal, or a computation that does not come back, must not keep the process.
  const onSignal = (): void => {
    stop.abort(new Error('stopped'))
    setTimeout(() => process.exit(1), 1000).unref()
  }
  process.once('SIGTERM', onSignal)
  process.once('SIGINT', onSignal)
  const writer = new EventWriter(process.stdout)
  // The service is gone: nobody reads the result.
  process.stdout.on('error', () => process.exit(1))
  const completed = await runEngine(job, (event) => writer.write(event), stop.signal)
  if (completed) process.exitCode = 0
}

process.exitCode = 1
await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error)
})
