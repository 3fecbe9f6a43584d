/** One HTML file with everything in it: no network, readable without script, plots drawn when a test is opened. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

import { assetPath } from '../assets.ts'
import type { Plot, SampleRow } from '../api/display.ts'
import { html, jsonIsland, oneLine } from './escape.ts'
import { thousands, VERDICT_TITLE } from './format.ts'
import {
  categoriesSection,
  headSection,
  leftOut,
  performanceSection,
  reasonsSection,
  runSection,
  testSection
} from './html-sections.ts'
import type { CaseReport, StressTestReport } from './model.ts'

/** Tests and cases are listed worst first until they fill this; what is left is counted. */
const TESTS_BYTES = 4 * 1024 * 1024
/** Plots and example rows, worst first. Both limits and the client (0.6 MiB) keep the file below 8 MiB. */
const PLOTS_BYTES = 3 * 1024 * 1024
const CASES_PER_TEST = 200
const PLOTS_PER_TEST = 40
const LABEL = 60

/** What the script of the page reads, by the id of a case. */
interface Figure {
  id: string
  title: string
  plot: Plot | null
  sample: SampleRow[]
}

/**
 * @throws Error when the client of the report (`dist/report/client.js`, made by `npm run build`) is not there.
 */
export async function renderHtml(report: StressTestReport): Promise<string> {
  const [script, style] = await Promise.all([clientAsset('client.js'), clientAsset('client.css')])
  const figures = collectFigures(report)
  const policy = [
    "default-src 'none'",
    `script-src '${sha256(script)}'`,
    `style-src-elem '${sha256(style)}'`,
    // The charts place their labels by style attributes; texts of users never stand in one.
    "style-src-attr 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'"
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${VERDICT_TITLE[report.verdict.status]}: ${html(report.name, 80)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip-link" href="#tests">Skip to the tests</a>
${headSection(report)}
<main>
${reasonsSection(report)}
${categoriesSection(report)}
${performanceSection(report)}
${testsSection(report, figures)}
${runSection(report)}
</main>
<footer class="page-foot">${html(`${report.product.name} ${report.product.version}`)}. All results in full are in results.json.</footer>
<script type="application/json" id="figures">${jsonIsland(figures)}</script>
<script>${script}</script>
</body>
</html>
`
}

function testsSection(report: StressTestReport, figures: readonly Figure[]): string {
  if (report.tests.length === 0) return ''
  const plotted = new Set(figures.map(({ id }) => id))
  const categories = new Map(report.categories.map(({ id, name }) => [id, name]))
  const shown: string[] = []
  let bytes = 0
  for (const [index, test] of report.tests.entries()) {
    const own = new Set(
      test.cases.flatMap((_one, position) =>
        plotted.has(`${index}-${position}`) ? [`${index}-${position}`] : []
      )
    )
    const section = testSection(
      test,
      index,
      categories.get(test.category) ?? '',
      test.cases.slice(0, CASES_PER_TEST),
      own
    )
    bytes += Buffer.byteLength(section)
    if (bytes > TESTS_BYTES) break
    shown.push(section)
  }
  return `<h2 id="tests">Tests</h2>
${toolbar(report)}
<div id="test-list">${shown.join('\n')}</div>
<p class="more" id="no-match" role="status" hidden>No test matches.</p>
${leftOut(report.tests.length - shown.length, 'more test', 'in results.json')}`
}

/** Hidden until the script that makes it work has started. */
function toolbar(report: StressTestReport): string {
  const { tests } = report.counts
  const button = (status: string, name: string, count: number): string =>
    `<button type="button" class="${status}" data-filter="${status}" aria-pressed="${status === 'all'}">${name} ${thousands(count)}</button>`
  const options = report.categories.map(
    ({ id, name }) => `<option value="${html(id)}">${html(name)}</option>`
  )
  return `<div class="toolbar" hidden>
<div class="segments" role="group" aria-label="Filter by status">${[
    button('all', 'All', tests.total),
    button('fail', 'Failed', tests.fail),
    button('warning', 'Warned', tests.warning),
    button('pass', 'Passed', tests.pass),
    button('skip', 'Skipped', tests.skip)
  ].join('')}</div>
<select id="category" aria-label="Category"><option value="">All categories</option>${options.join('')}</select>
<input type="search" id="search" placeholder="Search tests and features" aria-label="Search tests and features">
</div>`
}

function collectFigures(report: StressTestReport): Figure[] {
  const figures: Figure[] = []
  let bytes = 0
  for (const [index, test] of report.tests.entries()) {
    let own = 0
    for (const [position, one] of test.cases.slice(0, CASES_PER_TEST).entries()) {
      if ((one.plot === null && one.sample.length === 0) || own === PLOTS_PER_TEST) continue
      const figure = shortened(`${index}-${position}`, one)
      bytes += Buffer.byteLength(jsonIsland(figure))
      if (bytes > PLOTS_BYTES) return figures
      figures.push(figure)
      own++
    }
  }
  return figures
}

/** Labels at a length that a chart can show. */
function shortened(id: string, one: CaseReport): Figure {
  const label = (text: string): string => oneLine(text, LABEL)
  return {
    id,
    title: oneLine(one.features.join(', '), 120),
    plot: one.plot === null ? null : shortPlot(one.plot, label),
    sample: one.sample.map((row) => ({
      ...row,
      changes: row.changes.map(({ feature, from, to }) => ({
        feature: label(feature),
        from: typeof from === 'string' ? label(from) : from,
        to: typeof to === 'string' ? label(to) : to
      }))
    }))
  }
}

function shortPlot(plot: Plot, label: (text: string) => string): Plot {
  switch (plot.kind) {
    case 'bars':
      return {
        ...plot,
        title: label(plot.title),
        x: plot.x.map(label),
        series: plot.series.map((series) => ({ ...series, name: label(series.name) }))
      }
    case 'lines':
      return {
        ...plot,
        title: label(plot.title),
        xLabel: label(plot.xLabel),
        yLabel: label(plot.yLabel),
        series: plot.series.map((series) => ({ ...series, name: label(series.name) }))
      }
    case 'histogram':
      return {
        ...plot,
        title: label(plot.title),
        series: plot.series.map((series) => ({ ...series, name: label(series.name) }))
      }
  }
}

async function clientAsset(name: string): Promise<string> {
  const path = assetPath('dist', 'report', name)
  try {
    // The page's own closing tag must not be ended by the content.
    return (await readFile(path, 'utf8')).replace(/<\/(script|style)/gi, '<\\/$1').trim()
  } catch (error) {
    throw new Error(
      `${path} is missing from this installation. In a working copy, run: node scripts/build-report-client.mjs`,
      { cause: error }
    )
  }
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
