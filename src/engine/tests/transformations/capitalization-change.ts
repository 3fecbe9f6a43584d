import type { ColumnProfile } from '../../profile/profile.ts'
import { countTexts, holdsText, textAt } from './columns.ts'
import { transformationTest } from './simulate.ts'

export const capitalizationChange = transformationTest({
  type: 'capitalization_change',
  name: 'Capitalization Change',
  configKeys: ['capitalization_change'],
  runByDefault: true,
  parameters: {},
  damaged: 'written with other capitals',
  noTarget: 'No text category of the model has letters whose case could be changed.',
  texts: {
    description:
      'Writes the values of a text category in another case, as upper or lower case or with a capital first letter, and ' +
      'measures what that does to the predictions.',
    whyItMatters:
      'People and systems do not agree on capitals. For most models "Paris" and "PARIS" are two unrelated values although ' +
      'they mean one thing.',
    configuration:
      'A value is changed to the first of its upper-case, lower-case and capitalised forms that the reference data does ' +
      'not have; values without such a form are passed over.',
    example:
      'With "city" in upper case accuracy on 100 rows falls from 0.9 to 0.88. The fall of 0.02 is not above 0.03: the case passes.'
  },
  damage({ feature, profile, column }) {
    if (feature.kind !== 'categorical' || !holdsText(column)) return null
    const changed = new Map<string, string | undefined>()
    return {
      observed: countTexts(column, (text) => !profile.hasText(text) && isRecased(text, profile)),
      replace(row) {
        const text = textAt(column, row)
        if (text === null) return undefined
        if (!changed.has(text)) changed.set(text, newCase(text, profile))
        return changed.get(text)
      }
    }
  }
})

function casesOf(text: string): string[] {
  const lower = text.toLowerCase()
  return [text.toUpperCase(), lower, lower.replace(/\p{L}/u, (letter) => letter.toUpperCase())]
}

function newCase(text: string, profile: ColumnProfile): string | undefined {
  return casesOf(text).find((form) => form !== text && !profile.hasText(form))
}

/** Whether the reference data has the value in another case. */
function isRecased(text: string, profile: ColumnProfile): boolean {
  return casesOf(text).some((form) => profile.hasText(form))
}
