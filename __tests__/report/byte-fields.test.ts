import { expect, test } from '@jest/globals'

import { readBytes } from '../../src/report/byte-fields.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

test.each(['All 15 tests passed.', '{"schema":1}', 'größer als 3 σ', 'x', ''])(
  'the text %j comes back',
  (text) => {
    expect(readBytes(base64(text))).toBe(text)
  }
)

test.each([
  // Servers that send the text itself.
  'All 15 tests passed.',
  '{"schema":1}',
  // Base64 by its letters, of what is no text.
  '////',
  'gICA'
])('%j is taken as it is', (field) => {
  expect(readBytes(field)).toBe(field)
})

test('what is absent stays absent', () => {
  expect(readBytes(undefined)).toBeUndefined()
})
