import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { chromium, type Browser, type Page } from 'playwright-core'

import { renderHtml } from '../../src/report/html.ts'
import type { StressTestReport } from '../../src/report/model.ts'
import { ensureClient } from './client.ts'
import { binaryReport, errorReport, greenReport, hostileReport } from './fixtures.ts'
import { HOSTILE } from './hostile.ts'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path)
)
if (CHROMIUM === undefined) console.log('No Chromium here: the HTML report is not tested in a browser.')

beforeAll(ensureClient, 60_000)

describe('the file', () => {
  test('forbids everything but its own script and style', async () => {
    const page = await renderHtml(binaryReport())
    expect(page).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[\w+/]+='; style-src-elem 'sha256-[\w+/]+='; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'">/
    )
    expect(page.match(/<script/g)).toHaveLength(2)
    expect(page.match(/<style/g)).toHaveLength(1)
    expect(page).not.toMatch(/<(link|img|iframe|object|embed|base|form)\b/)
  })

  test('holds the verdict, every test and every case without script', async () => {
    const text = (await renderHtml(binaryReport())).replace(/<script[\s\S]*/, '')
    expect(text).toContain('3 tests of 11 failed and 3 warned; the gate fails (fail-on: fail).')
    expect(text.match(/<details class="test"/g)).toHaveLength(12)
    expect(text).toContain('Accuracy falls by 0.214 when merchant_category is changed in 100 rows.')
    expect(text).toContain('catboost 1.1.1 does not satisfy ==1.2.10')
    expect(text).toContain('A model that is right on average can still be wrong')
  })

  test('holds the traceback of a model that raised, its end when it is long', async () => {
    const page = await renderHtml(hostileReport(20, () => `${'<b>\n'.repeat(9000)}ValueError: the end`))
    expect(page.match(/Traceback of the model/g)).toHaveLength(20)
    expect(page).toContain('&lt;b&gt;\nValueError: the end</pre>')
  })

  test('equal runs give equal files', async () => {
    expect(await renderHtml(binaryReport())).toBe(await renderHtml(binaryReport()))
  })

  test('10,000 cases with long names stay below 8 MiB, and what is left out is counted', async () => {
    const page = await renderHtml(hostileReport(10_000, (index) => `${index} ${'föö|<b>@org '.repeat(400)}`))
    expect(Buffer.byteLength(page)).toBeLessThan(8 * 1024 * 1024)
    expect(page).toMatch(
      /<p class="more">300 more test cases in results\.json\.<\/p>|\d+ more tests? in results\.json/
    )
  })
})

;(CHROMIUM === undefined ? describe.skip : describe)('in a browser', () => {
  let browser: Browser
  let folder: string
  const pages: Page[] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'report-'))
    browser = await chromium.launch({
      executablePath: CHROMIUM!,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run'
      ]
    })
  }, 60_000)

  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close()
  })

  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Opens a report; `problems` gathers requests to anywhere and everything the console says. */
  async function open(
    report: StressTestReport,
    options: Parameters<Browser['newPage']>[0] = {}
  ): Promise<{ page: Page; problems: string[] }> {
    const path = join(folder, `${Math.random().toString(36).slice(2)}.html`)
    writeFileSync(path, await renderHtml(report))
    const page = await browser.newPage(options)
    pages.push(page)
    const problems: string[] = []
    page.on('console', (message) => problems.push(`console: ${message.text()}`))
    page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
    page.on('dialog', (dialog) => {
      problems.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    const url = pathToFileURL(path).href
    page.on('request', (request) => {
      if (request.url() !== url) problems.push(`request: ${request.url().slice(0, 200)}`)
    })
    await page.goto(url)
    return { page, problems }
  }

  test('shows the verdict, and plots only of tests that are opened', async () => {
    const { page, problems } = await open(binaryReport())
    expect(await page.locator('#verdict').innerText()).toContain('Stress test failed')
    expect(await page.locator('.chart').count()).toBe(0)
    const first = page.locator('details.test').first()
    await first.locator('summary').click()
    await first.locator('.chart svg').waitFor()
    expect(await first.locator('.figure h3').first().innerText()).toBe('AUC by subset: region')
    expect(await first.locator('.chart svg').innerHTML()).toContain('north-east')
    await first.getByRole('button', { name: 'hour' }).click()
    expect(await first.locator('.figure h3').first().innerText()).toBe('AUC by subset: hour')
    expect(await first.locator('.chart').count()).toBe(1)
    expect(problems).toEqual([])
  }, 60_000)

  test('draws each kind of plot and the example rows', async () => {
    const { page, problems } = await open(binaryReport())
    const drawn = [
      ['Capitalization Change', 'Share of rows'],
      ['AUC', 'True positive rate'],
      ['Calibration Comparison', 'Share of positive labels']
    ] as const
    for (const [name, label] of drawn) {
      const one = page.locator('details.test', {
        has: page.locator('.name', { hasText: new RegExp(`^${name}\\s*(Model|Transf)`) })
      })
      await one.locator('summary').click()
      await one.locator('.chart svg').waitFor()
      const svg = await one.locator('.chart svg').innerHTML()
      expect(svg).toContain(label)
      expect(svg.match(/stroke-dasharray/g)?.length ?? 0).toBeGreaterThan(0)
    }
    const rows = page.locator('.figure table tbody tr')
    expect(await rows.first().innerText()).toMatch(/17\s+merchant_category\s+CARD\s+card\s+0\.12\s+0\.64/)
    expect(problems).toEqual([])
  }, 60_000)

  test('filters by status, category and text', async () => {
    const { page, problems } = await open(binaryReport())
    const shown = (): Promise<number> => page.locator('details.test:visible').count()
    expect(await shown()).toBe(12)
    await page.getByRole('button', { name: 'Failed 3' }).click()
    expect(await shown()).toBe(3)
    await page.getByRole('button', { name: 'All 12' }).click()
    await page.getByLabel('Category').selectOption('subset_performance')
    expect(await shown()).toBe(3)
    await page.getByLabel('Category').selectOption('')
    await page.getByRole('searchbox').fill('MERCHANT_category')
    expect(await shown()).toBe(2)
    await page.getByRole('searchbox').fill('nothing like this')
    expect(await shown()).toBe(0)
    expect(await page.locator('#no-match').isVisible()).toBe(true)
    expect(problems).toEqual([])
  }, 60_000)

  test('works by keyboard', async () => {
    const { page } = await open(binaryReport())
    await page.getByRole('searchbox').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.locator('details.test').first().getAttribute('open')).toBe('')
    await page.locator('.case-button').nth(1).focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('.figure h3').first().innerText()).toBe('AUC by subset: hour')
  }, 60_000)

  test('without script the tests can still be read and nothing is offered that does not work', async () => {
    const { page } = await open(greenReport(), { javaScriptEnabled: false })
    expect(await page.locator('.toolbar').isVisible()).toBe(false)
    await page.locator('details.test summary').first().click()
    expect(await page.locator('details.test table').first().isVisible()).toBe(true)
  }, 60_000)

  test('an error shows its reason and its traceback', async () => {
    const { page, problems } = await open(errorReport())
    expect(await page.locator('main').innerText()).toContain('features_not_in_model')
    expect(await page.locator('pre').innerText()).toContain("KeyError: 'merchant_category'")
    expect(problems).toEqual([])
  }, 60_000)

  test('follows the colour scheme, also when it changes under an open plot', async () => {
    const { page, problems } = await open(binaryReport(), { colorScheme: 'dark' })
    const background = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor')
    expect(await background()).toBe('rgb(18, 22, 28)')
    await page.locator('details.test summary').first().click()
    const dark = await page.locator('.chart').innerHTML()
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await background()).toBe('rgb(246, 247, 249)')
    await page.waitForFunction(`document.querySelector('.chart').innerHTML !== ${JSON.stringify(dark)}`)
    expect(problems).toEqual([])
  }, 60_000)

  test('fits a phone without scrolling sideways', async () => {
    const { page } = await open(binaryReport(), { viewport: { width: 360, height: 740 } })
    await page.locator('details.test summary').first().click()
    await page.locator('.chart svg').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
  }, 60_000)

  test('hostile names are inert in every place', async () => {
    const { page, problems } = await open(
      hostileReport(HOSTILE.length, (index) => HOSTILE[index % HOSTILE.length]!)
    )
    expect(await page.locator('details.test').count()).toBe(20)
    for (let index = 0; index < 20; index += 5) {
      const one = page.locator('details.test').nth(index)
      await one.locator('> summary').click()
      for (const button of (await one.locator('.case-button').all()).slice(0, 6)) {
        await button.click()
        await one.locator('.chart svg').hover()
      }
    }
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(await page.locator('main img, main iframe, main a, main script, main style').count()).toBe(0)
    expect(problems).toEqual([])
  }, 60_000)

  test('markup in the labels of a plot is text, in its tooltip too', async () => {
    const name = '<img src=x onerror="window.hacked=true"><b>x</b>'
    const { page, problems } = await open(hostileReport(20, () => name))
    await page.locator('details.test summary').first().click()
    const text = (): Promise<string> => page.locator('.chart').first().innerText()
    const chart = page.locator('.chart svg').first()
    await chart.waitFor()
    expect(await chart.innerHTML()).not.toContain('All rows: 0.8')
    await chart.hover({ position: { x: 600, y: 90 } })
    await page.waitForFunction("document.querySelector('.chart').textContent.includes('All rows: 0.8')")
    expect(await text()).toContain('<b>')
    expect(await page.locator('.chart img, .chart b').count()).toBe(0)
    expect(problems).toEqual([])
  }, 60_000)

  test('10,000 cases open and can be filtered', async () => {
    const { page, problems } = await open(hostileReport(10_000, (index) => `feature_${index}`))
    await page.getByRole('searchbox').fill('feature_19')
    expect(await page.locator('details.test:visible').count()).toBeGreaterThan(0)
    expect(problems).toEqual([])
  }, 60_000)
})
