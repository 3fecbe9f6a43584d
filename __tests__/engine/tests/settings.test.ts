import { excludeColumns, run, severityThresholds } from '../../../src/engine/tests/parameters.ts'
import { Settings } from '../../../src/engine/tests/settings.ts'

const PARAMETERS = {
  run: run(true),
  exclude_columns: excludeColumns,
  severity_thresholds: severityThresholds('a gap', 0.1, 0.2),
  size: { description: 'A number.', type: 'integer', default: 10 },
  change: {
    description: 'A group.',
    type: 'object',
    properties: {
      ignore: { description: 'A flag.', default: false },
      size: { description: 'A number.', default: 5 }
    }
  }
}
const DEFAULTS = { warning: 0.1, alert: 0.2 }
const settings = (given: Record<string, unknown>, sensitivity = 1): Settings =>
  new Settings('test', PARAMETERS, given, sensitivity)
const PATH = ['severity_thresholds']

test('null and absent ask for the default, at every depth', () => {
  const own = settings({ size: null, change: { ignore: true, size: null } })
  expect([own.number('size'), own.flag('change', 'ignore'), own.number('change', 'size')]).toEqual([
    10,
    true,
    5
  ])
  expect(settings({ change: null }).number('change', 'size')).toBe(5)
})

test.each([
  [[0.3, 0.4], { warning: 0.3, alert: 0.4 }],
  [[0.1, 0.2, 0.3], { warning: 0.1, alert: 0.3 }],
  [[null, 0.4], { warning: null, alert: 0.4 }],
  [null, { warning: 0.15, alert: 0.3 }]
])('thresholds %p', (given, expected) => {
  expect(settings({ severity_thresholds: given }, 1.5).thresholds(DEFAULTS, PATH)).toEqual(expected)
})

test.each<[string, Record<string, unknown>, (own: Settings) => unknown]>([
  ['severity_thresholds', { severity_thresholds: [1] }, (own) => own.thresholds(DEFAULTS, PATH)],
  ['severity_thresholds', { severity_thresholds: [1, Infinity] }, (own) => own.thresholds(DEFAULTS, PATH)],
  ['severity_thresholds', { severity_thresholds: 'high' }, (own) => own.thresholds(DEFAULTS, PATH)],
  ['size', { size: 'ten' }, (own) => own.number('size')],
  ['size', { size: 0 }, (own) => own.count(['size'], 1)],
  ['size', { size: 1.5 }, (own) => own.count(['size'], 1)],
  ['change.ignore', { change: { ignore: 1 } }, (own) => own.flag('change', 'ignore')],
  ['exclude_columns', { exclude_columns: ['a', 1] }, (own) => own.names('exclude_columns')]
])('a bad %s is refused with its place', (place, given, read) => {
  expect(() => read(settings(given))).toThrow(`individual_tests_config.test.${place} must be`)
})

test('names of the user that are special in JavaScript do no harm', () => {
  const given = JSON.parse('{"__proto__": {"size": 1}, "change": {"constructor": 2}}') as Record<
    string,
    unknown
  >
  const own = settings(given)
  expect(own.number('size')).toBe(10)
  expect(({} as Record<string, unknown>)['size']).toBeUndefined()
})
