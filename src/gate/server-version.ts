/** The first calls of a run: which server this is, how it is spoken to, and whether its licence lets anything run. */
import type { RimeInfo } from '../api/types.ts'
import { type Dialect, DIALECT_2, DIALECT_2_0 } from '../client/dialect.ts'
import { ApiError } from '../client/errors.ts'
import type { RimeClient } from '../client/rime-client.ts'
import type { Logger } from '../logger.ts'
import { IncompleteRunError } from './errors.ts'

/** Versions whose SDKs the client was held against. */
const OLDEST = [2, 0] as const
const NEWEST = [2, 13] as const

type Version = readonly [major: number, minor: number]

/**
 * Greets the server and sets how `client` speaks to it.
 *
 * @returns the customer that licence limits belong to.
 * @throws IncompleteRunError when the server is too old or its licence has ended.
 */
export async function greetServer(client: RimeClient, log: Logger): Promise<string> {
  const info = await client.getInfo()
  const text = info.clusterInfoVersion ?? ''
  const version = versionOf(text)
  if (version === undefined) {
    log.debug(
      `${client.origin} names no version of RIME (${text.slice(0, 60)}); it is taken for a current one.`
    )
  } else if (compare(version, OLDEST) < 0) {
    throw new IncompleteRunError(
      'server-version',
      `${client.origin} runs RIME ${text.slice(0, 60)}; this action speaks to ${OLDEST.join('.')} and later.`,
      { hint: `Ask the administrator of ${client.origin} to upgrade the deployment.` }
    )
  } else if (compare(version, NEWEST) > 0) {
    log.warning(
      `${client.origin} runs RIME ${text.slice(0, 60)}, newer than ${NEWEST.join('.')}, which this action knows. What it does not understand ends the run; it never passes.`
    )
  }
  client.speak(dialectOf(version))
  await checkLicence(client, info, log)
  return info.customerName ?? ''
}

/** `2.6.8`, `v2.13.2`, `2.5.0-dev`; undefined for anything else, such as the name of a build. */
export function versionOf(text: string): Version | undefined {
  const match = /^v?(\d{1,6})\.(\d{1,6})(?:\.|$|[-+])/.exec(text.trim())
  return match === null ? undefined : [Number(match[1]), Number(match[2])]
}

export function dialectOf(version: Version | undefined): Dialect {
  return version !== undefined && compare(version, [2, 1]) < 0 ? DIALECT_2_0 : DIALECT_2
}

async function checkLicence(client: RimeClient, info: RimeInfo, log: Logger): Promise<void> {
  const state = await limitState(client, info.customerName ?? '', 'LICENSE_LIMIT_EXPIRATION')
  if (state === 'STATUS_WARN') {
    log.warning(`The licence of ${client.origin} ends soon${until(info.expirationTime)}.`)
  }
  if (state !== 'STATUS_ERROR') return
  // As the SDK: an ended licence still serves for its grace period.
  const graceEnd = Date.parse(info.gracePeriodEndTime ?? '')
  if (graceEnd > Date.now()) {
    log.warning(
      `The licence of ${client.origin} has ended; it serves on for its grace period${until(info.gracePeriodEndTime)}.`
    )
    return
  }
  throw new IncompleteRunError(
    'server-licence',
    `The licence of ${client.origin} has ended${until(info.expirationTime)}.`,
    {
      hint: `Ask the administrator of ${client.origin} to renew it.`
    }
  )
}

/** For servers that count them: whether one more stress test may be started. @throws IncompleteRunError */
export async function checkRunLimit(client: RimeClient, customer: string): Promise<void> {
  if (!client.dialect.countsRuns) return
  if ((await limitState(client, customer, 'LICENSE_LIMIT_STRESS_TEST_RUNS')) !== 'STATUS_ERROR') return
  throw new IncompleteRunError(
    'server-licence',
    `The licence of ${client.origin} allows no further stress tests.`,
    { hint: `Ask the administrator of ${client.origin} to raise the limit of stress-test runs.` }
  )
}

/** Undefined where the server does not tell; then its refusals will. */
async function limitState(client: RimeClient, customer: string, limit: string): Promise<string | undefined> {
  if (customer === '') return undefined
  try {
    return (await client.getLimit(customer, limit)).limitStatus
  } catch (error) {
    if (error instanceof ApiError && [400, 403, 404, 501].includes(error.status)) return undefined
    throw error
  }
}

function until(time: string | undefined): string {
  const date = /^\d{4}-\d\d-\d\d/.exec(time ?? '')
  return date === null ? '' : ` (${date[0]})`
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1]
}
