/**
 * Time from the start of the action's bundle to its first log line, as the runner starts it.
 *
 *   node benchmarks/startup.mjs [--repeat 15]
 *
 * The inputs are wrong on purpose, so that the run ends right after it has read and checked them.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { node24, root } from '../scripts/lib.mjs'

const { values } = parseArgs({ options: { repeat: { type: 'string', default: '15' } } })
const scratch = mkdtempSync(join(tmpdir(), 'startup-'))
const files = Object.fromEntries(
  ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH'].map((name) => {
    const path = join(scratch, name)
    writeFileSync(path, '')
    return [name, path]
  })
)

function firstLine(args, env) {
  const started = performance.now()
  const child = spawn(node24(), args, { env, stdio: ['ignore', 'pipe', 'ignore'], cwd: scratch })
  return new Promise((resolve, reject) => {
    let first
    child.stdout.once('data', () => (first = performance.now() - started))
    child.on('error', reject)
    child.on('close', () => (first === undefined ? reject(new Error('nothing was printed')) : resolve(first)))
  })
}

async function median(args, env) {
  const times = []
  for (let i = 0; i < Number(values.repeat); i++) times.push(await firstLine(args, env))
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)]
}

try {
  const env = { ...process.env, ...files, GITHUB_WORKSPACE: scratch, 'INPUT_CONFIG-PATH': 'missing.yml' }
  const node = await median(['-e', 'console.log(1)'], env)
  const bundle = await median([join(root, 'dist', 'main', 'index.js')], env)
  const cli = await median([join(root, 'dist', 'cli', 'index.js'), '--version'], env)
  console.log(`Load ${loadavg()
    .map((value) => value.toFixed(2))
    .join(' ')}; median of ${values.repeat}.

| start of | first line after ms | above Node itself |
| --- | --- | --- |
| Node alone | ${node.toFixed(0)} | |
| the action | ${bundle.toFixed(0)} | ${(bundle - node).toFixed(0)} |
| the command (\`--version\`) | ${cli.toFixed(0)} | ${(cli - node).toFixed(0)} |`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
