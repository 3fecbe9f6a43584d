/** Reads the parts of an engine's events, trusting nothing. */
import type { EngineFailure } from '../../engine/job.ts'
import { isObject } from '../contract/messages.ts'

/** The engine has sent something that no correct engine sends: nothing it says counts. */
export class StreamError extends Error {
  override name = 'StreamError'
}

export function parseEvent(line: string): Record<string, unknown> {
  let event: unknown
  try {
    event = JSON.parse(line)
  } catch {
    throw new StreamError(`a line is not JSON: ${JSON.stringify(line.slice(0, 100))}`)
  }
  if (!isObject(event)) throw new StreamError('a line is not an event')
  return event
}

export function requireText(event: Record<string, unknown>, field: string): string {
  const value = event[field]
  if (typeof value !== 'string') throw new StreamError(`an event ${String(event['type'])} has no ${field}`)
  return value
}

export function requireOneOf(event: Record<string, unknown>, field: string, allowed: string[]): void {
  if (!allowed.includes(requireText(event, field))) {
    throw new StreamError(`an event ${String(event['type'])} has an unknown ${field}`)
  }
}

export function requireCount(event: Record<string, unknown>, field: string): void {
  const value = event[field]
  if (!Number.isSafeInteger(value) || (value as number) < 0) {
    throw new StreamError(`the end marker has no count of ${field}`)
  }
}

export function requireFailure(event: Record<string, unknown>): EngineFailure {
  const failure = event['failure']
  const isFailure =
    isObject(failure) &&
    typeof failure['code'] === 'string' &&
    typeof failure['message'] === 'string' &&
    ['string', 'undefined'].includes(typeof failure['hint']) &&
    ['string', 'undefined'].includes(typeof failure['detail'])
  if (!isFailure) throw new StreamError('a failure does not say what failed')
  return failure as unknown as EngineFailure
}
