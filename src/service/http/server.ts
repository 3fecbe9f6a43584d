import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { fastify } from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { Logger } from '../../logger.ts'
import { type Contract, JSON_TYPE, type Operation, type OperationId } from '../contract/contract.ts'
import { readMessage } from '../contract/messages.ts'
import { readQuery } from '../contract/query.ts'
import { messageOf, RpcError } from '../errors.ts'
import type { ApiKeys } from '../keys/api-keys.ts'
import { type Caller, covers } from '../keys/roles.ts'
import type { Limits } from '../options.ts'
import { watchPace } from './body-pace.ts'
import type { BrowserGuard } from './guards.ts'
import type { Handlers } from './handlers.ts'
import { createListener } from './listener.ts'
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.ts'
import { recordRequest, type RequestRecord } from './request-record.ts'
import type { Certificate } from './tls.ts'

export interface ServerOptions {
  contract: Contract
  handlers: Handlers
  keys: ApiKeys
  /** Known once the port is. */
  browserGuard: () => BrowserGuard
  /** Absent: plain HTTP. */
  certificate: Certificate | undefined
  limits: Limits
  /** Operations that need no key here, besides those of the contract. */
  needsNoKey: ReadonlySet<OperationId>
  onRequest: (record: RequestRecord) => void
  log: Logger
}

const LONGEST_PATH_PARAMETER = 1_000

/** Stands for who asks where no key is needed. */
const ANYONE: Caller = { name: '', role: 'viewer' }

type AnyHandler = (request: { path: unknown; query: unknown; body: unknown; caller: Caller }) => unknown

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before any handler runs, where a key is needed. */
    caller: Caller | undefined
  }
  interface FastifyContextConfig {
    /** Absent: no route was found. */
    operation?: Operation
  }
}

/** The HTTP server: one route for each operation of the contract, and the same guards before every one. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { contract, handlers, limits } = options
  const needsKey = (operation: Operation): boolean =>
    operation.needsKey && !options.needsNoKey.has(operation.id)
  /**
   * A right key is never kept waiting, whatever others do from the same address. A wrong one costs its sender a
   * connection and a while: `connections / wrongKeySeconds` guesses a second, from all addresses together.
   */
  const identify = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    try {
      request.caller = options.keys.check(request.headers['rime-api-key'])
    } catch (error) {
      reply.header('connection', 'close')
      await sleep(limits.wrongKeySeconds * 1000)
      throw error
    }
  }
  const server = fastify({
    serverFactory: (handler) => createListener(handler, limits, options.certificate),
    bodyLimit: limits.bodyBytes,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: LONGEST_PATH_PARAMETER },
    exposeHeadRoutes: false,
    genReqId: requestIdOf,
    // The client's mistake, before any route or hook is known.
    frameworkErrors: (_error, _request, reply) => {
      void sendError(reply, new RpcError('invalidArgument', 'the request cannot be read'))
    },
    clientErrorHandler: (error, socket) => refuseSocket(socket, socketRefusal(error))
  })
  let isClosing = false
  server.addHook('preClose', (done) => {
    isClosing = true
    done()
  })

  server.decorateRequest('caller')
  server.addHook('onRequest', async (request, reply) => {
    reply.header(REQUEST_ID_HEADER, request.id)
    recordRequest(request, reply, options.onRequest)
    watchPace(request.raw, limits, () => refuseSocket(request.raw.socket, tooSlow()))
    if (isClosing) throw new RpcError('unavailable', 'the server is stopping')
    options.browserGuard().check(request.headers)
    const { operation } = request.routeOptions.config
    // Without a key nobody learns which paths there are.
    if (operation === undefined || needsKey(operation)) await identify(request, reply)
    if (operation !== undefined && request.caller !== undefined) checkRole(request.caller, operation)
  })
  server.addHook('onSend', (_request, reply, payload, done) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    done(null, payload)
  })
  acceptJsonOnly(server)
  server.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.status === 500) {
      options.log.error(
        `${request.method} ${request.routeOptions.url ?? ''} (${request.id}): ${messageOf(error)}`
      )
    }
    return sendError(reply, refusal)
  })
  server.setNotFoundHandler((_request, reply) =>
    sendError(reply, new RpcError('notFound', 'there is no such path'))
  )

  for (const operation of contract.operations) {
    const handler = handlers[operation.id] as AnyHandler | undefined
    if (handler === undefined) throw new Error(`operation ${operation.id} has no handler`)
    server.route({
      method: operation.method,
      url: routeOf(operation),
      config: { operation },
      handler: (request, reply) => {
        if (operation.answerType !== JSON_TYPE) reply.type(operation.answerType)
        return handler({ ...readRequest(contract, operation, request), caller: request.caller ?? ANYONE })
      }
    })
  }
  return server
}

function checkRole(caller: Caller, { id, role }: Operation): void {
  if (covers(caller.role, role)) return
  throw new RpcError(
    'permissionDenied',
    `${id} needs a key with the role ${role}, and the key of ${caller.name} has the role ${caller.role}; ask the administrator of this server for such a key`
  )
}

function readRequest(
  contract: Contract,
  operation: Operation,
  request: FastifyRequest
): { path: unknown; query: unknown; body: unknown } {
  const given = request.params as Record<string, string>
  const path = Object.fromEntries(
    operation.parameters.filter((one) => one.in === 'path').map(({ name }) => [name, given[routeName(name)]])
  )
  const [, search = ''] = request.url.split(/\?(.*)/s)
  return {
    path,
    query: readQuery(contract, operation, new URLSearchParams(search)),
    body: operation.body === undefined ? undefined : readMessage(contract, operation.body, request.body)
  }
}

/** `/v1/projects/{projectId.uuid}` → `/v1/projects/:projectId_uuid`: the router ends a name at a dot. */
function routeOf(operation: Operation): string {
  return operation.path.replace(/\{([^}]+)\}/g, (_all, name: string) => `:${routeName(name)}`)
}

function routeName(parameter: string): string {
  return parameter.replaceAll('.', '_')
}

/** An absent body counts as `{}`, which is what clients send where there is nothing to say. */
function acceptJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, text === '' ? {} : JSON.parse(String(text)))
    } catch {
      done(new RpcError('invalidArgument', 'the body is not JSON'))
    }
  })
}

function refusalOf(error: unknown): RpcError {
  if (error instanceof RpcError) return error
  switch ((error as { code?: string }).code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new RpcError('invalidArgument', 'the body is too large', 413)
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new RpcError('invalidArgument', 'the body must be application/json', 415)
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new RpcError('invalidArgument', 'the body is not as long as its Content-Length says')
    default:
      return new RpcError('internal', 'the service failed to answer; its log says why')
  }
}

function tooSlow(): RpcError {
  return new RpcError('deadlineExceeded', 'the request comes too slowly', 408)
}

function socketRefusal(error: NodeJS.ErrnoException): RpcError {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return tooSlow()
  if (error.code === 'HPE_HEADER_OVERFLOW') {
    return new RpcError('invalidArgument', 'the headers are too large', 431)
  }
  return new RpcError('invalidArgument', 'the request cannot be read')
}

/** Answers where there is no reply to answer with, and ends the connection. */
function refuseSocket(socket: Socket, error: RpcError): void {
  if (socket.writable) {
    const body = JSON.stringify(error.toBody())
    socket.write(
      `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ''}\r\nconnection: close\r\n` +
        `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
    )
  }
  socket.destroySoon()
}

function sendError(reply: FastifyReply, error: RpcError): FastifyReply {
  return reply.code(error.status).type('application/json').send(JSON.stringify(error.toBody()))
}
