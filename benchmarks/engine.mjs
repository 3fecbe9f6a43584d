/**
 * Run time of the engine against the floor: reading the data, one prediction pass per dataset, one pass per column.
 *
 *   node benchmarks/engine.mjs [--rows 10000,100000,1000000] [--format parquet|csv] [--repeat 3]
 *
 * Both are whole processes, start included: the floor is one Python process, ours the engine and one model worker. CPU
 * seconds are the figure (the machine may be shared), wall seconds stand beside it. Needs dist/ and Linux or macOS.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { node24, root, run } from '../scripts/lib.mjs'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000,100000,1000000' },
    format: { type: 'string', default: 'parquet' },
    repeat: { type: 'string', default: '3' }
  }
})
const here = join(root, 'benchmarks')
const build = join(root, 'build', 'benchmarks')
const python = join(build, 'venv', 'bin', 'python')
const SINGLE = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', PYTHONHASHSEED: '0' }
const env = { ...process.env, ...SINGLE }

async function must(program, args) {
  if ((await run(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })) !== 0) {
    throw new Error(`${program} ${args.join(' ')} failed`)
  }
}

async function prepare() {
  if (existsSync(python)) return
  mkdirSync(build, { recursive: true })
  await must('python3', ['-m', 'venv', join(build, 'venv')])
  await must(python, ['-m', 'pip', 'install', '--quiet', '-r', join(here, 'requirements.txt')])
}

/** Starts a command under usage.py; the result is read once the process has ended. */
function measured(command, scratch, name) {
  const result = join(scratch, `${name}.json`)
  const child = spawn(python, [join(here, 'usage.py'), result, ...command], {
    env,
    stdio: ['pipe', 'pipe', 'inherit']
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${name} ended with ${code}\n${output.slice(-2000)}`))
      resolve({ ...JSON.parse(readFileSync(result, 'utf8')), output })
    })
  })
  return { child, ended }
}

async function floor(folder, scratch) {
  const { output, ...used } = await measured(
    [python, join(here, 'floor.py'), folder, values.format],
    scratch,
    'floor'
  ).ended
  return { ...used, steps: JSON.parse(output) }
}

async function engine(folder, scratch) {
  const socket = join(scratch, 'engine.sock')
  const dataset = (name) => ({ name, path: join(folder, `${name}.${values.format}`), labelCol: 'label' })
  const job = {
    socket,
    workers: 1,
    modelFile: join(folder, 'model.py'),
    task: 'MODEL_TASK_BINARY_CLASSIFICATION',
    reference: dataset('reference'),
    evaluation: dataset('evaluation'),
    testRunId: 'benchmark',
    config: { run_name: 'Benchmark', run_time_info: { random_seed: 1 } },
    predictTimeoutSeconds: 600
  }
  const file = join(scratch, 'job.json')
  writeFileSync(file, JSON.stringify(job))
  const host = measured([node24(), join(root, 'dist', 'engine', 'index.js'), file], scratch, 'engine')
  while (!existsSync(socket)) {
    await Promise.race([sleep(10), host.ended])
  }
  const worker = measured(
    [python, '-u', join(root, 'worker', 'model_worker.py'), '--socket', socket],
    scratch,
    'worker'
  )
  worker.child.stdin.end()
  const used = { engine: await host.ended, worker: await worker.ended }
  const events = used.engine.output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const end = events.at(-1)
  if (end.type !== 'end' || end.testErrors !== 0)
    throw new Error(`The run did not end well: ${JSON.stringify(end)}`)
  const plan = events.find(({ type }) => type === 'plan')
  return {
    cpu: used.engine.cpu + used.worker.cpu,
    engineCpu: used.engine.cpu,
    workerCpu: used.worker.cpu,
    wall: Math.max(used.engine.wall, used.worker.wall),
    peakMB: used.engine.peakMB,
    workerPeakMB: used.worker.peakMB,
    cases: end.cases,
    tests: end.batches,
    rowsPredicted: plan.predictions.rows
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

async function repeated(measure, folder) {
  const runs = []
  for (let i = 0; i < Number(values.repeat); i++) {
    const scratch = mkdtempSync(join(tmpdir(), 'benchmark-'))
    try {
      runs.push(await measure(folder, scratch))
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  }
  const middle = median(runs.map(({ cpu }) => cpu))
  return { ...runs.find(({ cpu }) => cpu === middle), wall: median(runs.map(({ wall }) => wall)) }
}

const two = (number) => number.toFixed(2)
await prepare()
console.log(
  `Load ${loadavg().map(two).join(' ')}; ${values.format}, 30 features; median of ${values.repeat}.\n`
)
console.log(
  '| rows | floor CPU s | ours CPU s (engine + worker) | ratio CPU | floor s | ours s | ratio | engine peak MB | tests | cases | rows predicted |'
)
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
for (const rows of values.rows.split(',').map(Number)) {
  const folder = join(build, `${values.format}-${rows}`)
  if (!existsSync(join(folder, 'model.py'))) {
    await must(python, [join(here, 'make_data.py'), folder, String(rows), values.format])
  }
  const least = await repeated(floor, folder)
  const ours = await repeated(engine, folder)
  const cells = [
    rows.toLocaleString('en'),
    two(least.cpu),
    `${two(ours.cpu)} (${two(ours.engineCpu)} + ${two(ours.workerCpu)})`,
    two(ours.cpu / least.cpu),
    two(least.wall),
    two(ours.wall),
    two(ours.wall / least.wall),
    ours.peakMB.toFixed(0),
    ours.tests,
    ours.cases,
    ours.rowsPredicted.toLocaleString('en')
  ]
  console.log(`| ${cells.join(' | ')} |`)
}
