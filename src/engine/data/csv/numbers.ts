/** Numbers straight from bytes, without making a string of each cell. */

/** What a cell's text is. */
export const NOT_A_NUMBER = 0
/** A whole number below 2^53 in magnitude. */
export const SMALL_INTEGER = 1
/** A whole number from 2^53; the parsed value is its nearest double. */
export const LARGE_INTEGER = 2
export const REAL = 3

const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))
const INTEGERS_OF_TEN = Float64Array.from({ length: 10 }, (_, exponent) => 10 ** exponent)

/** Veltkamp's constant 2^27 + 1: splits a double into two halves whose products are exact. */
const SPLITTER = 134217729

const MINUS = 45
const PLUS = 43
const ZERO = 48
const NINE = 57

const isSpace = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13)

/**
 * Reads numbers as pandas' C parser does: optional spaces around, a sign, digits with an optional thousands
 * separator, a decimal mark, an exponent. Results are correctly rounded, as Python's `float()` gives them.
 * (pandas' own default may be an ulp off, and loses small numbers with many leading zeros.)
 */
export class NumberParser {
  /** Of the last `parse`: NOT_A_NUMBER, SMALL_INTEGER, LARGE_INTEGER or REAL. */
  kind = NOT_A_NUMBER
  readonly #decimal: number
  readonly #thousands: number

  /** Both are the byte of a character; `thousands` is -1 for none. */
  constructor(decimal = 46, thousands = -1) {
    this.#decimal = decimal
    this.#thousands = thousands
  }

  /** The value of `bytes[start..end)`, and `kind`. NaN when it is no number. */
  parse(bytes: Uint8Array, start: number, end: number): number {
    this.kind = NOT_A_NUMBER
    let at = start
    while (at < end && isSpace(bytes[at]!)) at++
    let stop = end
    while (stop > at && isSpace(bytes[stop - 1]!)) stop--
    const first = at
    let negative = false
    if (at < stop) {
      const sign = bytes[at]!
      if (sign === MINUS || sign === PLUS) {
        negative = sign === MINUS
        at++
      }
    }

    // The first 18 significant digits: `high` holds up to nine, `low` up to nine more.
    let high = 0
    let low = 0
    let significant = 0
    let digits = 0
    let exponent = 0
    const decimal = this.#decimal
    const thousands = this.#thousands
    for (; at < stop; at++) {
      const digit = bytes[at]! - ZERO
      if (digit >= 0 && digit <= 9) {
        digits++
        if (significant > 0 || digit !== 0) {
          if (significant < 9) high = high * 10 + digit
          else if (significant < 18) low = low * 10 + digit
          significant++
        }
      } else if (bytes[at] !== thousands || digits === 0) break
    }
    let isInteger = true
    if (at < stop && bytes[at] === decimal) {
      isInteger = false
      for (at++; at < stop; at++) {
        const digit = bytes[at]! - ZERO
        if (digit < 0 || digit > 9) break
        digits++
        exponent--
        if (significant > 0 || digit !== 0) {
          if (significant < 9) high = high * 10 + digit
          else if (significant < 18) low = low * 10 + digit
          significant++
        }
      }
    }
    if (digits === 0) return Number.NaN
    if (at < stop && (bytes[at]! | 32) === 101) {
      isInteger = false
      at++
      let sign = 1
      if (at < stop && (bytes[at] === MINUS || bytes[at] === PLUS)) sign = bytes[at++] === MINUS ? -1 : 1
      if (at === stop) return Number.NaN
      let power = 0
      for (; at < stop; at++) {
        const byte = bytes[at]!
        if (byte < ZERO || byte > NINE) return Number.NaN
        if (power < 100000) power = power * 10 + byte - ZERO
      }
      exponent += sign * power
    }
    if (at !== stop) return Number.NaN

    if (significant <= 18) {
      const lowDigits = significant > 9 ? significant - 9 : 0
      const magnitude = scaled(high * INTEGERS_OF_TEN[lowDigits]!, low, exponent)
      if (!Number.isNaN(magnitude)) {
        this.kind = !isInteger ? REAL : magnitude < 2 ** 53 ? SMALL_INTEGER : LARGE_INTEGER
        return negative ? -magnitude : magnitude
      }
    }
    return this.#parseSlowly(bytes, first, stop, isInteger)
  }

  /** The exact value of a whole number that `parse` called an integer. */
  parseBigInt(bytes: Uint8Array, start: number, end: number): bigint {
    const text = this.#plainText(bytes, start, end).trim()
    return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text.startsWith('+') ? text.slice(1) : text)
  }

  #parseSlowly(bytes: Uint8Array, start: number, end: number, isInteger: boolean): number {
    const value = Number(this.#plainText(bytes, start, end))
    // pandas takes a number that overflows for text, unless it is written without a point or exponent.
    if (isInteger) this.kind = LARGE_INTEGER
    else if (Number.isFinite(value)) this.kind = REAL
    else return Number.NaN
    return value
  }

  #plainText(bytes: Uint8Array, start: number, end: number): string {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
    const ungrouped = this.#thousands < 0 ? text : text.replaceAll(String.fromCharCode(this.#thousands), '')
    return this.#decimal === 46 ? ungrouped : ungrouped.replace(String.fromCharCode(this.#decimal), '.')
  }
}

/**
 * (high + low) * 10^exponent correctly rounded, or NaN when this method cannot tell. `high` is an exact multiple of a
 * power of ten and `low` below 10^9, so both are exact doubles and only their sum may need 60 bits.
 */
function scaled(high: number, low: number, exponent: number): number {
  const sum = high + low
  if (exponent === 0) return sum
  if (exponent < -22 || exponent > 22) return Number.NaN
  const rest = low - (sum - high)
  // Clinger's fast path: both factors are exact, so the one operation rounds correctly.
  if (rest === 0 && sum <= 2 ** 53) {
    return exponent < 0 ? sum / POWERS_OF_TEN[-exponent]! : sum * POWERS_OF_TEN[exponent]!
  }
  if (exponent > 0) return Number.NaN
  // Division in twice the working precision (Dekker 1971): `quotient` and the division of its exact remainder.
  const divisor = POWERS_OF_TEN[-exponent]!
  const quotient = sum / divisor
  let split = SPLITTER * quotient
  const quotientHigh = split - (split - quotient)
  const quotientLow = quotient - quotientHigh
  split = SPLITTER * divisor
  const divisorHigh = split - (split - divisor)
  const divisorLow = divisor - divisorHigh
  const product = quotient * divisor
  const productRest =
    quotientHigh * divisorHigh -
    product +
    quotientHigh * divisorLow +
    quotientLow * divisorHigh +
    quotientLow * divisorLow
  const correction = (sum - product - productRest + rest) / divisor
  // The correction's own error is far below this margin; only a value next to a rounding boundary is left undecided.
  const margin = Math.abs(correction) * 2 ** -48
  const result = quotient + (correction - margin)
  return result === quotient + (correction + margin) ? result : Number.NaN
}
