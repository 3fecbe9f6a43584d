/**
 * Builds dist/ with ncc, one self-contained file per entry point, and the report's browser code.
 *
 *   npm run bundle                  everything
 *   npm run bundle -- cli engine    some entry points
 *   npm run check-dist              builds beside dist/ and compares byte for byte
 *
 * The bundles are neither minified nor mapped: what ships can be read, and a stack trace names functions.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { root, run } from './lib.mjs'

const ENTRIES = { main: 'main', post: 'post', cli: 'cli', engine: 'engine/index', sdk: 'sdk/index' }
const JAVASCRIPT = join(root, 'build', 'js')

/** TypeScript is compiled and checked once; ncc's own loader would do it again for every entry, in minutes. */
async function compile() {
  rmSync(JAVASCRIPT, { recursive: true, force: true })
  const code = await run(process.execPath, [
    'node_modules/typescript/bin/tsc',
    '--project',
    'tsconfig.bundle.json'
  ])
  if (code !== 0) throw new Error('src/ has type errors; nothing is bundled')
}

async function build(names, folder) {
  await compile()
  for (const name of names) {
    const entry = join(JAVASCRIPT, 'src', `${ENTRIES[name]}.js`)
    const output = join(folder, name)
    rmSync(output, { recursive: true, force: true })
    const ncc = [
      'node_modules/@vercel/ncc/dist/ncc/cli.js',
      'build',
      entry,
      '--quiet',
      '--license',
      'licenses.txt'
    ]
    if ((await run(process.execPath, [...ncc, '--out', output])) !== 0)
      throw new Error(`ncc could not bundle ${name}`)
    if (name === 'sdk') await declareTypes(join(output, 'types'))
  }
}

/** Declarations of the SDK, and of what they name of other parts: not of all that the code behind them imports. */
async function declareTypes(output) {
  const all = join(root, 'build', 'types')
  rmSync(all, { recursive: true, force: true })
  const tsc = ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.sdk.json', '--outDir', all]
  if ((await run(process.execPath, tsc)) !== 0) throw new Error('the types of the SDK could not be written')
  const wanted = new Set([join('sdk', 'index.d.ts')])
  for (const name of wanted) {
    const text = readFileSync(join(all, name), 'utf8')
    for (const [, path] of text.matchAll(/(?:from |import\()['"](\.[^'"]+)\.ts['"]/g))
      wanted.add(join(dirname(name), `${path}.d.ts`))
    mkdirSync(dirname(join(output, name)), { recursive: true })
    cpSync(join(all, name), join(output, name))
  }
}

function files(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .sort()
}

function differences(committed, built) {
  const names = new Set([...files(committed), ...files(built)])
  return [...names].sort().filter((name) => {
    try {
      return !readFileSync(join(committed, name)).equals(readFileSync(join(built, name)))
    } catch {
      return true
    }
  })
}

async function buildAll(folder) {
  await build(Object.keys(ENTRIES), folder)
  const code = await run(process.execPath, [
    'scripts/build-report-client.mjs',
    join(folder, 'report', 'client.js')
  ])
  if (code !== 0) throw new Error('scripts/build-report-client.mjs failed')
}

async function check() {
  const folder = mkdtempSync(join(tmpdir(), 'check-dist-'))
  try {
    await buildAll(folder)
    const different = differences(join(root, 'dist'), folder)
    if (different.length === 0) return console.log('dist/ is fresh.')
    console.error(
      `dist/ is not what src/ gives: ${different.join(', ')}\nRun npm run bundle and commit dist/.`
    )
    process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => name !== '--check' && !Object.hasOwn(ENTRIES, name))
if (unknown.length > 0) {
  console.error(`No such entry point: ${unknown.join(', ')}. There are: ${Object.keys(ENTRIES).join(', ')}.`)
  process.exitCode = 2
} else if (names.includes('--check')) await check()
else if (names.length > 0) await build(names, join(root, 'dist'))
else await buildAll(join(root, 'dist'))
