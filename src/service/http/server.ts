import { fastify } from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { Logger } from '../../logger.ts'
import type { Contract, Operation } from '../contract/contract.ts'
import { readMessage } from '../contract/messages.ts'
import { PAGE_POLICY } from '../contract/page.ts'
import { readQuery } from '../contract/query.ts'
import { messageOf, RpcError } from '../errors.ts'
import type { ApiKeys, BrowserGuard } from './guards.ts'
import type { Handlers } from './handlers.ts'

export interface ServerOptions {
  contract: Contract
  handlers: Handlers
  keys: ApiKeys
  /** Known once the port is. */
  browserGuard: () => BrowserGuard
  bodyBytes: number
  connections: number
  log: Logger
}

const HEADERS_MS = 10_000
/** From the first byte of a request to its last; handlers may take longer. */
const REQUEST_MS = 60_000
/** The same for bodies of bytes, which may be gigabytes over a slow line. */
const UPLOAD_MS = 3_600_000
/** A refused body is read on for this long, so that its sender gets to see the answer. */
const LINGER_MS = 5_000
const KEEP_ALIVE_MS = 30_000
const CHECK_CONNECTIONS_MS = 5_000
const LONGEST_PATH_PARAMETER = 1_000

type AnyHandler = (request: { path: unknown; query: unknown; body: unknown; baseUrl: string }) => unknown

/** The HTTP server: one route for each operation of the contract, and the same guards before every one. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { contract, handlers } = options
  const server = fastify({
    bodyLimit: options.bodyBytes,
    // Node has one limit for all requests; see `limitTime` for the others.
    requestTimeout: UPLOAD_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: true,
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECK_CONNECTIONS_MS },
    routerOptions: { maxParamLength: LONGEST_PATH_PARAMETER },
    exposeHeadRoutes: false,
    // The client's mistake, before any route or hook is known: a malformed request line or header.
    frameworkErrors: (_error, _request, reply) => {
      void sendError(reply, new RpcError('invalidArgument', 'the request cannot be read'))
    }
  })
  server.server.maxConnections = options.connections

  const open = routesOf(contract.operations.filter((operation) => !operation.needsKey))
  const uploads = routesOf(contract.operations.filter((operation) => operation.takesBytes))
  server.addHook('onRequest', (request, _reply, done) => {
    const route = `${request.method} ${request.routeOptions.url ?? ''}`
    limitTime(request, uploads.has(route) ? UPLOAD_MS : REQUEST_MS)
    options.browserGuard().check(request.headers)
    if (!open.has(route)) options.keys.check(request.headers['rime-api-key'])
    done()
  })
  server.addHook('onSend', (_request, reply, payload, done) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    done(null, payload)
  })
  acceptJsonOnly(server)
  server.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.status === 500) {
      options.log.error(`${request.method} ${request.routeOptions.url ?? ''}: ${messageOf(error)}`)
    }
    request.raw.resume()
    limitTime(request, LINGER_MS)
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
        handler: async (request, reply) => {
          const answer = await handler(readRequest(contract, operation, request))
          if (operation.answerType === 'application/json') return answer
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

function readRequest(
  contract: Contract,
  operation: Operation,
  request: FastifyRequest
): { path: unknown; query: unknown; body: unknown; baseUrl: string } {
  const given = request.params as Record<string, string>
  const path = Object.fromEntries(
    operation.parameters.filter((one) => one.in === 'path').map(({ name }) => [name, given[routeName(name)]])
  )
  const [, search = ''] = request.url.split(/\?(.*)/s)
  return {
    path,
    query: readQuery(contract, operation, new URLSearchParams(search)),
    body: operation.takesBytes ? request.body : readBody(contract, operation, request.body),
    baseUrl: `${request.protocol}://${request.headers.host ?? ''}`
  }
}

function readBody(contract: Contract, operation: Operation, body: unknown): unknown {
  return operation.body === undefined ? undefined : readMessage(contract, operation.body, body)
}

/** Ends the connection when the request has not come whole in time. */
function limitTime(request: FastifyRequest, milliseconds: number): void {
  const timer = setTimeout(() => {
    if (!request.raw.complete) request.raw.destroy()
  }, milliseconds)
  timer.unref()
  request.raw.once('close', () => {
    clearTimeout(timer)
  })
}

/** As the router names them: `PUT /v1-beta/uploads/:uploadToken/done`. */
function routesOf(operations: readonly Operation[]): Set<string> {
  return new Set(operations.map((operation) => `${operation.method} ${routeOf(operation)}`))
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
