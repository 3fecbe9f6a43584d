/** The parts of the HTML report that need no script: everything a reader must know. */
import { formatPlace } from '../problem.ts'
import { html, htmlBlock, tail } from './escape.ts'
import {
  formatChange,
  formatDuration,
  formatMeasured,
  formatNumber,
  formatPassRate,
  formatThreshold,
  formatTime,
  modelError,
  plural,
  SEVERITY_WORD,
  taskName,
  thousands,
  VERDICT_TITLE
} from './format.ts'
import {
  subjectOf,
  type CaseReport,
  type Counts,
  type ImageReport,
  type Status,
  type StressTestReport,
  type TestReport
} from './model.ts'

/** Characters up to which a text stands open. */
const LONG_TEXT = 400

const DECISION = {
  reused: 'Reused.',
  waited: 'Waited for: another job was building it.',
  built: 'Built.'
} as const
const SIGN = { pass: '✓', warning: '!', fail: '✕', error: '✕' } as const

export function headSection(report: StressTestReport): string {
  const { verdict, run } = report
  const facts = [
    taskName(report.task),
    run.project === null ? '' : `project ${run.project}`,
    formatTime(run.started),
    formatDuration(Math.max(0, Date.parse(run.finished) - Date.parse(run.started)))
  ].filter((fact) => fact !== '')
  const link =
    run.link === null
      ? ''
      : `<span><a href="${html(run.link, 2000)}" rel="noreferrer noopener">Open on the server</a></span>`
  return `<header class="page-head">
<h1>${html(report.name === '' ? 'Stress test' : report.name)}</h1>
<p class="facts">${facts.map((fact) => `<span>${html(fact)}</span>`).join('')}${link}</p>
<div class="verdict ${verdict.status}" id="verdict"><span class="sign" aria-hidden="true">${SIGN[verdict.status]}</span>
<div><strong>${VERDICT_TITLE[verdict.status]}</strong>${html(verdict.sentence, 400)}</div></div>
${report.counts.tests.total === 0 ? '' : tiles(report)}
</header>`
}

function tiles(report: StressTestReport): string {
  const { tests, cases } = report.counts
  const tile = (name: string, tone: string, count: number, small: string): string =>
    `<div class="tile ${count === 0 ? '' : tone}"><dt>${name}</dt><dd>${thousands(count)} <small>${small}</small></dd></div>`
  return `<dl class="tiles">${[
    tile('Tests', '', tests.total, plural(cases.total, 'case')),
    tile('Failed', 'fail', tests.fail, plural(cases.fail, 'case')),
    tile('Warned', 'warning', tests.warning, plural(cases.warning, 'case')),
    tile('Passed', 'pass', tests.pass, plural(cases.pass, 'case')),
    tile('Skipped', 'skip', tests.skip, plural(cases.skip, 'case'))
  ].join('')}</dl>`
}

export function reasonsSection(report: StressTestReport): string {
  const { reasons } = report.verdict
  if (reasons.length === 0) return ''
  const cards = reasons.slice(0, 50).map((reason) => {
    const place = reason.place === undefined ? '' : `<code>${html(formatPlace(reason.place))}</code>: `
    const hint = reason.hint === undefined ? '' : `<p>${html(reason.hint, 1000)}</p>`
    const detail =
      reason.detail === undefined ? '' : `<pre tabindex="0">${htmlBlock(tail(reason.detail, 19_000))}</pre>`
    return `<div class="card reason"><p>${place}<b>${html(reason.message, 2000)}</b> <span class="muted">${html(reason.code)}</span></p>${hint}${detail}</div>`
  })
  return `<h2>What went wrong</h2>${cards.join('')}${leftOut(reasons.length - cards.length, 'more problem', 'in the log')}`
}

export function categoriesSection(report: StressTestReport): string {
  if (report.categories.length === 0) return ''
  const rows = report.categories
    .slice(0, 100)
    .map(
      (category) =>
        `<tr><th scope="row">${html(category.name)}${category.suggestion === '' ? '' : `<div class="sentence muted">${html(category.suggestion, 400)}</div>`}</th>` +
        `<td>${category.status === null ? '–' : pill(category.status)}</td>${countCells(category.tests)}</tr>`
    )
  return `<h2>Categories</h2>${table('categories', ['Category', 'Severity'], ['Passed', 'Warned', 'Failed', 'Skipped'], rows)}`
}

function countCells(counts: Counts): string {
  return [counts.pass, counts.warning, counts.fail, counts.skip]
    .map((count) => `<td class="number${count === 0 ? ' none' : ''}">${thousands(count)}</td>`)
    .join('')
}

export function performanceSection(report: StressTestReport): string {
  if (report.performance.length === 0) return ''
  const rows = report.performance.slice(0, 100).map(({ metric, reference, evaluation }) => {
    const change = reference === null || evaluation === null ? '–' : formatChange(evaluation - reference)
    return `<tr><th scope="row">${html(metric)}</th>${[formatNumber(reference), formatNumber(evaluation), change].map((cell) => `<td class="number">${html(cell)}</td>`).join('')}</tr>`
  })
  return `<h2>Model performance</h2>${table('performance', ['Metric'], ['Reference', 'Evaluation', 'Change'], rows)}`
}

/** @param index position in `report.tests`; ids of cases that have a plot are `INDEX-CASE`. */
export function testSection(
  test: TestReport,
  index: number,
  category: string,
  cases: readonly CaseReport[],
  plotted: ReadonlySet<string>
): string {
  const largest = Math.max(...cases.map((one) => Math.abs(one.impact ?? 0)), 0)
  const rows = cases.map((one, position) =>
    caseRow(one, `${index}-${position}`, plotted.has(`${index}-${position}`), largest)
  )
  const about = aboutTexts(test)
  const figure = plotted.size === 0 ? '' : `<div class="figure" hidden></div>`
  return `<details class="test" data-status="${test.status}" data-category="${html(test.category)}" data-index="${index}">
<summary>${pill(test.status)}<span class="name">${html(test.name)}<span class="where">${html(category)}</span></span>
<span class="rate">${rate(test)}</span></summary>
<div class="body">${test.description === '' ? '' : `<p>${html(test.description, 1000)}</p>`}${figure}${
    rows.length === 0
      ? '<p class="muted">The server returned no test cases.</p>'
      : table('cases', ['Severity', 'Feature', 'What was found'], ['Threshold', 'Impact'], rows)
  }${leftOut(test.cases.length - cases.length, 'more test case', 'in results.json')}${about}</div>
</details>`
}

/** Short texts side by side, long ones (the parameters of a test) folded below. */
function aboutTexts(test: TestReport): string {
  const texts = test.about.slice(0, 8).filter(({ text }) => text.trim() !== test.description.trim())
  const isLong = ({ text }: { text: string }): boolean => text.length > LONG_TEXT
  const short = texts
    .filter((one) => !isLong(one))
    .map(({ title, text }) => `<div><h3>${html(title)}</h3><p>${htmlBlock(text, LONG_TEXT)}</p></div>`)
  const long = texts
    .filter(isLong)
    .map(
      ({ title, text }) =>
        `<details class="inline"><summary>${html(title)}</summary><p class="lines">${htmlBlock(text, 4000)}</p></details>`
    )
  if (texts.length === 0) return ''
  return `<div class="about">${short.join('')}</div>${long.join('')}`
}

function rate(test: TestReport): string {
  const { counts } = test
  if (counts.total === counts.skip) return plural(counts.total, 'case') + ' skipped'
  return `${formatPassRate(counts)} passed${stack(counts)}`
}

/** Passed, warned and failed cases as one bar. SVG attributes, because the policy of the page allows no inline style. */
function stack(counts: Counts): string {
  const judged = counts.total - counts.skip
  let x = 0
  const parts = (['fail', 'warning', 'pass'] as const).map((status) => {
    const width = (counts[status] / judged) * 100
    const rect = `<rect class="${status}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="6"/>`
    x += width
    return counts[status] === 0 ? '' : rect
  })
  return `<svg class="stack" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg>`
}

function caseRow(one: CaseReport, id: string, plotted: boolean, largest: number): string {
  const subject = html(subjectOf(one), 120)
  const named = plotted
    ? `<button type="button" class="case-button" data-case="${id}" aria-pressed="false">${subject}</button>`
    : subject
  const measured = one.measure === null ? '' : `<div>${html(formatMeasured(one))}</div>`
  const sentence = one.sentence === '' ? '' : `<div class="sentence">${html(one.sentence, 400)}</div>`
  const threshold = one.measure === null ? '–' : formatThreshold(one.measure, one.status)
  const raised = modelError(one)
  const traceback =
    raised === null
      ? ''
      : `<details class="inline"><summary>Traceback of the model</summary><pre tabindex="0">${htmlBlock(tail(raised, 4000))}</pre></details>`
  return `<tr class="${one.status}"><td>${pill(one.status)}</td><th scope="row">${named}</th><td>${measured}${sentence}${traceback}</td><td class="number" data-name="Threshold">${html(threshold)}</td><td class="number" data-name="Impact">${formatNumber(one.impact)}${meter(one.impact, largest)}</td></tr>`
}

function meter(impact: number | null, largest: number): string {
  if (impact === null || impact === 0 || largest === 0) return ''
  const width = (Math.abs(impact) / largest) * 90
  return `<svg class="meter" viewBox="0 0 90 6" aria-hidden="true"><rect width="90" height="6" rx="3"/><rect width="${width.toFixed(1)}" height="6" rx="3"/></svg>`
}

type Fact = readonly [name: string, value: string]

export function runSection(report: StressTestReport): string {
  const { run } = report
  const facts: Fact[] = [
    ['Server', html(run.server)],
    ...(run.id === null ? [] : [['Test run', `<code>${html(run.id)}</code>`] as Fact]),
    ['Started', html(formatTime(run.started))],
    ['Finished', html(formatTime(run.finished))],
    ...(run.timings.length === 0
      ? []
      : [
          [
            'Phases',
            list(
              run.timings.map(
                ({ phase, milliseconds }) => `${html(phase, 60)} ${formatDuration(milliseconds)}`
              )
            )
          ] as Fact
        ]),
    ...(run.inputs.length === 0
      ? []
      : [
          [
            'Inputs',
            list(
              run.inputs.map(
                ({ name, value }) => `<code>${html(name, 60)}</code>: <code>${html(value, 300)}</code>`
              )
            )
          ] as Fact
        ])
  ]
  const notes =
    report.notes.length === 0
      ? ''
      : `<h2>Notes</h2><div class="card"><ul class="notes">${report.notes
          .slice(0, 100)
          .map((note) => `<li>${html(note, 500)}</li>`)
          .join('')}</ul></div>`
  const image =
    run.image === null ? '' : `<div><h2>Managed image</h2>${factsList(imageFacts(run.image))}</div>`
  return `${notes}<div class="columns">${image}<div><h2>This run</h2>${factsList(facts)}</div></div>`
}

function imageFacts(image: ImageReport): Fact[] {
  return [
    ['Name', `<code>${html(image.name)}</code>`],
    ['How it was found', `${DECISION[image.decision]} ${html(image.reason, 500)}`],
    ...(image.python === null ? [] : [['Python', html(image.python)] as Fact]),
    ...(image.runtime === null ? [] : [['Runtime', html(image.runtime)] as Fact]),
    ...(image.isolationMissing.length === 0
      ? []
      : [['Isolation missing', list(image.isolationMissing.map((sentence) => html(sentence, 300)))] as Fact]),
    ...(image.nearMisses.length === 0
      ? []
      : [
          [
            'Did not fit',
            list(
              image.nearMisses.map((miss) => `<code>${html(miss.name, 80)}</code>: ${html(miss.reason, 300)}`)
            )
          ] as Fact
        ]),
    ['Requirements', list(image.requirements.map((requirement) => `<code>${html(requirement)}</code>`))],
    [
      'Installed',
      `<details class="inline"><summary>${plural(image.libraries.length, 'package')}</summary>${image.libraries
        .slice(0, 500)
        .map(({ name, version }) => `<code>${html(name, 80)} ${html(version, 60)}</code>`)
        .join('<br>')}</details>`
    ]
  ]
}

/** Items must be HTML already. */
function list(items: readonly string[]): string {
  return `<ul>${items
    .slice(0, 60)
    .map((item) => `<li>${item}</li>`)
    .join('')}</ul>`
}

function factsList(facts: readonly Fact[]): string {
  return `<div class="card"><dl class="facts-list">${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl></div>`
}

/** Cells must be HTML already. */
function table(
  name: string,
  head: readonly string[],
  numbers: readonly string[],
  rows: readonly string[]
): string {
  const cells = [
    ...head.map((name) => `<th scope="col">${name}</th>`),
    ...numbers.map((name) => `<th scope="col" class="number">${name}</th>`)
  ]
  return `<div class="card scroll" role="region" aria-label="Table of ${name}" tabindex="0"><table class="${name}"><thead><tr>${cells.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function pill(status: Status): string {
  return `<span class="pill ${status}">${SEVERITY_WORD[status]}</span>`
}

export function leftOut(count: number, noun: string, where: string): string {
  return count <= 0 ? '' : `<p class="more">${plural(count, noun)} ${where}.</p>`
}
