/** What a worker may say, checked to the letter: it runs the user's code, so nothing it sends is trusted. */

/** The worker said something the protocol does not allow here. It is cut off. */
export class ProtocolViolation extends Error {
  override name = 'ProtocolViolation'
}

export const PROTOCOL_VERSION = 1

const MAX_MESSAGE_CHARS = 2_100
const MAX_TRACEBACK_CHARS = 20_100
const MAX_VERSION_CHARS = 100
const ERROR_KINDS = ['load', 'raised', 'shape', 'protocol'] as const

export type Reply =
  | { type: 'hello'; python: string }
  | {
      type: 'loaded'
      id: number
      function: 'predict_df' | 'predict_dict'
      numpy: string
      pandas: string | null
    }
  | { type: 'predictions'; id: number; rows: number; width: number }
  | {
      type: 'error'
      id: number
      kind: (typeof ERROR_KINDS)[number]
      message: string
      traceback?: string
      row?: number
    }

/** @throws ProtocolViolation */
export function parseReply(text: string, bodyBytes: number): Reply {
  let header: unknown
  try {
    header = JSON.parse(text)
  } catch {
    throw new ProtocolViolation('the header is not JSON')
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new ProtocolViolation('the header is not an object')
  }
  const fields = new Fields(header)
  const buffers = fields.lengths()
  const reply = parseFields(fields)
  const expected =
    reply.type === 'predictions' ? [reply.rows * reply.width * Float64Array.BYTES_PER_ELEMENT] : []
  if (buffers.length !== expected.length || buffers[0] !== expected[0] || bodyBytes !== (expected[0] ?? 0)) {
    throw new ProtocolViolation(`a ${reply.type} frame has buffers of the wrong number or length`)
  }
  return reply
}

function parseFields(fields: Fields): Reply {
  const type = fields.oneOf('type', ['hello', 'loaded', 'predictions', 'error'] as const)
  switch (type) {
    case 'hello':
      if (fields.count('protocol') !== PROTOCOL_VERSION) {
        throw new ProtocolViolation('the worker speaks another version of the protocol')
      }
      return { type, python: fields.text('python', MAX_VERSION_CHARS) }
    case 'loaded':
      return {
        type,
        id: fields.count('id'),
        function: fields.oneOf('function', ['predict_df', 'predict_dict'] as const),
        numpy: fields.text('numpy', MAX_VERSION_CHARS),
        pandas: fields.get('pandas') === null ? null : fields.text('pandas', MAX_VERSION_CHARS)
      }
    case 'predictions':
      fields.oneOf('dtype', ['float64'] as const)
      return { type, id: fields.count('id'), rows: fields.count('rows'), width: fields.count('width') }
    case 'error':
      return {
        type,
        id: fields.count('id'),
        kind: fields.oneOf('kind', ERROR_KINDS),
        message: fields.text('message', MAX_MESSAGE_CHARS),
        ...(fields.has('traceback') && { traceback: fields.text('traceback', MAX_TRACEBACK_CHARS) }),
        ...(fields.has('row') && { row: fields.count('row') })
      }
  }
}

class Fields {
  readonly #header: object
  constructor(header: object) {
    this.#header = header
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#header, name)
  }

  get(name: string): unknown {
    return this.has(name) ? (this.#header as Record<string, unknown>)[name] : undefined
  }

  count(name: string): number {
    const value = this.get(name)
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
      throw new ProtocolViolation(`${name} is not a whole number`)
    }
    return value
  }

  text(name: string, limit: number): string {
    const value = this.get(name)
    if (typeof value !== 'string' || value.length > limit) {
      throw new ProtocolViolation(`${name} is not a string of at most ${limit} characters`)
    }
    return value
  }

  oneOf<const T extends string>(name: string, allowed: readonly T[]): T {
    const value = this.get(name)
    const found = allowed.find((item) => item === value)
    if (found === undefined) throw new ProtocolViolation(`${name} is none of ${allowed.join(', ')}`)
    return found
  }

  lengths(): number[] {
    const value = this.get('buffers')
    if (!Array.isArray(value) || value.length > 1 || !value.every((item) => Number.isSafeInteger(item))) {
      throw new ProtocolViolation('buffers is not a list of at most one length')
    }
    return value as number[]
  }
}
