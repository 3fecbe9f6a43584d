/** A runtime that ignores its signal is left behind after this long. */
const ABANDON_MS = 3_000

/** `work`, or the signal's reason once it has been aborted and `work` has not ended within `ABANDON_MS`. */
export function abandonable<T>(work: Promise<T>, signal: AbortSignal, onAbandon: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const onAbort = (): void => {
      timer = setTimeout(() => {
        onAbandon()
        reject(signal.reason as Error)
      }, ABANDON_MS)
    }
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
    })
  })
}
