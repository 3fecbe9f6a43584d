// Stands in for the engine: reads a scenario and the job file, then does what the scenario says.
// usage: node fake-engine.mjs SCENARIO_FILE JOB_FILE
import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const [scenarioFile, jobFile] = process.argv.slice(2)
const scenario = JSON.parse(readFileSync(scenarioFile, 'utf8'))
const job = JSON.parse(readFileSync(jobFile, 'utf8'))
if (scenario.report)
  writeFileSync(scenario.report, JSON.stringify({ job, env: process.env, pid: process.pid }))
if (scenario.ignoreTerm) process.on('SIGTERM', () => undefined)

const text = scenario.output.replaceAll('@RUN@', job.testRunId)
await new Promise((resolve) => process.stdout.write(text, resolve))
if (scenario.stderr) await new Promise((resolve) => process.stderr.write(scenario.stderr, resolve))
if (scenario.hang) await sleep(60_000)
process.exitCode = scenario.exitCode ?? 0
if (scenario.signal) process.kill(process.pid, scenario.signal)
