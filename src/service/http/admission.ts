import { setTimeout as sleep } from 'node:timers/promises'

import type { FastifyReply, FastifyRequest } from 'fastify'

import type { Operation, OperationId } from '../contract/contract.ts'
import { RpcError } from '../errors.ts'
import type { ApiKeys } from '../keys/api-keys.ts'
import { type Caller, covers } from '../keys/roles.ts'

export interface AdmissionOptions {
  keys: ApiKeys
  /** Operations that need no key here, besides those of the contract. */
  needsNoKey: ReadonlySet<OperationId>
  /** How long an answer to a wrong key takes. */
  wrongKeySeconds: number
}

/** Decides whether a request may do what it asks for: the same for every route, before anything else of it is read. */
export class Admission {
  readonly #options: AdmissionOptions

  constructor(options: AdmissionOptions) {
    this.#options = options
  }

  /**
   * Sets the request's caller, where a key is needed. Without one nobody learns which paths there are.
   *
   * @throws RpcError unauthenticated or permissionDenied
   */
  async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { operation } = request.routeOptions.config
    if (operation !== undefined && !this.#needsKey(operation)) return
    request.caller = await this.#identify(request, reply)
    if (operation !== undefined) checkRole(request.caller, operation)
  }

  #needsKey({ id, needsKey }: Operation): boolean {
    return needsKey && !this.#options.needsNoKey.has(id)
  }

  /**
   * A right key is never kept waiting, whatever others do from the same address. A wrong one costs its sender a
   * connection and a while: `connections / wrongKeySeconds` guesses a second, from all addresses together.
   */
  async #identify(request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    try {
      return this.#options.keys.check(request.headers['rime-api-key'])
    } catch (error) {
      reply.header('connection', 'close')
      await sleep(this.#options.wrongKeySeconds * 1000)
      throw error
    }
  }
}

function checkRole(caller: Caller, { id, role }: Operation): void {
  if (covers(caller.role, role)) return
  throw new RpcError(
    'permissionDenied',
    `${id} needs a key with the role ${role}, and the key of ${caller.name} has the role ${caller.role}; ask the administrator of this server for such a key`
  )
}
