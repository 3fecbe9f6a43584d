import { stat } from 'node:fs/promises'
import { isAbsolute, resolve } from 'node:path'

import type { Place, Problem } from '../problem.ts'
import { checkImageName } from '../requirements/image-name.ts'
import { type BackendSettings, checkBackendSettings } from './backend-settings.ts'
import { parseDuration } from './duration.ts'
import type { SystemPackage } from './image/wish.ts'
import { isLoopback } from './loopback.ts'
import { readSystemPackages } from './system-packages.ts'
import { FAIL_ON, type FailOn } from './verdict.ts'

export const REUSE = ['satisfies', 'exact', 'never'] as const
export const REBUILD = ['beside', 'replace'] as const
export const RUNTIMES = ['auto', 'docker', 'venv'] as const
export const ON_ERROR = ['fail', 'continue'] as const

/** Names of the inputs, the same for the action's inputs and the command's flags. A test holds them against action.yml. */
export const INPUT_NAMES = [
  'image-name',
  'requirements',
  'config-path',
  'working-directory',
  'python-version',
  'system-packages',
  'reuse',
  'freshness',
  'rebuild',
  'server-url',
  'api-key',
  'project',
  'runtime',
  'base-image',
  'index-url',
  'extra-index-urls',
  'certificates',
  'registry',
  'fail-on',
  'on-error',
  'timeout-minutes',
  'report-dir'
] as const
export type InputName = (typeof INPUT_NAMES)[number]

/** What the user asked for, checked. Empty inputs are absent, never the empty string. */
export interface Settings extends BackendSettings {
  imageName?: string
  /** The text of the input, one requirement per line; parsed by `requirements/`. */
  requirements: string
  /** As given; relative to `workingDirectory`. */
  configPath: string
  /** Absolute. */
  workingDirectory: string
  pythonVersion?: string
  systemPackages: SystemPackage[]
  reuse: (typeof REUSE)[number]
  /** Oldest image that floating requirements take, in milliseconds. */
  freshnessMs?: number
  rebuild: (typeof REBUILD)[number]
  server?: { url: string; apiKey: string }
  project?: string
  runtime: (typeof RUNTIMES)[number]
  baseImage?: string
  failOn: FailOn
  onError: (typeof ON_ERROR)[number]
  timeoutMinutes: number
  /** Absolute. */
  reportDirectory: string
}

/** Settings that hold as long as no problem was found; with problems they serve the further checks only. */
export interface CheckedSettings {
  settings: Settings
  problems: Problem[]
}

const DEFAULT_TIMEOUT_MINUTES = 60
const LONGEST_TIMEOUT_MINUTES = 1440
/** Docker's grammar of a reference, short of digests of other algorithms: a host, path parts, a tag, a digest. */
const BASE_IMAGE =
  /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?::\d+)?(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*(?::[\w][\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/i

/**
 * Reads raw inputs, all of them, before complaining of any.
 *
 * @param values raw text by input name; absent or blank means "not given".
 * @param root folder that `working-directory` is relative to.
 */
export async function checkSettings(
  values: ReadonlyMap<InputName, string>,
  root: string
): Promise<CheckedSettings> {
  const problems: Problem[] = []
  const given = (name: InputName): string | undefined => {
    const value = values.get(name)?.trim()
    return value === undefined || value === '' ? undefined : value
  }
  const report = (name: InputName, message: string, more: Partial<Problem> = {}): void => {
    problems.push({ code: `input-${name}`, place: placeOf(name), message, ...more })
  }
  const oneOf = <T extends string>(name: InputName, allowed: readonly T[], fallback: T): T => {
    const value = given(name)
    if (value === undefined) return fallback
    const found = allowed.find((one) => one === value)
    if (found === undefined) report(name, `${quote(value)} is not known.`, { value, allowed })
    return found ?? fallback
  }

  const imageName = given('image-name')
  if (imageName !== undefined) {
    const problem = checkImageName(imageName)
    if (problem !== undefined) problems.push({ ...problem, place: placeOf('image-name') })
  }

  const configPath = given('config-path')
  if (configPath === undefined) {
    report('config-path', 'is required.', {
      hint: 'Give the path of the stress-test configuration, for example stress-test.yml.'
    })
  }

  const workingDirectory = resolve(root, given('working-directory') ?? '.')
  const folder = await stat(workingDirectory).catch(() => undefined)
  if (folder?.isDirectory() !== true) {
    const value = given('working-directory') ?? '.'
    report('working-directory', `${quote(value)} is not a folder.`, {
      value,
      hint: `Relative paths start from ${root}. Has the repository been checked out?`
    })
  }

  const pythonVersion = given('python-version')
  if (pythonVersion !== undefined && !/^3\.([89]|[1-9]\d)$/.test(pythonVersion)) {
    report('python-version', `${quote(pythonVersion)} is not a minor version of Python 3.8 or later.`, {
      value: pythonVersion,
      hint: "Write it in quotes, for example '3.11'; YAML reads 3.10 without them as 3.1."
    })
  }

  const system = readSystemPackages(values.get('system-packages') ?? '')
  problems.push(...system.problems)

  const freshness = given('freshness')
  const freshnessMs = freshness === undefined ? undefined : parseDuration(freshness)
  if (freshness !== undefined && freshnessMs === undefined) {
    report('freshness', `${quote(freshness)} is not a duration of weeks, days, hours or minutes.`, {
      value: freshness,
      hint: 'Write it as ISO 8601 does: P30D, P2W, PT12H. Years and months have no fixed length.'
    })
  }

  const timeout = given('timeout-minutes')
  const timeoutMinutes = timeout === undefined ? DEFAULT_TIMEOUT_MINUTES : Number(timeout)
  if (!(timeoutMinutes > 0 && timeoutMinutes <= LONGEST_TIMEOUT_MINUTES)) {
    report(
      'timeout-minutes',
      `${quote(timeout ?? '')} is not a number of minutes above 0 and up to ${LONGEST_TIMEOUT_MINUTES}.`,
      {
        ...(timeout === undefined ? {} : { value: timeout })
      }
    )
  }

  const baseImage = given('base-image')
  if (baseImage !== undefined && !BASE_IMAGE.test(baseImage)) {
    report('base-image', `${quote(baseImage)} is not an image reference.`, {
      value: baseImage,
      hint: 'Write it as NAME:TAG or HOST/PATH:TAG, for example python:3.11-slim-bookworm.'
    })
  }

  const server = serverOf(given('server-url'), given('api-key'), report)
  const backend = await checkBackendSettings(given, {
    hasServer: given('server-url') !== undefined,
    root,
    workingDirectory,
    report
  })
  const settings: Settings = {
    ...backend,
    requirements: values.get('requirements') ?? '',
    configPath: configPath ?? '',
    workingDirectory,
    systemPackages: system.packages,
    reuse: oneOf('reuse', REUSE, 'satisfies'),
    rebuild: oneOf('rebuild', REBUILD, 'beside'),
    runtime: oneOf('runtime', RUNTIMES, 'auto'),
    failOn: oneOf('fail-on', FAIL_ON, 'fail'),
    onError: oneOf('on-error', ON_ERROR, 'fail'),
    timeoutMinutes,
    reportDirectory: absolute(workingDirectory, given('report-dir') ?? 'stress-test-report'),
    ...optional('imageName', imageName),
    ...optional('pythonVersion', pythonVersion),
    ...optional('freshnessMs', freshnessMs),
    ...optional('server', server),
    ...optional('project', given('project')),
    ...optional('baseImage', baseImage)
  }
  return { settings, problems }
}

function serverOf(
  text: string | undefined,
  apiKey: string | undefined,
  report: (name: InputName, message: string, more?: Partial<Problem>) => void
): Settings['server'] {
  if (text === undefined) {
    if (apiKey !== undefined) {
      report('api-key', 'is given without server-url.', {
        hint: 'Give the URL of the server too, or leave the key out.'
      })
    }
    return undefined
  }
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    report('server-url', 'is not an http or https URL.', {
      hint: 'Write it with its scheme, for example https://rime.example.com.'
    })
  } else if (url.username !== '' || url.password !== '') {
    // The value is not shown: it holds a secret.
    report('server-url', 'holds a user name or password.', { hint: 'Give the key as the input api-key.' })
  } else if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    report('server-url', 'would send the key unencrypted.', {
      value: text,
      hint: 'Use https. Plain http is for this machine only.'
    })
  }
  if (apiKey === undefined) {
    report('api-key', 'is required with server-url.', {
      hint: 'Give it from a secret. Workflows of forks and Dependabot get no secrets; leave server-url empty there.'
    })
  }
  return url === undefined || apiKey === undefined ? undefined : { url: text, apiKey }
}

export function placeOf(name: InputName): Place {
  return { kind: 'input', name }
}

function absolute(from: string, path: string): string {
  return isAbsolute(path) ? path : resolve(from, path)
}

function quote(value: string): string {
  return JSON.stringify(value.length > 200 ? `${value.slice(0, 199)}…` : value)
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>)
}
