import { fastify } from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { Logger } from '../../logger.ts'
import { type Contract, JSON_TYPE, type Operation } from '../contract/contract.ts'
import { readMessage } from '../contract/messages.ts'
import { PAGE_POLICY } from '../contract/page.ts'
import { readQuery } from '../contract/query.ts'
import { messageOf, RpcError } from '../errors.ts'
import type { Caller } from '../keys/roles.ts'
import type { Limits } from '../options.ts'
import type { Admission } from './admission.ts'
import { watchPace } from './body-pace.ts'
import type { BrowserGuard } from './guards.ts'
import type { Handlers } from './handlers.ts'
import type { Listener } from './listener.ts'
import { refuseSocket, socketRefusal, tooSlow } from './refuse-socket.ts'
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.ts'
import { recordRequest, type RequestRecord } from './request-record.ts'

export interface ServerOptions {
  contract: Contract
  handlers: Handlers
  admission: Admission
  /** Known once the port is. */
  browserGuard: () => BrowserGuard
  listener: Listener
  limits: Limits
  onRequest: (record: RequestRecord) => void
  log: Logger
}

/** A refused body is read on for this long, so that its sender gets to see the answer. */
const LINGER_MS = 5_000
const LONGEST_PATH_PARAMETER = 1_000

/** Stands for who asks where no key is needed. */
const ANYONE: Caller = { name: '', role: 'viewer' }

type AnyHandler = (request: ReadRequest & { signal: AbortSignal; caller: Caller }) => unknown

interface ReadRequest {
  path: unknown
  query: unknown
  body: unknown
  baseUrl: string
}

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
  const receive = (request: FastifyRequest, reply: FastifyReply): void => {
    reply.header(REQUEST_ID_HEADER, request.id)
    recordRequest(request, reply, options.onRequest)
  }
  const server = fastify({
    serverFactory: (handler) => options.listener.create(handler),
    bodyLimit: limits.bodyBytes,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: LONGEST_PATH_PARAMETER },
    exposeHeadRoutes: false,
    genReqId: requestIdOf,
    // The client's mistake, before any route or hook is known.
    frameworkErrors: (_error, request, reply) => {
      receive(request, reply)
      void sendError(reply, new RpcError('invalidArgument', 'the request cannot be read'))
    },
    clientErrorHandler: (error, socket) => {
      const refusal = socketRefusal(error)
      if (refusal === undefined) socket.destroy()
      else refuseSocket(socket, refusal)
    }
  })
  let isClosing = false
  server.addHook('preClose', (done) => {
    isClosing = true
    done()
  })

  server.decorateRequest('caller')
  server.addHook('onRequest', async (request, reply) => {
    receive(request, reply)
    watchPace(request.raw, limits, () => {
      if (reply.raw.headersSent) request.raw.destroy()
      else refuseSocket(request.raw.socket, tooSlow())
    })
    if (isClosing) throw new RpcError('unavailable', 'the server is stopping')
    options.browserGuard().check(request.headers)
    await options.admission.admit(request, reply)
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
    linger(request)
    return sendError(reply, refusal)
  })
  server.setNotFoundHandler((_request, reply) =>
    sendError(reply, new RpcError('notFound', 'there is no such path'))
  )

  const addRoutes = (scope: FastifyInstance, operations: readonly Operation[]): void => {
    for (const operation of operations) {
      const handler = handlers[operation.id] as AnyHandler | undefined
      if (handler === undefined) throw new Error(`operation ${operation.id} has no handler`)
      scope.route({
        method: operation.method,
        url: routeOf(operation),
        config: { operation },
        handler: async (request, reply) => {
          const answer = await handler({
            ...readRequest(contract, operation, request),
            signal: goneSignal(reply),
            caller: request.caller ?? ANYONE
          })
          if (operation.answerType === JSON_TYPE) return answer
          if (operation.answerType === 'text/html') reply.header('content-security-policy', PAGE_POLICY)
          return reply.type(`${operation.answerType}; charset=utf-8`).send(answer)
        }
      })
    }
  }
  addRoutes(
    server,
    contract.operations.filter((operation) => !operation.takesBytes)
  )
  void server.register((scope, _options, done) => {
    acceptBytes(scope)
    addRoutes(
      scope,
      contract.operations.filter((operation) => operation.takesBytes)
    )
    done()
  })
  return server
}

function readRequest(contract: Contract, operation: Operation, request: FastifyRequest): ReadRequest {
  const given = request.params as Record<string, string>
  const path = Object.fromEntries(
    operation.parameters.filter((one) => one.in === 'path').map(({ name }) => [name, given[routeName(name)]])
  )
  const [, search = ''] = request.url.split(/\?(.*)/s)
  return {
    path,
    query: readQuery(contract, operation, new URLSearchParams(search)),
    body: operation.takesBytes ? request.body : readBody(contract, operation, request.body),
    baseUrl: baseUrlOf(request)
  }
}

function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort(new Error('the client has gone'))
  })
  return gone.signal
}

/** A proxy that ends TLS says so in a header. Who makes it up gets addresses that do not work, and nobody else does. */
function baseUrlOf({ protocol, headers }: FastifyRequest): string {
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : protocol
  return `${scheme}://${headers.host ?? ''}`
}

function readBody(contract: Contract, operation: Operation, body: unknown): unknown {
  return operation.body === undefined ? undefined : readMessage(contract, operation.body, body)
}

/** Reads a refused body away, for a while. */
function linger(request: FastifyRequest): void {
  request.raw.resume()
  const timer = setTimeout(() => {
    if (!request.raw.complete) request.raw.destroy()
  }, LINGER_MS)
  timer.unref()
  request.raw.once('close', () => clearTimeout(timer))
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

/** Bodies of every type are given to the handler as they come: it limits and counts them itself. */
function acceptBytes(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, stream, done) => {
    done(null, stream)
  })
}

function refusalOf(error: unknown): RpcError {
  if (error instanceof RpcError) return error
  const { code = '', statusCode = 500 } = error as { code?: string; statusCode?: number }
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new RpcError('invalidArgument', 'the body is too large', 413)
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new RpcError('invalidArgument', 'the body must be application/json', 415)
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new RpcError('invalidArgument', 'the body is not as long as its Content-Length says')
    default:
      // Other mistakes of the client that the framework finds, such as the method QUERY without a body.
      if (code.startsWith('FST_') && statusCode < 500) {
        return new RpcError('invalidArgument', 'the request cannot be read')
      }
      return new RpcError('internal', 'the service failed to answer; its log says why')
  }
}

function sendError(reply: FastifyReply, error: RpcError): FastifyReply {
  return reply.code(error.status).type('application/json').send(JSON.stringify(error.toBody()))
}
