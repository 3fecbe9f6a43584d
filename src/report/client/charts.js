/** Plots of `api/display.ts` as ECharts options. Bundled for the browser; knows nothing of the page around it. */
import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([
  BarChart,
  LineChart,
  CustomChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  MarkLineComponent,
  AriaComponent,
  SVGRenderer
])

/**
 * @typedef {import('../../api/display.ts').Plot} Plot
 * @typedef {import('../../api/display.ts').BarsPlot} BarsPlot
 * @typedef {import('../../api/display.ts').LinesPlot} LinesPlot
 * @typedef {import('../../api/display.ts').HistogramPlot} HistogramPlot
 * @typedef {{ text: string, muted: string, line: string, card: string, series: string[] }} Theme
 */

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'

/**
 * @param {HTMLElement} element
 * @param {Plot} plot
 * @param {Theme} theme
 */
export function drawPlot(element, plot, theme) {
  const chart = init(element, null, { renderer: 'svg' })
  chart.setOption(/** @type {any} */ ({ ...common(theme), ...options(plot, theme, element.clientWidth) }))
  return chart
}

/**
 * @param {Plot} plot
 * @param {Theme} theme
 * @param {number} width
 */
function options(plot, theme, width) {
  switch (plot.kind) {
    case 'bars':
      return bars(plot, theme, width)
    case 'lines':
      return lines(plot, theme)
    case 'histogram':
      return histogram(plot, theme)
  }
}

/** @param {Theme} theme */
function common(theme) {
  return {
    animation: false,
    aria: { enabled: true },
    color: theme.series,
    textStyle: { fontFamily: FONT, color: theme.muted },
    tooltip: {
      // Names of features and values are data: the tooltip must not read them as HTML.
      renderMode: 'richText',
      trigger: 'axis',
      confine: true,
      backgroundColor: theme.card,
      borderColor: theme.line,
      textStyle: { color: theme.text, fontFamily: FONT, fontSize: 13 }
    },
    legend: {
      top: 0,
      left: 0,
      icon: 'roundRect',
      itemWidth: 14,
      itemHeight: 8,
      textStyle: { color: theme.muted }
    }
  }
}

/**
 * Horizontal bars, so that labels of any length can be read, with the interval on each and the overall value across.
 * @param {BarsPlot} plot
 * @param {Theme} theme
 * @param {number} width
 */
function bars(plot, theme, width) {
  const labels = plot.x.map((label, index) => {
    const size = plot.series[0]?.sizes?.[index]
    return size === undefined ? label : `${label}  n=${size}`
  })
  const labelWidth = Math.min(220, Math.max(80, width * 0.32))
  /** @type {object[]} */
  const series = plot.series.map((one, index) => ({
    type: 'bar',
    name: one.name,
    data: one.values,
    barMaxWidth: 18,
    itemStyle: {
      color: theme.series[index % theme.series.length],
      borderRadius: [0, 3, 3, 0],
      opacity: 0.85
    },
    ...(index === 0 && plot.reference !== undefined ? { markLine: overall(plot.reference, theme) } : {})
  }))
  plot.series.forEach((one, index) => {
    if (one.low !== undefined && one.high !== undefined)
      series.push(intervals(one, index, plot.series.length, theme))
  })
  return {
    grid: { top: plot.series.length > 1 ? 36 : 24, bottom: 30, left: 4, right: 28, containLabel: true },
    legend: {
      ...common(theme).legend,
      show: plot.series.length > 1,
      data: plot.series.map(({ name }) => name)
    },
    tooltip: {
      ...common(theme).tooltip,
      axisPointer: { type: 'shadow' },
      formatter: (/** @type {{ dataIndex: number }[]} */ items) => barText(plot, items[0]?.dataIndex ?? 0)
    },
    xAxis: {
      ...valueAxis(plot.series.length === 1 ? (plot.series[0]?.name ?? '') : '', theme, 'middle'),
      // A mark line alone does not widen an axis.
      max: (/** @type {{ max: number }} */ { max }) =>
        Number(plot.reference) > max ? Number(plot.reference) * 1.05 : null,
      min: (/** @type {{ min: number }} */ { min }) =>
        Number(plot.reference) < Math.min(0, min) ? Number(plot.reference) * 1.05 : null
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.line } },
      axisLabel: { color: theme.text, width: labelWidth, overflow: 'truncate', interval: 0 }
    },
    series
  }
}

/**
 * @param {BarsPlot} plot
 * @param {number} index
 */
function barText(plot, index) {
  const rows = plot.series.map((one) => {
    const low = one.low?.[index]
    const high = one.high?.[index]
    const interval = low == null || high == null ? '' : ` (${number(low)} to ${number(high)})`
    const size = one.sizes?.[index]
    return `${one.name}: ${number(one.values[index])}${interval}${size === undefined ? '' : `, ${size} rows`}`
  })
  return [
    plot.x[index] ?? '',
    ...rows,
    ...(plot.reference === undefined ? [] : [`All rows: ${number(plot.reference)}`])
  ].join('\n')
}

/**
 * @param {number} value
 * @param {Theme} theme
 */
function overall(value, theme) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: theme.text, type: 'dashed', width: 1.5 },
    label: { color: theme.text, formatter: `all rows ${number(value)}`, position: 'start', distance: 6 },
    data: [{ xAxis: value }]
  }
}

/**
 * @param {BarsPlot['series'][number]} one
 * @param {number} index
 * @param {number} count
 * @param {Theme} theme
 */
function intervals(one, index, count, theme) {
  return {
    type: 'custom',
    name: `${one.name} interval`,
    z: 5,
    silent: true,
    tooltip: { show: false },
    data: one.values.flatMap((_value, position) => {
      const low = one.low?.[position]
      const high = one.high?.[position]
      return low == null || high == null ? [] : [[low, high, position]]
    }),
    encode: { x: [0, 1], y: 2 },
    renderItem: (/** @type {unknown} */ _params, /** @type {any} */ api) => {
      const step = Math.min(api.size([0, 1])[1] * 0.8, 18 * count)
      const shift = count === 1 ? 0 : ((index + 0.5) / count - 0.5) * step
      const from = api.coord([api.value(0), api.value(2)])
      const to = api.coord([api.value(1), api.value(2)])
      const y = from[1] + shift
      const style = { stroke: theme.text, lineWidth: 1.5 }
      const line = (
        /** @type {number} */ x1,
        /** @type {number} */ y1,
        /** @type {number} */ x2,
        /** @type {number} */ y2
      ) => ({
        type: 'line',
        shape: { x1, y1, x2, y2 },
        style
      })
      return {
        type: 'group',
        children: [
          line(from[0], y, to[0], y),
          line(from[0], y - 4, from[0], y + 4),
          line(to[0], y - 4, to[0], y + 4)
        ]
      }
    }
  }
}

/**
 * Whether both axes are rates, as those of a ROC curve and of calibration, where y = x means something.
 * @param {LinesPlot} plot
 */
export function isUnitSquare(plot) {
  return plot.series.every(({ x, y }) => [...x, ...y].every((value) => value >= 0 && value <= 1))
}

/**
 * @param {LinesPlot} plot
 * @param {Theme} theme
 */
function lines(plot, theme) {
  const unit = isUnitSquare(plot)
  /** @type {object[]} */
  const series = plot.series.map(({ name, x, y }, index) => ({
    type: 'line',
    name,
    data: x.map((value, position) => [value, y[position]]),
    showSymbol: x.length <= 25,
    symbol: index === 0 ? 'circle' : 'diamond',
    symbolSize: 7,
    // Told apart without colour as well.
    lineStyle: { width: 2, type: index === 0 ? 'solid' : 'dashed' }
  }))
  if (unit) {
    series.push({
      type: 'line',
      name: 'y = x',
      data: [
        [0, 0],
        [1, 1]
      ],
      showSymbol: false,
      silent: true,
      tooltip: { show: false },
      lineStyle: { color: theme.muted, width: 1, type: 'dotted' },
      itemStyle: { color: theme.muted }
    })
  }
  const range = unit ? { min: 0, max: 1 } : { scale: true }
  return {
    grid: { top: 40, bottom: 34, left: 24, right: 24, containLabel: true },
    tooltip: { ...common(theme).tooltip, valueFormatter: number },
    xAxis: {
      ...valueAxis(plot.xLabel, theme, 'middle'),
      ...range,
      axisPointer: { label: { formatter: (/** @type {{value: number}} */ { value }) => number(value) } }
    },
    yAxis: { ...valueAxis(plot.yLabel, theme, 'middle'), nameGap: 40, ...range },
    series
  }
}

/**
 * Counts as shares, so that two datasets of different sizes can be laid over each other.
 * @param {HistogramPlot} plot
 * @param {Theme} theme
 */
function histogram(plot, theme) {
  const series = plot.series.map(({ name, counts }, index) => {
    const total = counts.reduce((sum, count) => sum + count, 0)
    const shares = counts.map((count) => (total === 0 ? 0 : count / total))
    return {
      type: 'line',
      name,
      step: 'end',
      showSymbol: false,
      data: plot.edges.map((edge, position) => [edge, shares[Math.min(position, shares.length - 1)]]),
      lineStyle: { width: 2, type: index === 0 ? 'solid' : 'dashed' },
      areaStyle: { opacity: 0.16 }
    }
  })
  return {
    grid: { top: 40, bottom: 20, left: 24, right: 24, containLabel: true },
    tooltip: { ...common(theme).tooltip, valueFormatter: percent },
    xAxis: { ...valueAxis('', theme, 'middle'), min: plot.edges[0], max: plot.edges.at(-1) },
    yAxis: {
      ...valueAxis('Share of rows', theme, 'middle'),
      nameGap: 44,
      min: 0,
      axisLabel: { color: theme.muted, formatter: percent }
    },
    series
  }
}

/**
 * @param {string} name
 * @param {Theme} theme
 * @param {string} nameLocation
 */
function valueAxis(name, theme, nameLocation) {
  return {
    type: 'value',
    name,
    nameLocation,
    nameGap: 28,
    nameTextStyle: { color: theme.muted },
    axisLabel: { color: theme.muted, hideOverlap: true },
    splitLine: { lineStyle: { color: theme.line } }
  }
}

/** @param {unknown} value */
function number(value) {
  return typeof value === 'number' ? String(Number(value.toPrecision(4))) : '–'
}

/** @param {unknown} value */
function percent(value) {
  return typeof value === 'number' ? `${Number((value * 100).toPrecision(3))}%` : '–'
}
