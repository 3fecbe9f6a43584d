import { ApiError, mayHaveActed } from './errors.ts'
import type { Transport } from './transport.ts'

const MOST_CREATES = 4

/**
 * Creates one object, however often its answer is lost: after each loss it is looked for, and created again only when
 * it is not there.
 *
 * @param find the object as this call would have made it; undefined when there is none.
 * @param ifTaken what a 409 to the very first request means: that somebody else's object will do, or that it is in the way.
 */
export async function createOnce<T>(
  transport: Transport,
  create: () => Promise<T>,
  find: () => Promise<T | undefined>,
  ifTaken: 'find' | 'refuse' = 'find'
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await create()
    } catch (error) {
      const taken = error instanceof ApiError && error.status === 409
      const lost = mayHaveActed(error)
      if (!lost && !(taken && (attempt > 1 || ifTaken === 'find'))) throw error
      if (lost && !(await transport.pause(attempt, error))) throw error
      const found = await find()
      if (found !== undefined) return found
      if (taken || attempt >= MOST_CREATES) throw error
    }
  }
}
