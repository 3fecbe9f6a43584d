/**
 * Time to a usable image: this product against `docker build` with plain pip, and against bare uv, in one run.
 *
 *   node benchmarks/image-build.mjs [--repeat 1] [REQUIREMENT…]
 *
 * Cold: no cache of any kind, uv itself included. Warm: the same set again, under another name; what was downloaded may be
 * used, what was built may not. The product's figures include reading the image back and importing what was asked for; the
 * others stop when the files are there. Variants without an engine, or that the engine's client cannot do, are left out.
 * The package index of this machine's pip settings is used. Needs Node 24 and Linux or macOS.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DockerEngine, findEndpoint } from '../src/runtime/docker/engine.ts'
import { DockerRuntime } from '../src/runtime/docker/runtime.ts'
import { VenvRuntime } from '../src/runtime/venv/runtime.ts'
import { silentLogger } from '../src/logger.ts'

const NEVER = new globalThis.AbortController().signal

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repeat: { type: 'string', default: '1' },
    base: { type: 'string', default: 'managed-base:3.11' }
  }
})
// pandas by name, because the product adds it for the model worker: all variants install the same.
const requirements = positionals.length > 0 ? positionals : ['lightgbm', 'scikit-learn', 'pandas']
const scratch = mkdtempSync(join(tmpdir(), 'image-build-'))
const namespace = `rime-bench-${process.pid}`
const context = join(scratch, 'context')
mkdirSync(context)
writeFileSync(join(context, 'requirements.txt'), requirements.join('\n') + '\n')

const PLAIN = `FROM ${values.base}
COPY requirements.txt /requirements.txt
RUN python3 -m venv /environment && /environment/bin/pip install --no-cache-dir -r /requirements.txt
`
const CACHED = `FROM ${values.base}
COPY requirements.txt /requirements.txt
RUN --mount=type=cache,id=${namespace},target=/root/.cache/pip python3 -m venv /environment && /environment/bin/pip install -r /requirements.txt
`

function run(argv, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(argv[0], argv.slice(1), {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe']
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

async function timed(body) {
  const started = performance.now()
  const note = await body()
  return { seconds: (performance.now() - started) / 1000, note }
}

async function must(argv, env) {
  const { code, output } = await run(argv, env)
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}\n${output.slice(-1500)}`)
}

/** The first docker client that can build this way; the engine and the client both have a say. */
async function clientFor(dockerfile, env) {
  for (const client of ['docker', '/usr/bin/docker', '/usr/local/bin/docker']) {
    const file = join(scratch, 'try')
    writeFileSync(
      file,
      `FROM ${values.base}\n${dockerfile.includes('--mount') ? 'RUN --mount=type=cache,target=/x true' : 'RUN true'}\n`
    )
    const { code } = await run(
      [client, 'build', '--quiet', '--tag', `${namespace}:try`, '--file', file, context],
      env
    )
    if (code === 0) return client
  }
  return undefined
}

async function dockerBuild(title, dockerfile, env) {
  const client = await clientFor(dockerfile, env)
  if (client === undefined) return undefined
  const file = join(scratch, 'Dockerfile')
  writeFileSync(file, dockerfile)
  const build = (tag) =>
    timed(() =>
      must([client, 'build', '--no-cache', '--tag', `${namespace}:${tag}`, '--file', file, context], env)
    )
  return { title, cold: await build('cold'), warm: await build('warm') }
}

async function product(title, runtime, renew) {
  const build = (name) =>
    timed(async () => {
      const started = performance.now()
      let installed
      const log = (line) => {
        if (/^Installed \d/.test(line)) installed = (performance.now() - started) / 1000
      }
      const lines = requirements.map((line) => ({ given: line, canonical: line }))
      await runtime.build({ name, requirements: lines, creator: 'benchmark' }, log, NEVER)
      return installed === undefined ? '' : `files there after ${installed.toFixed(1)} s`
    })
  await renew?.()
  return { title, cold: await build('cold'), warm: await build('warm') }
}

async function bareUv(uv) {
  const env = { UV_CACHE_DIR: join(scratch, 'uv-cache') }
  const build = (name) =>
    timed(async () => {
      const folder = join(scratch, `uv-${name}`)
      await must([uv, 'venv', '--quiet', folder], env)
      const python = join(folder, 'bin', 'python')
      await must(
        [uv, 'pip', 'install', '--quiet', '--python', python, '-r', join(context, 'requirements.txt')],
        env
      )
    })
  return { title: 'bare uv', cold: await build('cold'), warm: await build('warm') }
}

async function removeAll(engine) {
  rmSync(scratch, { recursive: true, force: true })
  if (engine === undefined) return
  const images = await engine.json('GET', '/images/json')
  for (const { Id, Labels, RepoTags } of images) {
    const ours = Object.keys(Labels ?? {}).some((label) => label.startsWith(namespace))
    if (ours || (RepoTags ?? []).some((tag) => tag.startsWith(namespace))) {
      await engine.remove(`/images/${Id}`, { force: 'true' })
    }
  }
  const { Volumes: volumes } = await engine.json('GET', '/volumes')
  for (const { Name } of volumes ?? [])
    if (Name.startsWith(namespace)) await engine.remove(`/volumes/${Name}`)
}

async function findEngine() {
  try {
    const engine = new DockerEngine(await findEndpoint())
    await engine.ping(3)
    return engine
  } catch {
    console.log('No Docker engine answers; only the variants without one are measured.')
    return undefined
  }
}

const engine = await findEngine()
const rounds = []
try {
  for (let round = 0; round < Number(values.repeat); round++) {
    const rows = []
    const add = (row) => {
      if (row === undefined) return
      rows.push(row)
      console.error(
        `${row.title}: cold ${row.cold.seconds.toFixed(1)} s, warm ${row.warm.seconds.toFixed(1)} s`
      )
    }
    const stateDir = join(scratch, `state-${round}`)
    if (engine !== undefined) {
      const name = `${namespace}-${round}`
      const runtime = await DockerRuntime.create({
        engine,
        stateDir,
        log: silentLogger,
        namespace: name,
        baseImage: values.base
      })
      add(await product('this product, docker', runtime))
      await engine.remove(`/volumes/${name}-store`)
      add(await dockerBuild('docker build, pip', PLAIN, { DOCKER_BUILDKIT: '0' }))
      add(await dockerBuild('docker build, BuildKit, pip', PLAIN, { DOCKER_BUILDKIT: '1' }))
      add(
        await dockerBuild('docker build, BuildKit, pip with a cache mount', CACHED, { DOCKER_BUILDKIT: '1' })
      )
    }
    add(await product('this product, venv', await VenvRuntime.create({ stateDir, log: silentLogger })))
    const uv = (await run(['uv', '--version'])).code === 0 ? 'uv' : join(stateDir, 'tools', 'uv', 'bin', 'uv')
    add(await bareUv(uv))
    rounds.push(rows)
  }
} finally {
  await removeAll(engine)
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
const plain = median(
  rounds.flatMap((rows) =>
    rows.filter(({ title }) => title === 'docker build, pip').map(({ cold }) => cold.seconds)
  )
)
console.log(
  `\n${requirements.join(', ')}; ${rounds.length} round(s); load ${loadavg()[0].toFixed(1)} at the end\n`
)
console.log('| variant | cold, s | warm, s | cold, times faster than docker build with pip | of which |')
console.log('| --- | ---: | ---: | ---: | --- |')
for (const { title } of rounds[0]) {
  const rows = rounds.flatMap((round) => round.filter((row) => row.title === title))
  const cold = median(rows.map((row) => row.cold.seconds))
  const warm = median(rows.map((row) => row.warm.seconds))
  const factor = plain === undefined ? '' : (plain / cold).toFixed(1)
  console.log(
    `| ${title} | ${cold.toFixed(1)} | ${warm.toFixed(1)} | ${factor} | ${rows[0].cold.note ?? ''} |`
  )
}
