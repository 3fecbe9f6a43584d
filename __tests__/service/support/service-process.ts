// A service in a process of its own, to be killed: node service-process.ts OPTIONS_JSON; prints its URL.
import { silentLogger } from '../../../src/logger.ts'
import { VenvRuntime } from '../../../src/runtime/venv/runtime.ts'
import { startService } from '../../../src/service/service.ts'
import { FakeRuntime } from './fake-runtime.ts'

const given = JSON.parse(process.argv[2] ?? '{}') as {
  stateDir: string
  data: string
  key: string
  engineCommand: string[]
  /** Absent: one with the image `img`, whose builds never end. */
  runtime?: 'venv'
}

function fakeRuntime(): FakeRuntime {
  const runtime = new FakeRuntime()
  runtime.add('img')
  runtime.onBuild = () => new Promise(() => undefined)
  return runtime
}

const service = await startService({
  host: '127.0.0.1',
  port: 0,
  stateDir: given.stateDir,
  runtime:
    given.runtime === 'venv'
      ? await VenvRuntime.create({ stateDir: given.stateDir, log: silentLogger })
      : fakeRuntime(),
  apiKeys: [given.key],
  dataRoots: [given.data],
  version: '0.0.0',
  log: silentLogger,
  concurrency: { stressTests: 1, imageBuilds: 1, workers: 1 },
  engineCommand: given.engineCommand
})
process.stdout.write(`${service.url}\n`)
