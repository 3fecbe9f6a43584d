import type { Cell } from '../../data/frame.ts'
import type { TestContext } from '../definition.ts'
import { isMissing, numbersOf } from '../../data/columns.ts'
import { countTexts, holdsText, numberCell } from './columns.ts'
import { transformationTest, type Target } from './simulate.ts'

export const unseenCategoricalSubstitution = transformationTest({
  type: 'unseen_categorical_substitution',
  name: 'Unseen Categorical Substitution',
  configKeys: ['unseen_categorical_substitution'],
  runByDefault: true,
  parameters: {},
  damaged: 'set to a category that the reference data does not have',
  noTarget: 'No feature of the model is a category with a settled set of values in the reference data.',
  texts: {
    description:
      'Sets a categorical feature to a value that the reference data does not have, and measures what that does to the predictions.',
    whyItMatters:
      'New products, regions and codes appear all the time. Encoders that know only the values of the training data may ' +
      'raise, or give the row to an arbitrary category.',
    configuration:
      'Features in which new values are normal (by unseen_values_allowed_criteria of the data profiling) and true/false ' +
      'features are left out.',
    example:
      'With "region" set to "unseen_value" accuracy on 100 rows falls from 0.9 to 0.84. The fall of 0.06 is above 0.03: a WARNING.'
  },
  damage(target, context) {
    const { feature, profile, column } = target
    if (feature.kind !== 'categorical' || profile.allowsUnseen) return null
    const unseen = unseenValue(target, context)
    if (unseen === null) return null
    return {
      observed: countTexts(column, (text) => !profile.hasText(text)),
      replace: (row) => (isMissing(column, row) ? undefined : unseen)
    }
  }
})

function unseenValue({ feature, column }: Target, { data }: TestContext): Cell {
  const known = data.reference.frame.columns[feature.column]!
  if (column.dtype === 'string' || (column.dtype === 'object' && holdsText(column))) {
    const texts = new Set([known, column].flatMap((side) => ('dictionary' in side ? side.dictionary : [])))
    let text = 'unseen_value'
    for (let i = 2; texts.has(text); i++) text = `unseen_value_${i}`
    return text
  }
  if (column.dtype !== 'float64' && column.dtype !== 'int64') return null
  let highest = -Infinity
  for (const side of [known, column]) {
    for (const value of numbersOf(side)) if (value > highest) highest = value
  }
  return Number.isFinite(highest) ? numberCell(column, Math.floor(highest) + 1, highest) : null
}
