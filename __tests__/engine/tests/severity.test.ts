import { levelAbove, levelBelow } from '../../../src/engine/tests/severity.ts'

const GAP = { warning: 0.03, alert: 0.1 }

test.each([
  [0, 0],
  [0.03, 0],
  // A hair above 0.03, as the difference of two shares.
  [0.89 - 0.86, 0],
  [0.0301, 1],
  [0.1, 1],
  [0.2, 2],
  [-1, 0]
])('a gap of %p is level %p', (value, level) => {
  expect(levelAbove(value, GAP)).toBe(level)
})

test.each([
  [0.9, 0],
  [0.8, 0],
  [0.79, 1],
  [0.7, 1],
  [0.6, 2]
])('a value of %p under [0.8, 0.7] is level %p', (value, level) => {
  expect(levelBelow(value, { warning: 0.8, alert: 0.7 })).toBe(level)
})

test('a level without a threshold is not reached; without a warning a value goes straight to the alert', () => {
  expect(levelAbove(9, { warning: null, alert: null })).toBe(0)
  expect(levelAbove(9, { warning: null, alert: 1 })).toBe(2)
  expect(levelAbove(9, { warning: 1, alert: null })).toBe(1)
})
