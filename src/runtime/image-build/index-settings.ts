import { readFileSync } from 'node:fs'
import { devNull, homedir } from 'node:os'
import { join } from 'node:path'

/** Package indexes that the service is told to use; they come before what this machine's configuration says. */
export interface IndexOptions {
  /** Base URL of the default index, without credentials. With it no other index of the machine is asked. */
  url?: string
  /** Asked before the default one, in their order. */
  extraUrls?: readonly string[]
  /** Path of a PEM file with certificates that are trusted besides the machine's. */
  certificates?: string
}

/** Where packages come from, as the options and the user's pip or uv configuration say. */
export interface IndexSettings {
  /** Variables for uv; they hold credentials and go only into a child's environment. */
  uv: Record<string, string>
  /** The same for pip, used where uv cannot be had. */
  pip: Record<string, string>
  /** Certificate bundle on this machine, PEM. */
  certificates?: string
  /** PEM file with certificates that are trusted besides those; `withCertificates` joins the two. */
  extraCertificates?: string
  /** The user's own `uv.toml`, when it says anything about indexes. */
  uvConfig?: string
  /** Strings that must never be shown: user names and passwords of index URLs. */
  secrets: string[]
}

type Environment = Readonly<Record<string, string | undefined>>

const UV_VARIABLE =
  /^UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX|INDEX_STRATEGY|INSECURE_HOST|KEYRING_PROVIDER|NATIVE_TLS|SYSTEM_CERTS|HTTP_TIMEOUT|HTTP_RETRIES|OFFLINE|EXCLUDE_NEWER|INDEX_[A-Z0-9_]+_(USERNAME|PASSWORD))$/
const PIP_VARIABLE =
  /^PIP_(INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX|TRUSTED_HOST|CERT|PROXY|DEFAULT_TIMEOUT|RETRIES)$/
const CHOOSES_INDEX = /^UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|NO_INDEX)$/
/** All that says where packages come from, in either tool. */
const NAMES_SOURCE = /^(UV|PIP)_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX)$/
const PROXY_VARIABLE = /^(https?|all|no)_proxy$/i

/**
 * Reads the index settings that pip and uv would use on this machine. uv does not read pip's configuration, so it is
 * translated: what uv's own variables or `uv.toml` say comes first, then pip's variables, then `pip.conf`. Before all of
 * them come the options of the service.
 */
export function readIndexSettings(env: Environment = process.env, index: IndexOptions = {}): IndexSettings {
  const uv = pick(env, UV_VARIABLE)
  const pipOptions = readPipOptions(env)
  const pip = pick(env, PIP_VARIABLE)
  for (const [key, value] of pipOptions) pip[`PIP_${key.replaceAll('-', '_').toUpperCase()}`] ??= value

  let uvConfig = readUvConfig(env)
  if (uvConfig === undefined && !Object.keys(uv).some((key) => CHOOSES_INDEX.test(key))) {
    setIfPresent(uv, 'UV_DEFAULT_INDEX', pip['PIP_INDEX_URL'])
    setIfPresent(uv, 'UV_INDEX', pip['PIP_EXTRA_INDEX_URL'])
    if (isTrue(pip['PIP_NO_INDEX'])) uv['UV_NO_INDEX'] = '1'
  }
  // uv takes a comma between links and a space between hosts; pip takes white space for both.
  if (uv['UV_FIND_LINKS'] === undefined) {
    setIfPresent(uv, 'UV_FIND_LINKS', pip['PIP_FIND_LINKS']?.trim().split(/\s+/).join(','))
  }
  setIfPresent(uv, 'UV_INSECURE_HOST', uv['UV_INSECURE_HOST'] ?? pip['PIP_TRUSTED_HOST'])
  setIfPresent(uv, 'UV_HTTP_TIMEOUT', uv['UV_HTTP_TIMEOUT'] ?? pip['PIP_DEFAULT_TIMEOUT'])

  if (index.url !== undefined) uvConfig = undefined
  applyOptions(index, uv, pip)

  const proxies = pick(env, PROXY_VARIABLE)
  if (pip['PIP_PROXY'] !== undefined) proxies['HTTPS_PROXY'] ??= pip['PIP_PROXY']
  Object.assign(uv, proxies)
  Object.assign(pip, proxies)

  const certificates = [
    env['SSL_CERT_FILE'],
    pip['PIP_CERT'],
    env['REQUESTS_CA_BUNDLE'],
    env['CURL_CA_BUNDLE']
  ].find((path) => path !== undefined && path !== '' && !path.startsWith('~'))
  delete pip['PIP_CERT']
  const secrets = [
    ...new Set([...Object.values(uv), ...Object.values(pip), uvConfig ?? ''].flatMap(secretsIn))
  ]
  return {
    uv,
    pip,
    secrets: [
      ...secrets,
      ...Object.entries(uv).flatMap(([key, value]) => (isSecret(key, uv) ? [value] : []))
    ],
    ...(certificates === undefined ? {} : { certificates }),
    ...(index.certificates === undefined ? {} : { extraCertificates: index.certificates }),
    ...(uvConfig === undefined ? {} : { uvConfig })
  }
}

/** The options as variables of uv, which finds the credentials of a named index by itself, and of pip, which does not. */
function applyOptions(index: IndexOptions, uv: Record<string, string>, pip: Record<string, string>): void {
  const { url, extraUrls = [] } = index
  if (url !== undefined) {
    for (const variables of [uv, pip]) {
      for (const key of Object.keys(variables))
        if (NAMES_SOURCE.test(key)) Reflect.deleteProperty(variables, key)
    }
    uv['UV_DEFAULT_INDEX'] = `default=${url}`
    // Else uv would add the indexes of a `uv.toml`, and pip those of its files.
    uv['UV_NO_CONFIG'] = '1'
    pip['PIP_CONFIG_FILE'] = devNull
    pip['PIP_INDEX_URL'] = withCredentials(url, 'DEFAULT', uv)
  }
  if (extraUrls.length === 0) return
  const named = extraUrls.map((extra, position) => ({ extra, name: `extra${position + 1}` }))
  const joined = (first: readonly string[], before: string | undefined) =>
    [...first, ...(before === undefined ? [] : [before])].join(' ')
  uv['UV_INDEX'] = joined(
    named.map(({ extra, name }) => `${name}=${extra}`),
    uv['UV_INDEX']
  )
  pip['PIP_EXTRA_INDEX_URL'] = joined(
    named.map(({ extra, name }) => withCredentials(extra, name.toUpperCase(), uv)),
    pip['PIP_EXTRA_INDEX_URL']
  )
  delete uv['UV_NO_INDEX']
  delete pip['PIP_NO_INDEX']
}

/** The URL with user name and password of the named index, if the environment has any. */
function withCredentials(url: string, name: string, uv: Readonly<Record<string, string>>): string {
  const login = new URL(url)
  login.username = encodeURIComponent(uv[`UV_INDEX_${name}_USERNAME`] ?? '')
  login.password = encodeURIComponent(uv[`UV_INDEX_${name}_PASSWORD`] ?? '')
  return login.href
}

/** Passwords, and user names that stand alone: tokens are often given so. */
function isSecret(key: string, uv: Readonly<Record<string, string>>): boolean {
  if (/^UV_INDEX_.+_PASSWORD$/.test(key)) return true
  return /^UV_INDEX_.+_USERNAME$/.test(key) && uv[key.replace(/USERNAME$/, 'PASSWORD')] === undefined
}

/** Where packages come from, without credentials: two machines with equal identities see the same packages. */
export function indexIdentity({ uv, uvConfig }: IndexSettings): string[] {
  const entries = Object.entries(uv)
    .filter(([key]) => CHOOSES_INDEX.test(key) || /^UV_(FIND_LINKS|EXCLUDE_NEWER|INDEX_STRATEGY)$/.test(key))
    .map(([key, value]) => `${key}=${withoutCredentials(value)}`)
  return [...entries, ...(uvConfig === undefined ? [] : [withoutCredentials(uvConfig)])].sort()
}

function withoutCredentials(text: string): string {
  return text.replaceAll(/(\/\/)[^/\s@'"`]+@/g, '$1')
}

/** Replaces the credentials of every URL, and every known secret, by `***`. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text.replaceAll(/(\/\/)[^/\s@'"`]+@/g, '$1***@')
  for (const secret of secrets) if (secret.length >= 4) clean = clean.replaceAll(secret, '***')
  return clean
}

function secretsIn(text: string): string[] {
  return [...text.matchAll(/\/\/([^/\s@:'"]*):?([^/\s@'"]*)@/g)].flatMap(([, user = '', password = '']) => {
    const both = password === '' ? [user] : [password]
    return both.flatMap((secret) => (decode(secret) === secret ? [secret] : [secret, decode(secret)]))
  })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Options of `[global]` and `[install]` over all of pip's configuration files; later files win. */
function readPipOptions(env: Environment): Map<string, string> {
  const options = new Map<string, string>()
  for (const path of pipConfigPaths(env)) {
    const text = readIfPresent(path)
    if (text === undefined) continue
    const sections = parseIni(text)
    for (const section of ['global', 'install']) {
      for (const [key, value] of sections.get(section) ?? []) {
        if (PIP_VARIABLE.test(`PIP_${key.replaceAll('-', '_').toUpperCase()}`)) options.set(key, value)
      }
    }
  }
  return options
}

function pipConfigPaths(env: Environment): string[] {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? homedir()
  const named = env['PIP_CONFIG_FILE']
  // pip reads no file at all when the variable names the null device.
  if (named === '/dev/null' || named?.toLowerCase() === 'nul') return []
  const paths =
    process.platform === 'win32'
      ? [join(env['ProgramData'] ?? 'C:\\ProgramData', 'pip', 'pip.ini'), join(home, 'pip', 'pip.ini')]
      : ['/etc/xdg/pip/pip.conf', '/etc/pip.conf', join(home, '.pip', 'pip.conf')]
  if (process.platform === 'darwin')
    paths.push(join(home, 'Library', 'Application Support', 'pip', 'pip.conf'))
  if (process.platform === 'win32') paths.push(join(env['APPDATA'] ?? home, 'pip', 'pip.ini'))
  else paths.push(join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'pip', 'pip.conf'))
  if (named !== undefined && named !== '') paths.push(named)
  return paths
}

/** The INI dialect of pip: `key = value`, indented continuation lines, `#` and `;` comments. */
export function parseIni(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>()
  let section = new Map<string, string>()
  let key: string | undefined
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#;]|$)/.test(line)) continue
    const header = /^\[([^\]]+)\]/.exec(line)
    const option = /^([A-Za-z0-9_.-]+)\s*[=:]\s*(.*)$/.exec(line)
    if (header !== null) {
      section = sections.get(header[1]!) ?? new Map<string, string>()
      sections.set(header[1]!, section)
      key = undefined
    } else if (/^\s/.test(line) && key !== undefined) {
      section.set(key, `${section.get(key) ?? ''} ${line.trim()}`.trim())
    } else if (option !== null) {
      key = option[1]!.toLowerCase().replaceAll('_', '-')
      section.set(key, option[2]!.trim())
    }
  }
  return sections
}

/** The text of the user's or the system's `uv.toml` if it chooses an index. */
function readUvConfig(env: Environment): string | undefined {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? homedir()
  const user =
    process.platform === 'win32'
      ? join(env['APPDATA'] ?? home, 'uv', 'uv.toml')
      : join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'uv', 'uv.toml')
  for (const path of [env['UV_CONFIG_FILE'], user, '/etc/uv/uv.toml']) {
    const text = path === undefined || path === '' ? undefined : readIfPresent(path)
    if (
      text !== undefined &&
      /^\s*(\[\[index\]\]|\[pip\]|(index|extra-index)-url|find-links|no-index)/m.test(text)
    ) {
      return text
    }
  }
  return undefined
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function pick(env: Environment, pattern: RegExp): Record<string, string> {
  const picked: Record<string, string> = {}
  for (const [key, value] of Object.entries(env)) {
    if (value !== undefined && value !== '' && pattern.test(key)) picked[key] = value
  }
  return picked
}

function setIfPresent(target: Record<string, string>, key: string, value: string | undefined): void {
  if (value !== undefined && value !== '') target[key] = value
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(1|true|yes|on)$/i.test(value)
}
