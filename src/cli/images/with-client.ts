import { resolve } from 'node:path'

import { openBackend } from '../../backend.ts'
import { RimeClient } from '../../client/rime-client.ts'
import type { InputName, Settings } from '../../gate/settings.ts'
import type { Logger } from '../../logger.ts'
import { ProblemsError } from '../../problem.ts'
import { PRODUCT } from '../../product.ts'
import { checkImageName } from '../../requirements/index.ts'
import { stateDirectory } from '../../state-directory.ts'
import { readApiKey } from '../api-key.ts'
import { interruptible } from '../interrupt.ts'
import type { CommandIo } from '../io.ts'
import { plainLogger } from '../logger.ts'
import { backendValues, type ServerFlags, settingsOf } from '../options.ts'
import { progressView } from '../progress.ts'

/** What a command about images works with. */
export interface Session {
  client: RimeClient
  settings: Settings
  io: CommandIo
  log: Logger
  signal: AbortSignal
}

/**
 * Runs `body` with a client of the server that the flags name, or of an embedded backend that ends with it.
 *
 * @param values raw inputs when there are more than those of the server.
 */
export async function withClient(
  flags: ServerFlags,
  io: CommandIo,
  body: (session: Session) => Promise<number>,
  values: Map<InputName, string> = backendValues(flags)
): Promise<number> {
  const key = await readApiKey(flags, io)
  if (key !== undefined && flags.serverUrl !== undefined) values.set('api-key', key)
  const settings = await settingsOf(values, io.cwd)
  const log = plainLogger(io.stderr, progressView(io.stderr))
  return interruptible(async (signal) => {
    const backend = await openBackend(settings, {
      stateDirectory: flags.stateDir === undefined ? stateDirectory(io.env) : resolve(io.cwd, flags.stateDir),
      dataRoots: [],
      log
    })
    const client = new RimeClient({
      url: backend.url,
      apiKey: backend.apiKey,
      userAgent: `${PRODUCT.name}/${PRODUCT.version}`,
      signal
    })
    try {
      return await body({ client, settings, io, log, signal })
    } finally {
      client.close()
      await backend.close()
    }
  })
}

export function checkedName(name: string): string {
  const problem = checkImageName(name)
  if (problem !== undefined) throw new ProblemsError([problem])
  return name
}
