import { SettingError, type Settings } from '../settings.ts'
import { countTexts, textAt } from './columns.ts'
import { transformationTest } from './simulate.ts'

export const requiredCharactersDeletion = transformationTest({
  type: 'required_characters_deletion',
  name: 'Required Characters Deletion',
  configKeys: ['req_characters_deletion'],
  runByDefault: true,
  parameters: {
    column_specific_params: {
      description:
        'Characters that a column needs, by column name: a text or a list of characters. Columns that are not named ' +
        'need the characters that occur in every reference value.',
      type: ['object', 'null'],
      additionalProperties: { type: ['string', 'array'], items: { type: 'string' } },
      default: {}
    }
  },
  damaged: 'stripped of its required characters',
  noTarget: 'No text feature of the model has a character that occurs in every value of the reference data.',
  texts: {
    description:
      'Takes out of a text feature the characters that every value of the reference data has, such as the "@" of e-mail ' +
      'addresses, and measures what that does to the predictions.',
    whyItMatters:
      'A value that has lost a character it needs was cut, escaped or parsed wrongly on its way. The model should not ' +
      'depend on it unnoticed.',
    configuration: 'The characters are inferred from the reference data, or given in column_specific_params.',
    example:
      '"plan" always contains "-", as in "basic-12". Without it accuracy falls from 0.9 to 0.78. The fall of 0.12 is above ' +
      '0.1: an ALERT.'
  },
  damage({ feature, profile, column }, { settings }) {
    const required = givenCharacters(settings, feature.name) ?? profile.requiredCharacters
    if (required.length === 0) return null
    const isRequired = new Set(required)
    return {
      observed: countTexts(column, (text) => {
        const present = new Set(text)
        return required.some((character) => !present.has(character))
      }),
      replace(row) {
        const text = textAt(column, row)
        if (text === null) return undefined
        const left = Array.from(text, (character) => (isRequired.has(character) ? '' : character)).join('')
        return left === text ? undefined : left
      }
    }
  }
})

function givenCharacters(settings: Settings, feature: string): string[] | undefined {
  const given = settings.table('column_specific_params').get(feature)
  if (given === undefined) return undefined
  const texts = typeof given === 'string' ? [given] : given
  if (!Array.isArray(texts) || !texts.every((text) => typeof text === 'string')) {
    throw new SettingError('req_characters_deletion.column_specific_params must hold texts or lists of texts')
  }
  return texts.flatMap((text) => Array.from(text))
}
