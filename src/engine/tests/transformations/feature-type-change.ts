import { isMissing } from '../../data/columns.ts'
import { textAt } from './columns.ts'
import { transformationTest } from './simulate.ts'

/** Fixed, so that two runs send the same rows. */
const TEXT = 'text'
const NUMBER = 1

export const featureTypeChange = transformationTest({
  type: 'feature_type_change',
  name: 'Feature Type Change',
  configKeys: [
    'feature_type_change',
    ...['int', 'float', 'str', 'bool'].map((kind) => `${kind}_feature_type_change`)
  ],
  runByDefault: true,
  parameters: {},
  damaged: 'set to a value of another type',
  noTarget: 'No feature of the model has a value in the evaluation data.',
  texts: {
    description:
      'Puts text into features that hold numbers, dates or true and false, and a number into features that hold text, and ' +
      'measures what that does to the predictions.',
    whyItMatters:
      'An upstream change of format, a shifted column or a new spreadsheet export brings the wrong type into a column. ' +
      'Many models raise on it; some silently turn it into something else.',
    configuration: `Numbers, dates and true/false become the text "${TEXT}", text becomes the number ${NUMBER}. pandas then keeps the column as objects.`,
    example:
      'The model raises "could not convert string to float" when "age" holds text: the case fails with an alert, unless ' +
      'ignore_errors is true.'
  },
  damage: ({ column }) => ({
    observed: 0,
    replace(row) {
      if (isMissing(column, row)) return undefined
      return textAt(column, row) === null ? TEXT : NUMBER
    }
  })
})
