import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

import { type CommandIo, UsageError } from './io.ts'

/** The key from a file or from RIME_API_KEY; never from the command line, which every user of the machine can read. */
export async function readApiKey(
  flags: { apiKeyFile?: string; apiKey?: string },
  io: CommandIo
): Promise<string | undefined> {
  if (flags.apiKey !== undefined) {
    throw new UsageError(
      'A key on the command line can be read by every user of this machine. Put it into the variable RIME_API_KEY, or into a file named by --api-key-file.'
    )
  }
  if (flags.apiKeyFile === undefined)
    return io.env['RIME_API_KEY'] === '' ? undefined : io.env['RIME_API_KEY']
  const path = resolve(io.cwd, flags.apiKeyFile)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(`--api-key-file cannot be read: ${(error as Error).message}`)
  })
  const key = text.trim()
  if (key === '') throw new UsageError(`--api-key-file ${path} is empty.`)
  return key
}
