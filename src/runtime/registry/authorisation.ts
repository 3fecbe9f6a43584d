import { basicOf, secretsOf, type Credentials } from './credentials.ts'
import { RegistryError } from './errors.ts'
import { exchange, refusal, type Answer } from './http.ts'
import { isLoopback, type RegistryLocation } from './reference.ts'

/** What a call does to the repository. */
export type Access = 'pull' | 'pull,push' | 'pull,push,delete'

const MAXIMUM_TOKEN_BYTES = 1024 * 1024
/** The lifetime of a token that names none, by the specification of the token service. */
const DEFAULT_LIFETIME_SECONDS = 60
/** A token is renewed this long before its end. */
const MARGIN_MS = 10_000

type Challenge = { scheme: 'basic' } | { scheme: 'bearer'; realm: URL; service: string | undefined }

interface Token {
  value: string
  validUntil: number
}

/**
 * The Authorization header of one repository. The first refusal tells which scheme the registry has; from then on the
 * header goes with every request, and tokens are kept until shortly before they end.
 */
export class Authorisation {
  private readonly location: RegistryLocation
  private readonly find: () => Promise<Credentials | undefined>
  private credentials: Promise<Credentials | undefined> | undefined
  private known: string[] = []
  private challenge: Challenge | undefined
  private readonly tokens = new Map<Access, Promise<Token>>()

  constructor(location: RegistryLocation, find: () => Promise<Credentials | undefined>) {
    this.location = location
    this.find = find
  }

  /** Secrets in use, to be taken out of every text. */
  get secrets(): readonly string[] {
    return this.known
  }

  async login(): Promise<Credentials | undefined> {
    this.credentials ??= this.find()
    try {
      const credentials = await this.credentials
      this.known = secretsOf(credentials)
      return credentials
    } catch (error) {
      this.credentials = undefined
      throw error
    }
  }

  /** The header for a call, as far as it is known that one is wanted. */
  async header(access: Access, signal?: AbortSignal): Promise<string | undefined> {
    if (this.challenge === undefined) return undefined
    if (this.challenge.scheme === 'basic') {
      const credentials = await this.login()
      if (credentials === undefined || 'identityToken' in credentials) return undefined
      return `Basic ${basicOf(credentials)}`
    }
    return `Bearer ${await this.token(this.challenge, access, signal)}`
  }

  /**
   * Learns from a refusal (401).
   *
   * @returns whether it is worth asking again with a header
   */
  learn(answer: Answer, access: Access, sent: boolean): boolean {
    const challenge = this.parse(answer.headers['www-authenticate'] ?? '')
    if (challenge === undefined) return false
    const isNew = this.challenge === undefined || this.challenge.scheme !== challenge.scheme
    this.challenge = challenge
    // A token may have ended early; a password that was refused stays refused.
    const renewed = challenge.scheme === 'bearer' && this.tokens.delete(access)
    return isNew || renewed || !sent
  }

  /** Next time the login is looked up again: cloud helpers give passwords of hours. */
  forget(): void {
    this.credentials = undefined
    this.tokens.clear()
  }

  private parse(header: string): Challenge | undefined {
    if (/^basic\b/i.test(header)) return { scheme: 'basic' }
    if (!/^bearer\b/i.test(header)) return undefined
    const parameters = new Map(
      [...header.matchAll(/([a-z]+)="([^"]*)"/gi)].map(([, name, value]) => [name!.toLowerCase(), value!])
    )
    const realm = URL.canParse(parameters.get('realm') ?? '') ? new URL(parameters.get('realm')!) : undefined
    if (realm === undefined) return undefined
    const open = realm.protocol === 'http:' && isLoopback(realm.hostname)
    if (realm.protocol !== 'https:' && !(open && this.location.origin.startsWith('http:'))) {
      throw new RegistryError(
        `The registry ${this.location.host} wants the login to be sent to ${realm.host} without encryption.`
      )
    }
    return { scheme: 'bearer', realm, service: parameters.get('service') }
  }

  private async token(
    challenge: Challenge & { scheme: 'bearer' },
    access: Access,
    signal?: AbortSignal
  ): Promise<string> {
    const present = await this.tokens.get(access)?.catch(() => undefined)
    if (present !== undefined && present.validUntil > Date.now()) return present.value
    const wanted = this.fetchToken(challenge, access, signal)
    this.tokens.set(access, wanted)
    try {
      return (await wanted).value
    } catch (error) {
      this.tokens.delete(access)
      throw error
    }
  }

  /** The scope is ours, never the registry's: it must not get a token for something else out of this login. */
  private async fetchToken(
    { realm, service }: Challenge & { scheme: 'bearer' },
    access: Access,
    signal?: AbortSignal
  ): Promise<Token> {
    const credentials = await this.login()
    const fields = {
      scope: `repository:${this.location.repository}:${access}`,
      ...(service === undefined ? {} : { service })
    }
    const url = new URL(realm)
    const common = { url, maximumBytes: MAXIMUM_TOKEN_BYTES, signal }
    let answer: Answer
    if (credentials !== undefined && 'identityToken' in credentials) {
      const body = new URLSearchParams({
        ...fields,
        grant_type: 'refresh_token',
        client_id: 'rime-stress-test',
        refresh_token: credentials.identityToken
      }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      answer = await exchange({ ...common, method: 'POST', headers, body })
    } else {
      for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value)
      const headers: Record<string, string> =
        credentials === undefined ? {} : { authorization: `Basic ${basicOf(credentials)}` }
      answer = await exchange({ ...common, method: 'GET', headers })
    }
    if (answer.status !== 200) {
      throw refusal('give a token', url, answer, this.known, loginHint(this.location.host))
    }
    const token = parseToken(answer.body, this.location.host)
    this.known = [...this.known, token.value]
    return token
  }
}

function parseToken(body: Buffer, host: string): Token {
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    // Falls through: what cannot be read may hold a secret.
  }
  const { token, access_token: other, expires_in: lifetime } = (value ?? {}) as Record<string, unknown>
  const text = typeof token === 'string' ? token : other
  if (typeof text !== 'string' || text === '') {
    throw new RegistryError(`The token service of ${host} gave no token.`)
  }
  const seconds = typeof lifetime === 'number' && lifetime > 0 ? lifetime : DEFAULT_LIFETIME_SECONDS
  return { value: text, validUntil: Date.now() + Math.max(1000, seconds * 1000 - MARGIN_MS) }
}

export function loginHint(host: string): string {
  return `Log in with "docker login ${host}" in an earlier step, or set RIME_REGISTRY_USERNAME and RIME_REGISTRY_PASSWORD.`
}
