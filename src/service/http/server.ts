import { fastify } from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { Logger } from '../../logger.ts'
import type { Contract, Operation } from '../contract/contract.ts'
import { readMessage } from '../contract/messages.ts'
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
const KEEP_ALIVE_MS = 30_000
const CHECK_CONNECTIONS_MS = 5_000
const LONGEST_PATH_PARAMETER = 1_000

type AnyHandler = (request: ReadRequest & { signal: AbortSignal }) => unknown

interface ReadRequest {
  path: unknown
  query: unknown
  body: unknown
}

/** The HTTP server: one route for each operation of the contract, and the same guards before every one. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { contract, handlers } = options
  const server = fastify({
    bodyLimit: options.bodyBytes,
    requestTimeout: REQUEST_MS,
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

  const open = new Set(contract.operations.filter((operation) => !operation.needsKey).map(({ path }) => path))
  server.addHook('onRequest', (request, _reply, done) => {
    options.browserGuard().check(request.headers)
    if (!open.has(request.routeOptions.url ?? '')) options.keys.check(request.headers['rime-api-key'])
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
      handler: (request, reply) =>
        handler({ ...readRequest(contract, operation, request), signal: goneSignal(reply) })
    })
  }
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
    body: operation.body === undefined ? undefined : readMessage(contract, operation.body, request.body)
  }
}

function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort(new Error('the client has gone'))
  })
  return gone.signal
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

function sendError(reply: FastifyReply, error: RpcError): FastifyReply {
  return reply.code(error.status).type('application/json').send(JSON.stringify(error.toBody()))
}
