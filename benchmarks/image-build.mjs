/**
 * Time to a usable image: this product against `docker build` with plain pip, and against bare uv, in one run.
 *
 *   node benchmarks/image-build.mjs [--repeat 1] [--variants docker,plain,buildkit,cached,venv,uv,export] [REQUIREMENT…]
 *
 * Cold: no cache of any kind on this machine, uv itself included. Partly warm: what the first half of the requirements
 * needs was downloaded before, for another image. Warm: the same set again; what was downloaded may be used, what was
 * built may not (it is removed first). The product's time to READY includes reading the image back and importing what was
 * asked for; the others stop when the files are there, which is a column of its own. "bare uv + layer export" adds to
 * bare uv what it takes to make a layer of its environment: to send it to the engine and to commit it. Variants without
 * an engine, or that the engine's client cannot do, are left out.
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
    variants: { type: 'string', default: 'docker,plain,buildkit,cached,venv,uv,export' },
    base: { type: 'string', default: 'managed-base:3.11' }
  }
})
// pandas by name, because the product adds it for the model worker: all variants install the same.
const requirements = positionals.length > 0 ? positionals : ['lightgbm', 'scikit-learn', 'pandas']
const scratch = mkdtempSync(join(tmpdir(), 'image-build-'))
const namespace = `rime-bench-${process.pid}`
const wanted = new Set(values.variants.split(','))
const PLAIN_TITLE = 'docker build, pip'
const BARE_UV = 'bare uv'
const context = join(scratch, 'context')
mkdirSync(context)
writeFileSync(join(context, 'requirements.txt'), requirements.join('\n') + '\n')
/** What "partly warm" has seen before. */
const half = requirements.slice(0, Math.ceil(requirements.length / 2))

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
  const files = await body()
  const seconds = (performance.now() - started) / 1000
  return { seconds, files: files ?? seconds }
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
      [client, 'build', '--quiet', '--label', `${namespace}.bench=1`, '--file', file, context],
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
  const build = () =>
    timed(() =>
      must([client, 'build', '--no-cache', '--label', `${namespace}.bench=1`, '--file', file, context], env)
    )
  return { title, cold: await build(), warm: await build() }
}

/** @param open a runtime with nothing in its caches; one for each of cold and partly warm */
async function product(title, open) {
  const build = (runtime, name, set) =>
    timed(async () => {
      const started = performance.now()
      let installed
      const log = (line) => {
        if (/^Installed \d/.test(line)) installed = (performance.now() - started) / 1000
      }
      const lines = set.map((line) => ({ given: line, canonical: line }))
      await runtime.build({ name, requirements: lines, creator: 'benchmark' }, log, NEVER)
      return installed
    })
  const removeImages = async (runtime) => {
    for (const record of await runtime.list()) await runtime.remove(record)
  }
  const first = await open('cold')
  const cold = await build(first, 'cold', requirements)
  await removeImages(first)
  const warm = await build(first, 'warm', requirements)
  await removeImages(first)
  const second = await open('partly')
  await build(second, 'half', half)
  await removeImages(second)
  const partly = await build(second, 'partly', requirements)
  await removeImages(second)
  return { title, cold, partly, warm }
}

async function bareUv(uv, round) {
  const build = (cache, name, set) => {
    const env = { UV_CACHE_DIR: join(scratch, `uv-${cache}-${round}`) }
    return timed(async () => {
      const folder = uvFolder(name, round)
      await must([uv, 'venv', '--quiet', folder], env)
      const python = join(folder, 'bin', 'python')
      await must([uv, 'pip', 'install', '--quiet', '--python', python, ...set], env)
    })
  }
  const cold = await build('cold', 'cold', requirements)
  const warm = await build('cold', 'warm', requirements)
  await build('partly', 'half', half)
  const partly = await build('partly', 'partly', requirements)
  return { title: BARE_UV, cold, partly, warm }
}

function uvFolder(name, round) {
  return join(scratch, `uv-environment-${name}-${round}`)
}

/** Bare uv, and then the environment as a layer on the base: sent to the engine as an archive, and committed. */
async function withLayerExport(bare, round) {
  const folder = uvFolder('cold', round)
  const { seconds } = await timed(async () => {
    const name = `${namespace}-export-${round}`
    await must(['docker', 'create', '--name', name, values.base, 'true'])
    await must(['docker', 'cp', folder, `${name}:/environment`])
    await must(['docker', 'commit', '--change', `LABEL ${namespace}.bench=1`, name])
    await must(['docker', 'rm', name])
  })
  const plus = (time) => ({ seconds: time.seconds + seconds, files: time.files + seconds })
  return {
    title: 'bare uv + layer export',
    cold: plus(bare.cold),
    partly: plus(bare.partly),
    warm: plus(bare.warm)
  }
}

async function removeAll(engine) {
  rmSync(scratch, { recursive: true, force: true })
  if (engine === undefined) return
  const images = await engine.json('GET', '/images/json')
  for (const { Id, Labels } of images) {
    if (Object.keys(Labels ?? {}).some((label) => label.startsWith(namespace))) {
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
  // One build that is not counted: a mirror or proxy in front of the index is then warm for every variant alike.
  const warmUp = await VenvRuntime.create({ stateDir: join(scratch, 'warm-up'), log: silentLogger })
  await product('warm-up', () => Promise.resolve(warmUp))
  for (let round = 0; round < Number(values.repeat); round++) {
    const rows = []
    const measure = async (variant, body) => {
      const row = wanted.has(variant) ? await body() : undefined
      if (row === undefined) return
      rows.push(row)
      console.error(
        `${row.title}: cold ${row.cold.seconds.toFixed(1)} s, warm ${row.warm.seconds.toFixed(1)} s`
      )
      return row
    }
    const stateDir = (name) => join(scratch, `state-${name}-${round}`)
    if (engine !== undefined) {
      const open = (name) =>
        DockerRuntime.create({
          engine,
          stateDir: stateDir(name),
          log: silentLogger,
          namespace: `${namespace}-${name}-${round}`,
          baseImage: values.base
        })
      const [classic, buildkit] = [{ DOCKER_BUILDKIT: '0' }, { DOCKER_BUILDKIT: '1' }]
      await measure('docker', () => product('this product, docker', open))
      await measure('plain', () => dockerBuild(PLAIN_TITLE, PLAIN, classic))
      await measure('buildkit', () => dockerBuild('docker build, BuildKit, pip', PLAIN, buildkit))
      await measure('cached', () =>
        dockerBuild('docker build, BuildKit, pip with a cache mount', CACHED, buildkit)
      )
    }
    const openVenv = (name) => VenvRuntime.create({ stateDir: stateDir(name), log: silentLogger })
    await measure('venv', () => product('this product, venv', openVenv))
    const own = join(stateDir('cold'), 'tools', 'uv', 'bin', 'uv')
    const uv = (await run(['uv', '--version'])).code === 0 ? 'uv' : own
    const bare = await measure('uv', () => bareUv(uv, round))
    if (engine !== undefined && bare !== undefined)
      await measure('export', () => withLayerExport(bare, round))
    rounds.push(rows)
  }
} finally {
  await removeAll(engine)
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
const figure = (title, of) =>
  median(rounds.flatMap((rows) => rows.filter((row) => row.title === title).map(of)))
const plain = figure(PLAIN_TITLE, ({ cold }) => cold.seconds)
const times = (seconds) => (plain === undefined ? '' : ` (${(plain / seconds).toFixed(1)}×)`)
console.log(
  `\n${requirements.join(', ')}; ${rounds.length} round(s); load ${loadavg()[0].toFixed(1)} at the end.`
)
console.log(`In parentheses: how many times faster than "${PLAIN_TITLE}".\n`)
const columns = [
  ['cold, files there', ({ cold }) => cold.files],
  ['cold, ready', ({ cold }) => cold.seconds],
  ['partly warm, ready', ({ partly }) => partly?.seconds],
  ['warm, files there', ({ warm }) => warm.files],
  ['warm, ready', ({ warm }) => warm.seconds]
]
console.log(`| variant, seconds | ${columns.map(([title]) => title).join(' | ')} |`)
console.log(`| --- |${' ---: |'.repeat(columns.length)}`)
for (const { title } of rounds[0]) {
  const cells = columns.map(([column, of]) => {
    const seconds = figure(title, of)
    if (seconds === undefined) return ''
    return seconds.toFixed(1) + (column.startsWith('cold') ? times(seconds) : '')
  })
  console.log(`| ${title} | ${cells.join(' | ')} |`)
}
