import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { WorkerRequest } from './runtime.ts'

/** Why a runtime ended a worker. The first reason stays. */
export type EndReason = 'out of memory' | 'time limit' | 'stopped' | 'too many processes'

/** Where the engine listens. On Windows `socketName` is the name of a pipe. */
export function engineSocketPath(request: Pick<WorkerRequest, 'socketDirectory' | 'socketName'>): string {
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\${request.socketName}`
    : join(request.socketDirectory, request.socketName)
}

/** A job's name as a part of a file name or a label. Ids are made by this product; anything else is refused. */
export function jobLabel(jobId: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(jobId))
    throw new Error(`not a job id: ${JSON.stringify(jobId)}`)
  return jobId
}

/**
 * Joins a worker that speaks on its standard input and output with the engine's socket, for places where the worker
 * cannot open the socket itself. Back-pressure holds on both ways; the end of one side ends the other.
 */
export function bridgeToEngine(path: string, input: Writable, output: Readable): Socket {
  const socket = connect(path)
  const end = () => {
    socket.destroy()
    input.destroy()
  }
  // A broken pipe is the normal end of a worker that was killed; its exit tells the reason.
  for (const stream of [socket, input, output]) stream.on('error', end)
  socket.on('close', end)
  output.on('end', () => socket.end())
  socket.pipe(input)
  output.pipe(socket)
  return socket
}
