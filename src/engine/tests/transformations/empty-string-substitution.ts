import { countTexts, holdsText, textAt } from './columns.ts'
import { transformationTest } from './simulate.ts'

export const emptyStringSubstitution = transformationTest({
  type: 'empty_string_substitution',
  name: 'Empty String Substitution',
  configKeys: ['empty_string_substitution'],
  runByDefault: true,
  parameters: {},
  damaged: 'an empty string instead of null',
  noTarget: 'No text feature of the model has missing values in the reference data.',
  texts: {
    description:
      'For text features that may be missing, compares the predictions with the feature set to null and the feature set to ' +
      'an empty string.',
    whyItMatters:
      'Two systems write "nothing" in two ways. A model that was built with nulls may take the empty string for a value of ' +
      'its own.',
    configuration:
      'Only text features with missing values in the reference data are tested: there the model is known to accept null.',
    example:
      'With "employer" null the accuracy on 100 rows is 0.9, with "employer" empty it is 0.86. The fall of 0.04 is above ' +
      '0.03: a WARNING.'
  },
  damage: ({ profile, column }) =>
    profile.nulls === 0 || !holdsText(column)
      ? null
      : {
          observed: countTexts(column, (text) => text === ''),
          baseline: null,
          replace: (row) => (textAt(column, row) === '' ? undefined : '')
        }
})
