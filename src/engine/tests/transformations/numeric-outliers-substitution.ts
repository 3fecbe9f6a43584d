import { numbersOf } from '../../data/columns.ts'
import { countRows, numberCell } from './columns.ts'
import { transformationTest } from './simulate.ts'

export const numericOutliersSubstitution = transformationTest({
  type: 'numeric_outliers_substitution',
  name: 'Numeric Outliers Substitution',
  configKeys: ['outlier_substitution'],
  runByDefault: true,
  parameters: {
    bound_multiplier: {
      description:
        'Values further than this many standard deviations from the mean of the reference data are outliers. The test ' +
        'sets values one standard deviation beyond that.',
      type: 'number',
      exclusiveMinimum: 0,
      default: 3
    }
  },
  damaged: 'set to an outlier',
  noTarget:
    'No feature of the model is a number with normal values; identifiers and counters, whose values are all different or only rise, have none.',
  texts: {
    description:
      'Sets a numeric feature to values far outside what the reference data holds, in turn above and below, and measures ' +
      'what that does to the predictions.',
    whyItMatters:
      'Outliers come from wrong units, overflows, test entries and real but rare events. A model that extrapolates without ' +
      'limit answers them with confidence and far off.',
    configuration:
      'The outliers are mean ± (bound_multiplier + 1) standard deviations of the reference data, rounded outwards for whole ' +
      'numbers. Columns whose values are all different or only rise are left out.',
    example:
      '"age" has mean 40 and standard deviation 10. It is set to 80 and to 0 in turn; accuracy falls from 0.9 to 0.75. The ' +
      'fall of 0.15 is above 0.1: an ALERT.'
  },
  damage({ profile: { numbers }, column }, { settings }) {
    if (numbers === null || numbers.isUnique || numbers.isAscending || !(numbers.deviation > 0)) return null
    const { mean, deviation } = numbers
    const values = numbersOf(column)
    const multiplier = settings.number('bound_multiplier')
    const isNormal = (value: number): boolean => Math.abs(value - mean) <= multiplier * deviation
    return {
      observed: countRows(column, (row) => {
        return !Number.isNaN(values[row]!) && !isNormal(values[row]!)
      }),
      replace(row, nth) {
        if (!isNormal(values[row]!)) return undefined
        const side = nth % 2 === 0 ? 1 : -1
        return numberCell(column, mean + side * (multiplier + 1) * deviation, mean)
      }
    }
  }
})
