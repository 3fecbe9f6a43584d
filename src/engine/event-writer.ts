import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { EngineEvent } from './job.ts'

/** Events as JSON lines; waits where the reader is slower. */
export class EventWriter {
  private readonly stream: Writable

  constructor(stream: Writable) {
    this.stream = stream
  }

  /** @throws RangeError for a number that JSON cannot hold: NaN written as null would be read as "nothing to report" */
  async write(event: EngineEvent): Promise<void> {
    if (!this.stream.write(`${serialiseEvent(event)}\n`)) await once(this.stream, 'drain')
  }
}

export function serialiseEvent(event: EngineEvent): string {
  return JSON.stringify(event, (key, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new RangeError(`an event of type ${event.type} holds ${value} under ${JSON.stringify(key)}`)
    }
    return value
  })
}
