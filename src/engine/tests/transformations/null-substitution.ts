import { isMissing } from '../../data/columns.ts'
import { countMissing } from './columns.ts'
import { transformationTest } from './simulate.ts'

export const nullSubstitution = transformationTest({
  type: 'null_substitution',
  name: 'Null Substitution',
  configKeys: ['null_substitution'],
  runByDefault: true,
  parameters: {},
  damaged: 'set to null',
  noTarget:
    'Every feature of the model has missing values in the reference data, so null is nothing new to it.',
  texts: {
    description:
      'Sets a feature that is never missing in the reference data to null, and measures what that does to the predictions.',
    whyItMatters:
      'A join that finds no partner, a sensor that is off, an optional field in a new form: sooner or later a value is ' +
      'missing that never was. A model may raise, or return nonsense without a word.',
    configuration: 'Only features without a missing value in the reference data are tested.',
    example:
      'Accuracy on 100 rows falls from 0.93 to 0.85 when "income" is null. The fall of 0.08 is above 0.03: a WARNING.'
  },
  damage: ({ profile, column }) =>
    profile.nulls > 0
      ? null
      : {
          observed: countMissing(column),
          replace: (row) => (isMissing(column, row) ? undefined : null)
        }
})
