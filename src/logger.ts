/** Where messages for people go. The action prints workflow commands, the command line prints text, tests collect. */
export interface Logger {
  debug(message: string): void
  info(message: string): void
  notice(message: string): void
  warning(message: string): void
  error(message: string): void
  /** Runs `body` with its lines folded under `title`, closed also when it throws. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>
}

export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  notice: () => undefined,
  warning: () => undefined,
  error: () => undefined,
  group: (_title, body) => body()
}
