import type { Readable } from 'node:stream'

import type { operations } from '../../api/rime-v1.ts'
import type { OperationId } from '../contract/contract.ts'
import type { Caller } from '../keys/roles.ts'

/** The body, of whichever media type: no operation has two. */
type Content<T> = T extends { content: infer Types } ? Types[keyof Types] : never
/** Bytes come as a stream, which the handler must read or leave; it is undefined when there are none. */
type RequestContent<T> = T extends { content: { '*/*': unknown } } ? Readable | undefined : Content<T>
type Parameters<Op extends OperationId, In extends 'path' | 'query'> = NonNullable<
  operations[Op]['parameters'][In]
>

/** A request as a handler sees it: read, judged by the contract, and typed from it. */
export interface Request<Op extends OperationId> {
  path: Parameters<Op, 'path'>
  query: Parameters<Op, 'query'>
  body: RequestContent<NonNullable<operations[Op]['requestBody']>>
  /** How the client reached this service, for addresses in answers: `http://127.0.0.1:41234`. */
  baseUrl: string
  /** Aborted when the client goes away without its answer. */
  signal: AbortSignal
  /** Who asks. */
  caller: Caller
}

export type Answer<Op extends OperationId> = Content<operations[Op]['responses'][200]>

export type Handler<Op extends OperationId> = (request: Request<Op>) => Answer<Op> | Promise<Answer<Op>>

/** One handler for each operation of the contract; a missing one does not compile. */
export type Handlers = { [Op in OperationId]: Handler<Op> }
