import { setTimeout as sleep } from 'node:timers/promises'
import { redact } from '../image-build/index-settings.ts'
import { secretsOf, type Credentials } from '../registry/credentials.ts'
import { RegistryError } from '../registry/errors.ts'
import { isDigest, type RegistryClient } from '../registry/oci-client.ts'
import { EngineError, type DockerEngine } from './engine.ts'

const ATTEMPTS = 3
const PAUSE_MS = 1500
/** An engine that uploads reports at least this often. */
const SILENCE_SECONDS = 300
const MAXIMUM_LINE = 1024 * 1024

export interface TransferOptions {
  engine: DockerEngine
  client: RegistryClient
  signal: AbortSignal
  log: (line: string) => void
  /** Done before each attempt: another process of this engine may have moved the tag. */
  beforePush?: () => Promise<void>
}

/**
 * Has the engine push `HOST/PATH:TAG`. Layers go first and the manifest last, so a push that breaks off leaves no image.
 *
 * @returns digest of the manifest
 * @throws RegistryError with the registry's reason, after several attempts
 */
export async function pushThroughEngine(tag: string, options: TransferOptions): Promise<string> {
  const { name } = options.client.location
  const digest = await repeated(`push ${tag}`, options, async () => {
    await options.beforePush?.()
    return follow(`/images/${name}/push`, { tag }, options)
  })
  if (digest === undefined) throw new RegistryError(`The engine pushed ${name}:${tag} without saying what.`)
  return digest
}

/** Has the engine pull `HOST/PATH@DIGEST`. @throws RegistryError as above; status 404 when it is not there */
export async function pullThroughEngine(digest: string, options: TransferOptions): Promise<void> {
  const { name } = options.client.location
  await repeated(`pull ${digest.slice(0, 19)}`, options, () =>
    follow('/images/create', { fromImage: name, tag: digest }, options)
  )
}

/** The engine does not tell how long a registry wants it to wait. Asking the registry itself does. */
async function repeated<T>(what: string, options: TransferOptions, attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count++) {
    options.signal.throwIfAborted()
    try {
      return await attempt()
    } catch (error) {
      const isFinal = !(error instanceof RegistryError) || !error.passing || count === ATTEMPTS
      if (isFinal || options.signal.aborted) throw error
      options.log(`${error.message} Trying again (${what}, ${count + 1} of ${ATTEMPTS}).`)
      await sleep(PAUSE_MS * count * (0.5 + Math.random()), undefined, { signal: options.signal })
      await options.client.ping()
    }
  }
}

interface Progress {
  error?: string
  aux?: { Digest?: string }
}

/** Sends the request and reads its progress to the end, where the engine tells how it went. */
async function follow(
  path: string,
  query: Record<string, string>,
  { engine, client, signal }: TransferOptions
): Promise<string | undefined> {
  const credentials = await client.login()
  const fail = (message: string) => registryError(message, client.location.host, secretsOf(credentials))
  try {
    const answer = await engine.open('POST', path, {
      query,
      headers: { 'X-Registry-Auth': registryAuth(credentials, client.location.host) },
      signal,
      idleSeconds: SILENCE_SECONDS
    })
    let digest: string | undefined
    for await (const { error, aux } of progressOf(answer)) {
      if (error !== undefined) throw fail(error)
      if (isDigest(aux?.Digest)) digest = aux.Digest
    }
    return digest
  } catch (error) {
    if (error instanceof EngineError) throw fail(error.message)
    throw error
  }
}

async function* progressOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Progress> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    rest += decoder.decode(chunk, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > MAXIMUM_LINE) throw new Error('The Docker engine sent a line without an end.')
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as Progress
  }
  if (rest.trim() !== '') yield JSON.parse(rest) as Progress
}

/** The engine gives reasons as text only. What refuses for good is known by its words; all else may pass. */
function registryError(message: string, host: string, secrets: readonly string[]): RegistryError {
  const words = redact(message.replaceAll(/\s+/g, ' ').slice(0, 400), secrets)
  const text = `The Docker engine and the registry ${host} did not agree: ${words}.`
  if (/not found|manifest unknown|does not exist/i.test(message))
    return new RegistryError(text, { status: 404 })
  if (
    /denied|unauthorized|forbidden|authentication required|no basic auth|name unknown|immutable/i.test(
      message
    )
  ) {
    return new RegistryError(text, { status: 403 })
  }
  return new RegistryError(text, { passing: true })
}

/** Header of the engine's API: a JSON object in the URL-safe base64 with padding. */
function registryAuth(credentials: Credentials | undefined, host: string): string {
  const login =
    credentials === undefined
      ? {}
      : 'identityToken' in credentials
        ? { identitytoken: credentials.identityToken, serveraddress: host }
        : { ...credentials, serveraddress: host }
  return Buffer.from(JSON.stringify(login)).toString('base64').replaceAll('+', '-').replaceAll('/', '_')
}
