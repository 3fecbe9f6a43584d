import type { IncomingMessage } from 'node:http'

const LOOK_EVERY_MS = 500

/** How slowly a body may come. */
export interface Pace {
  /** Time before the pace counts. */
  bodySeconds: number
  bodyBytesPerSecond: number
}

/**
 * Watches the body of a request come in. A limit on the whole time would have to fit the largest upload on the slowest
 * line; a pace ends those who send a byte now and then, however much they have announced.
 *
 * @param onSlow called once, when less has come than the pace asks for.
 */
export function watchPace(request: IncomingMessage, pace: Pace, onSlow: () => void): void {
  if (!hasBody(request)) return
  const started = performance.now()
  const before = request.socket.bytesRead
  const timer = setInterval(() => {
    const seconds = (performance.now() - started) / 1000 - pace.bodySeconds
    if (request.complete || request.destroyed) clearInterval(timer)
    else if (seconds > 0 && request.socket.bytesRead - before < seconds * pace.bodyBytesPerSecond) {
      clearInterval(timer)
      onSlow()
    }
  }, LOOK_EVERY_MS)
  timer.unref()
  request.once('close', () => clearInterval(timer))
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
