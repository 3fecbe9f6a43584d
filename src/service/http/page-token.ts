import { createHmac, timingSafeEqual } from 'node:crypto'

import { RpcError } from '../errors.ts'

const TAG_BYTES = 16

export interface PageState {
  /** The operation that issued the token; no other takes it. */
  operation: string
  /** The first page's query. */
  query: Record<string, unknown>
  /** Key of the last item that was answered. */
  after: string | number
}

/**
 * Page tokens carry the query and the place in the list, signed with the installation's secret: they cannot be changed
 * by the client, need no memory on the server, and stay good across restarts.
 */
export class PageTokens {
  readonly #secret: Uint8Array

  constructor(secret: Uint8Array) {
    this.#secret = secret
  }

  write(state: PageState): string {
    const payload = Buffer.from(JSON.stringify([state.operation, state.query, state.after]))
    return Buffer.concat([this.#tag(payload), payload]).toString('base64url')
  }

  /** @throws RpcError invalidArgument when the token is not one of this installation's for `operation`. */
  read(operation: string, token: string): PageState {
    const bytes = Buffer.from(token, 'base64url')
    const payload = bytes.subarray(TAG_BYTES)
    const tag = bytes.subarray(0, TAG_BYTES)
    // Decoding skips what is not base64url, so that the text is compared too: a token has one spelling.
    const isWhole = tag.length === TAG_BYTES && bytes.toString('base64url') === token
    if (isWhole && timingSafeEqual(tag, this.#tag(payload))) {
      const [issuer, query, after] = JSON.parse(payload.toString()) as [
        string,
        PageState['query'],
        string | number
      ]
      if (issuer === operation) return { operation, query, after }
    }
    throw new RpcError('invalidArgument', 'the pageToken is not one this server gave out for this list')
  }

  #tag(payload: Uint8Array): Buffer {
    return createHmac('sha256', this.#secret).update(payload).digest().subarray(0, TAG_BYTES)
  }
}
