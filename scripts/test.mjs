/**
 * npm test            every check: types, lint, import rules, all tests
 * npm test -- FILES   Jest alone, with these arguments
 */
import { run } from './lib.mjs'

const node = process.execPath
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js'
]
const args = process.argv.slice(2)

if (args.length > 0) process.exit(await run(node, [...jest, ...args]))

const checks = [
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['types of the report in a browser', ['node_modules/typescript/bin/tsc', '-p', 'src/report/client']],
  ['lint', ['node_modules/eslint/bin/eslint.js', '.']],
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
  [
    'import rules',
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.mjs',
      'src'
    ]
  ],
  ['tests', jest]
]

const failed = []
const started = Date.now()
for (const [name, command] of checks) {
  console.log(`\n== ${name}`)
  if ((await run(node, command)) !== 0) failed.push(name)
}
const seconds = Math.round((Date.now() - started) / 1000)
const names = checks.map(([name]) => name).join(', ')
console.log(
  failed.length === 0
    ? `\nAll passed: ${names} (${seconds} s).`
    : `\nFailed: ${failed.join(', ')} (${seconds} s).`
)
process.exitCode = failed.length === 0 ? 0 : 1
