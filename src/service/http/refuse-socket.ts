import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'

import { RpcError } from '../errors.ts'

export function tooSlow(): RpcError {
  return new RpcError('deadlineExceeded', 'the request comes too slowly', 408)
}

/** What Node's parser refuses, in our words; undefined: nobody is there who reads an answer, as in a TLS handshake. */
export function socketRefusal({ code = '' }: NodeJS.ErrnoException): RpcError | undefined {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return tooSlow()
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new RpcError('invalidArgument', 'the headers are too large', 431)
  }
  return code.startsWith('HPE_') ? new RpcError('invalidArgument', 'the request cannot be read') : undefined
}

/** Answers where there is no reply to answer with, and ends the connection. */
export function refuseSocket(socket: Socket, error: RpcError): void {
  if (socket.writable) {
    const body = JSON.stringify(error.toBody())
    socket.write(
      `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ''}\r\nconnection: close\r\n` +
        `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
    )
  }
  socket.destroySoon()
}
