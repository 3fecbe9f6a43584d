/** The user ended the command. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

/** Runs `body` with a signal that fires on SIGINT and SIGTERM; rejects with Interrupted when that ended it. */
export async function interruptible<T>(body: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const onSignal = (name: NodeJS.Signals): void => {
    controller.abort(new Interrupted(`Interrupted (${name}). What was started is ended.`))
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  try {
    return await body(controller.signal)
  } catch (error) {
    if (controller.signal.aborted) throw controller.signal.reason as Interrupted
    throw error
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  }
}
