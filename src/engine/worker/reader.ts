import { paddingOf } from './bytes.ts'
import { MAGIC, PREFIX_BYTES } from './frames.ts'
import { ProtocolViolation, parseReply } from './replies.ts'
import type { Reply } from './replies.ts'

/** Room for an error reply with its traceback, escaped. */
const MAX_HEADER_BYTES = 256 * 1024

export interface ReplyHandler {
  /** Judges a header before its body is read; returns the array that the body goes into, of exactly its length. */
  onHeader: (reply: Reply) => Uint8Array
  onReply: (reply: Reply) => void
}

type State = 'prefix' | 'header' | 'body'

/**
 * Cuts the bytes of one worker into replies. The body of a reply goes straight to its final array; nothing is allocated
 * on the word of the worker alone.
 */
export class ReplyReader {
  readonly #handler: ReplyHandler
  #state: State = 'prefix'
  #target: Uint8Array = new Uint8Array(PREFIX_BYTES)
  #filled = 0
  #headerLength = 0
  #bodyLength = 0
  #reply: Reply | undefined

  constructor(handler: ReplyHandler) {
    this.#handler = handler
  }

  /** @throws ProtocolViolation; the reader can't be used after that */
  push(chunk: Uint8Array): void {
    let offset = 0
    while (offset < chunk.length) {
      const count = Math.min(chunk.length - offset, this.#target.length - this.#filled)
      this.#target.set(chunk.subarray(offset, offset + count), this.#filled)
      this.#filled += count
      offset += count
      while (this.#filled === this.#target.length) {
        if (this.#next(offset === chunk.length) === 'prefix') break
      }
    }
  }

  #expect(state: State, target: Uint8Array): State {
    this.#state = state
    this.#target = target
    this.#filled = 0
    return state
  }

  #next(nothingFollows: boolean): State {
    switch (this.#state) {
      case 'prefix': {
        const prefix = Buffer.from(this.#target.buffer, this.#target.byteOffset, PREFIX_BYTES)
        if (prefix.toString('latin1', 0, 4) !== MAGIC) {
          throw new ProtocolViolation("a frame does not begin with the protocol's magic bytes")
        }
        this.#headerLength = prefix.readUInt32LE(4)
        if (this.#headerLength === 0 || this.#headerLength > MAX_HEADER_BYTES) {
          throw new ProtocolViolation(`a header of ${this.#headerLength} bytes`)
        }
        this.#bodyLength = Number(prefix.readBigUInt64LE(8))
        return this.#expect('header', new Uint8Array(this.#headerLength + paddingOf(this.#headerLength)))
      }
      case 'header': {
        const text = Buffer.from(this.#target.buffer, 0, this.#headerLength).toString('utf8')
        this.#reply = parseReply(text, this.#bodyLength)
        return this.#expect('body', this.#handler.onHeader(this.#reply))
      }
      case 'body': {
        // Requests are never pipelined, so nothing can follow an answer before the next request.
        if (!nothingFollows) throw new ProtocolViolation('bytes follow its answer')
        const state = this.#expect('prefix', new Uint8Array(PREFIX_BYTES))
        this.#handler.onReply(this.#reply!)
        return state
      }
    }
  }
}
