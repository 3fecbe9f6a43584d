/**
 * npm run screenshots: runs the card-fraud example as the action, takes pictures of its HTML report for the README, and
 * puts the job summary it wrote into the example's README. Needs dist/ and Chromium (CHROMIUM, else /usr/bin/chromium).
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { node24, root, run } from './lib.mjs'

const images = join(root, 'docs', 'images')
const scratch = mkdtempSync(join(tmpdir(), 'screenshots-'))

/** The example's job by the bundle of the action, as a workflow would run it. */
async function runAction() {
  const workspace = join(scratch, 'workspace')
  cpSync(join(root, 'examples', 'card-fraud'), workspace, {
    recursive: true,
    filter: (path) => !path.includes('stress-test-report')
  })
  const env = { ...process.env, GITHUB_WORKSPACE: workspace, GITHUB_REPOSITORY: 'example/card-fraud' }
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH']) {
    env[name] = join(scratch, name)
    writeFileSync(env[name], '')
  }
  const inputs = {
    'image-name': 'card_fraud',
    requirements: '-r requirements.txt',
    'config-path': 'stress-test.yml'
  }
  for (const [name, value] of Object.entries(inputs)) env[`INPUT_${name.toUpperCase()}`] = value
  const code = await run(node24(), [join(root, 'dist', 'main', 'index.js')], { env, cwd: workspace })
  if (code !== 1) throw new Error(`The gate of card-fraud should fail; exit code ${code}`)
  return { report: join(workspace, 'stress-test-report', 'report.html'), summary: env.GITHUB_STEP_SUMMARY }
}

async function takePictures(report) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox']
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1.5 })
    await page.goto(pathToFileURL(report).href)
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: join(images, 'report-card-fraud.png'), animations: 'disabled' })
  } finally {
    await browser.close()
  }
}

/** The summary without its longest part, one folded section per test. */
function putSummary(whole) {
  const [text] = whole.split('\n### Tests in full')
  const path = join(root, 'examples', 'card-fraud', 'README.md')
  const marked = /(<!-- summary -->\n)[^]*?(<!-- \/summary -->)/
  const readme = readFileSync(path, 'utf8')
  if (!marked.test(readme)) throw new Error('The README of card-fraud has no markers for the summary')
  writeFileSync(
    path,
    readme.replace(marked, (_all, start, end) => `${start}\n${text.trim()}\n\n${end}`)
  )
}

try {
  mkdirSync(images, { recursive: true })
  const { report, summary } = await runAction()
  await takePictures(report)
  putSummary(readFileSync(summary, 'utf8'))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
