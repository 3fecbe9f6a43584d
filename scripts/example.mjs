/**
 * Runs an example's whole job on this machine, from a fresh clone on.
 *
 *   npm run example                       the first example, breast-cancer
 *   npm run example -- card-fraud         another one
 *   npm run example -- --runtime venv     further arguments go to `rime-stress-test run`
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { node24, npm, root, run } from './lib.mjs'

const args = process.argv.slice(2)
const named = args[0] !== undefined && !args[0].startsWith('-')
const example = named ? args.shift() : 'breast-cancer'
const folder = join(root, 'examples', example)
if (!/^[a-z-]+$/.test(example) || !existsSync(join(folder, 'stress-test.yml'))) {
  console.error(`There is no example "${example}". There are: breast-cancer, card-fraud.`)
  process.exit(2)
}
const report = join(folder, 'stress-test-report', 'report.html')

console.log(`This runs the example ${example}, as the action does in a workflow:

  1. find or build a Python environment with what examples/${example}/requirements.txt asks for
  2. stress-test the model in examples/${example}/model.py inside that environment
  3. judge the results, and write the reports to examples/${example}/stress-test-report

Nothing outside this folder is changed but caches. The first run downloads packages and takes a minute or two;
later runs reuse the environment.
`)

if (node24() === undefined) {
  console.log(
    `This is Node ${process.versions.node}; the product needs Node 24. Installing it here with npm ci.\n`
  )
  const code = await npm('ci', '--no-audit', '--no-fund', '--loglevel=error')
  if (code !== 0 || node24() === undefined) {
    console.error('npm ci did not succeed. Install Node 24 or later, then run this again.')
    process.exit(3)
  }
}

const code = await run(node24(), [
  join(root, 'dist', 'cli', 'index.js'),
  'run',
  `--working-directory=${folder}`,
  '--config-path=stress-test.yml',
  '--requirements=-r requirements.txt',
  ...args
])

if (existsSync(report))
  console.log(`\nThe report is ${report}\nOpen it in a browser: ${pathToFileURL(report).href}`)
process.exitCode = code
