import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkerRequest } from './runtime.ts'

/** As long as the worker itself waits for the engine's socket. */
const CONNECT_SECONDS = 60

/** Why a runtime ended a worker. The first reason stays. */
export type EndReason = 'out of memory' | 'time limit' | 'stopped' | 'too many processes'

/** Where the engine listens. On Windows `socketName` is the whole name of a pipe. */
export function engineSocketPath(request: Pick<WorkerRequest, 'socketDirectory' | 'socketName'>): string {
  return process.platform === 'win32' ? request.socketName : join(request.socketDirectory, request.socketName)
}

/** A job's name as a part of a file name or a label. Ids are made by this product; anything else is refused. */
export function jobLabel(jobId: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(jobId))
    throw new Error(`not a job id: ${JSON.stringify(jobId)}`)
  return jobId
}

/**
 * Joins a worker that speaks on its standard input and output with the engine's socket, for places where the worker
 * cannot open the socket itself. Engine and worker start at the same time, so the engine may not listen yet. Back-pressure
 * holds on both ways; the end of one side ends the other.
 */
export function bridgeToEngine(path: string, input: Writable, output: Readable, signal: AbortSignal): void {
  const end = () => {
    input.destroy()
    output.destroy()
  }
  // A broken pipe is the normal end of a worker that was killed; its exit tells the reason.
  for (const stream of [input, output]) stream.on('error', end)
  connectToEngine(path, signal).then((socket) => {
    const endAll = () => {
      socket.destroy()
      end()
    }
    socket.on('error', endAll)
    socket.on('close', endAll)
    output.on('end', () => socket.end())
    output.on('close', () => socket.destroy())
    socket.pipe(input)
    output.pipe(socket)
  }, end)
}

async function connectToEngine(path: string, signal: AbortSignal): Promise<Socket> {
  const deadline = performance.now() + CONNECT_SECONDS * 1000
  for (;;) {
    signal.throwIfAborted()
    const socket = connect(path)
    try {
      await once(socket, 'connect', { signal })
      return socket
    } catch (error) {
      socket.destroy()
      if (performance.now() > deadline) throw error
      await sleep(20, undefined, { signal })
    }
  }
}
