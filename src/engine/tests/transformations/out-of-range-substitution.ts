import { numbersOf } from '../../data/columns.ts'
import { countRows, numberCell } from './columns.ts'
import { transformationTest } from './simulate.ts'

export const outOfRangeSubstitution = transformationTest({
  type: 'out_of_range_substitution',
  name: 'Out of Range Substitution',
  configKeys: ['out_of_range_substitution'],
  runByDefault: false,
  parameters: {
    std_factor: {
      description:
        'How many standard deviations of the reference data beyond the legal range the values lie.',
      type: 'number',
      exclusiveMinimum: 0,
      default: 3
    }
  },
  damaged: 'set to a value out of its range',
  noTarget: 'No feature of the model is a number with a legal range such as [0, 1] or [0, ∞).',
  texts: {
    description:
      'Sets a numeric feature whose values all lie in [0, 1], or are never negative, to values outside, and measures what ' +
      'that does to the predictions.',
    whyItMatters:
      'A negative count or a share above 1 cannot be right. A model that takes it as any other number hides the mistake.',
    configuration:
      'The values lie std_factor standard deviations beyond the bound; where both sides are bounded, in turn above and below.',
    example:
      '"visits" is never negative and has standard deviation 4. It is set to -12; accuracy falls from 0.9 to 0.85. The fall ' +
      'of 0.05 is above 0.03: a WARNING.'
  },
  damage({ profile: { numbers }, column }, { settings }) {
    if (numbers === null || !(numbers.deviation > 0)) return null
    const { lowest, highest, deviation } = numbers
    const values = numbersOf(column)
    const beyond = settings.number('std_factor') * deviation
    const substitutes = [
      ...(highest === null ? [] : [numberCell(column, highest + beyond, highest)]),
      ...(lowest === null ? [] : [numberCell(column, lowest - beyond, lowest)])
    ]
    if (substitutes.length === 0) return null
    const isOutside = (value: number): boolean =>
      (lowest !== null && value < lowest) || (highest !== null && value > highest)
    return {
      observed: countRows(column, (row) => isOutside(values[row]!)),
      replace(row, nth) {
        const value = values[row]!
        return Number.isNaN(value) || isOutside(value) ? undefined : substitutes[nth % substitutes.length]
      }
    }
  }
})
