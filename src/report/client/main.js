/* global document, window, getComputedStyle, matchMedia, ResizeObserver, Element, HTMLElement, HTMLInputElement, HTMLSelectElement */
/** The page of the HTML report: filters, search, and plots drawn when a test is opened. Everything else is in the HTML. */
import { drawPlot, isUnitSquare } from './charts.js'

/**
 * @typedef {{ id: string, title: string, plot: import('../../api/display.ts').Plot | null, sample: import('../../api/display.ts').SampleRow[] }} Figure
 */

/** @type {Figure[]} */
const figureList = JSON.parse(document.getElementById('figures')?.textContent ?? '[]')
const figures = new Map(figureList.map((figure) => [figure.id, figure]))
const tests = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll('details.test')])
/** @type {Map<HTMLElement, { chart: import('echarts/core').ECharts, figure: Figure }>} */
const drawn = new Map()

for (const test of tests) {
  test.addEventListener('toggle', () => {
    if (test.open) openFirst(test)
  })
  test.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('.case-button') : null
    if (!(button instanceof HTMLElement)) return
    show(test, button)
    test.querySelector('.figure')?.scrollIntoView({ block: 'nearest' })
  })
}

/** @param {HTMLDetailsElement} test */
function openFirst(test) {
  if (test.querySelector('.case-button[aria-pressed="true"]') !== null) return
  const button = test.querySelector('.case-button')
  if (button instanceof HTMLElement) show(test, button)
}

/**
 * @param {HTMLDetailsElement} test
 * @param {HTMLElement} button
 */
function show(test, button) {
  const figure = figures.get(button.dataset['case'] ?? '')
  const place = test.querySelector('.figure')
  if (figure === undefined || !(place instanceof HTMLElement)) return
  for (const other of test.querySelectorAll('.case-button'))
    other.setAttribute('aria-pressed', String(other === button))
  clear(place)
  place.hidden = false
  if (figure.plot !== null) {
    const { title } = figure.plot
    place.append(element('h3', title.includes(figure.title) ? title : `${title}: ${figure.title}`))
    const chart = element('div', '')
    chart.className = `chart ${shapeOf(figure.plot)}`
    place.append(chart)
    drawn.set(chart, { chart: drawPlot(chart, figure.plot, theme()), figure })
    sizes.observe(chart)
  }
  if (figure.sample.length > 0) place.append(element('h3', 'Example rows'), sampleTable(figure.sample))
}

/** @param {import('../../api/display.ts').Plot} plot */
function shapeOf(plot) {
  if (plot.kind === 'bars') return plot.x.length > 10 ? 'tall' : ''
  return plot.kind === 'lines' && isUnitSquare(plot) ? 'square' : ''
}

/** @param {HTMLElement} place */
function clear(place) {
  for (const chart of place.querySelectorAll('.chart')) {
    if (!(chart instanceof HTMLElement)) continue
    sizes.unobserve(chart)
    drawn.get(chart)?.chart.dispose()
    drawn.delete(chart)
  }
  place.replaceChildren()
}

/** @param {Figure['sample']} sample */
function sampleTable(sample) {
  const head = ['Row', 'Feature', 'From', 'To', 'Prediction before', 'after']
  const table = document.createElement('table')
  const headRow = table.createTHead().insertRow()
  for (const name of head) headRow.append(element('th', name))
  const body = table.createTBody()
  for (const { row, changes, before, after } of sample) {
    const shown = changes.length === 0 ? [{ feature: '', from: '', to: '' }] : changes
    shown.forEach((change, index) => {
      const first = index === 0
      const cells = [
        first ? String(row) : '',
        change.feature,
        cell(change.from),
        cell(change.to),
        first ? rounded(before) : '',
        first ? rounded(after) : ''
      ]
      const line = body.insertRow()
      for (const text of cells) line.append(element('td', text))
    })
  }
  const card = element('div', '')
  card.className = 'card scroll'
  card.append(table)
  return card
}

/** @param {string | number | boolean | null} value */
function cell(value) {
  if (value === null) return 'null'
  return typeof value === 'number' ? String(Number(value.toPrecision(8))) : String(value)
}

/** @param {number | undefined} value */
function rounded(value) {
  return value === undefined ? '' : String(Number(value.toPrecision(4)))
}

/**
 * @param {string} name
 * @param {string} text
 */
function element(name, text) {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

function theme() {
  const style = getComputedStyle(document.documentElement)
  const color = (/** @type {string} */ name) => style.getPropertyValue(name).trim()
  return {
    text: color('--text'),
    muted: color('--muted'),
    line: color('--line'),
    card: color('--card'),
    series: [color('--series-1'), color('--series-2'), color('--series-3'), color('--series-4')]
  }
}

const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) if (target instanceof HTMLElement) drawn.get(target)?.chart.resize()
})

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  for (const [place, { chart, figure }] of drawn) {
    if (figure.plot === null) continue
    chart.dispose()
    drawn.set(place, { chart: drawPlot(place, figure.plot, theme()), figure })
  }
})

window.addEventListener('beforeprint', () => {
  for (const test of tests) {
    if (test.hidden || test.dataset['status'] === 'pass') continue
    test.open = true
    openFirst(test)
  }
})

const toolbar = document.querySelector('.toolbar')
const search = document.getElementById('search')
const category = document.getElementById('category')
const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-filter]')])
const words = new Map(tests.map((test) => [test, (test.textContent ?? '').toLowerCase()]))

function applyFilters() {
  const status =
    buttons.find((button) => button.getAttribute('aria-pressed') === 'true')?.dataset['filter'] ?? 'all'
  const text = search instanceof HTMLInputElement ? search.value.trim().toLowerCase() : ''
  const wanted = category instanceof HTMLSelectElement ? category.value : ''
  let shown = 0
  for (const test of tests) {
    test.hidden =
      (status !== 'all' && test.dataset['status'] !== status) ||
      (wanted !== '' && test.dataset['category'] !== wanted) ||
      !(words.get(test) ?? '').includes(text)
    if (!test.hidden) shown++
  }
  const message = document.getElementById('no-match')
  if (message !== null) message.hidden = shown > 0
}

if (toolbar instanceof HTMLElement) toolbar.hidden = false
for (const button of buttons) {
  button.addEventListener('click', () => {
    for (const other of buttons) other.setAttribute('aria-pressed', String(other === button))
    applyFilters()
  })
}
search?.addEventListener('input', applyFilters)
category?.addEventListener('change', applyFilters)
