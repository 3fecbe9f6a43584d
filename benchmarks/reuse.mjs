/**
 * The whole action when the image is there already: from its start to its end, and how long it took to find the image.
 *
 *   node benchmarks/reuse.mjs [--repeat 5] [--runtimes venv,docker]
 *
 * The breast-cancer example, as the runner starts the action. The floor is the start of Node in the same run.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { node24, root } from '../scripts/lib.mjs'

const { values } = parseArgs({
  options: {
    repeat: { type: 'string', default: '5' },
    runtimes: { type: 'string', default: 'venv,docker' }
  }
})
const scratch = mkdtempSync(join(tmpdir(), 'reuse-'))
const project = join(scratch, 'project')
cpSync(join(root, 'examples', 'breast-cancer'), project, { recursive: true })

function run(args, env) {
  const started = performance.now()
  const child = spawn(node24(), args, { env, stdio: ['ignore', 'ignore', 'inherit'], cwd: scratch })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(performance.now() - started) : reject(new Error(`it ended with ${code}`))
    )
  })
}

async function action(runtime) {
  const env = {
    ...process.env,
    XDG_CACHE_HOME: join(scratch, 'cache'),
    GITHUB_WORKSPACE: project,
    GITHUB_REPOSITORY: 'example/project',
    'INPUT_CONFIG-PATH': 'stress-test.yml',
    INPUT_REQUIREMENTS: '-r requirements.txt',
    INPUT_RUNTIME: runtime
  }
  for (const name of ['OUTPUT', 'STATE', 'STEP_SUMMARY', 'ENV', 'PATH']) {
    env[`GITHUB_${name}`] = join(scratch, name)
    writeFileSync(env[`GITHUB_${name}`], '')
  }
  const whole = await run([join(root, 'dist', 'main', 'index.js')], env)
  const results = JSON.parse(readFileSync(join(project, 'stress-test-report', 'results.json'), 'utf8'))
  const phase = (name) => results.run.timings.find((one) => one.phase === name)?.milliseconds ?? NaN
  return { whole, image: phase('image'), test: phase('test'), decision: results.run.image.decision }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

try {
  const repeat = Number(values.repeat)
  const rows = []
  for (const runtime of values.runtimes.split(',')) {
    const first = await action(runtime)
    const runs = []
    for (let i = 0; i < repeat; i++) runs.push(await action(runtime))
    if (runs.some(({ decision }) => decision !== 'reused')) throw new Error('an image was not reused')
    rows.push([
      runtime,
      first.whole / 1000,
      ...['whole', 'test'].map((name) => median(runs.map((one) => one[name])) / 1000),
      median(runs.map(({ image }) => image))
    ])
  }
  const node = []
  for (let i = 0; i < repeat; i++) node.push(await run(['-e', ''], process.env))
  console.log(`Load ${loadavg()[0].toFixed(1)}; median of ${repeat}; Node alone starts and ends in ${median(node).toFixed(0)} ms.

| runtime | first run, s | image reused, s | of it the stress test, s | of it finding the image, ms |
| --- | ---: | ---: | ---: | ---: |`)
  for (const [runtime, first, whole, test, image] of rows)
    console.log(
      `| ${runtime} | ${first.toFixed(1)} | ${whole.toFixed(2)} | ${test.toFixed(2)} | ${image.toFixed(0)} |`
    )
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
