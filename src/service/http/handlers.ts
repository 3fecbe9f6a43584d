import type { operations } from '../../api/rime-v1.ts'
import type { OperationId } from '../contract/contract.ts'

type Content<T> = T extends { content: { 'application/json': infer Body } } ? Body : never
type Parameters<Op extends OperationId, In extends 'path' | 'query'> = NonNullable<
  operations[Op]['parameters'][In]
>

/** A request as a handler sees it: read, judged by the contract, and typed from it. */
export interface Request<Op extends OperationId> {
  path: Parameters<Op, 'path'>
  query: Parameters<Op, 'query'>
  body: Content<NonNullable<operations[Op]['requestBody']>>
  /** Aborted when the client goes away without its answer. */
  signal: AbortSignal
}

export type Answer<Op extends OperationId> = Content<operations[Op]['responses'][200]>

export type Handler<Op extends OperationId> = (request: Request<Op>) => Answer<Op> | Promise<Answer<Op>>

/** One handler for each operation of the contract; a missing one does not compile. */
export type Handlers = { [Op in OperationId]: Handler<Op> }
