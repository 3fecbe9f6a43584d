import { createHash } from 'node:crypto'
import { Authorisation, loginHint, type Access } from './authorisation.ts'
import { findCredentials, type Credentials } from './credentials.ts'
import { RegistryError } from './errors.ts'
import { exchange, refusal, type Answer, type Exchange } from './http.ts'
import type { RegistryLocation } from './reference.ts'
import { withRetries } from './retry.ts'

export const MEDIA_TYPES = {
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  empty: 'application/vnd.oci.empty.v1+json'
} as const

/** The limit that registries have for a manifest. */
const MAXIMUM_MANIFEST = 4 * 1024 * 1024
const MAXIMUM_TAG_PAGE = 16 * 1024 * 1024
const TAGS_A_PAGE = 1000
/** A registry that pages without end must not keep us. */
const MAXIMUM_PAGES = 1000
const DEADLINE_MS = 60_000
const DIGEST = /^sha256:[0-9a-f]{64}$/

export interface Descriptor {
  mediaType: string
  digest: string
  size: number
  annotations?: Record<string, string>
}

export interface Manifest {
  digest: string
  mediaType: string
  /** As it is stored: the digest is of these bytes. */
  bytes: Buffer
}

export interface ClientOptions {
  signal?: AbortSignal
  /** Longest time for one call with all its repetitions. */
  deadlineMs?: number
  /** Instead of what Docker knows. */
  credentials?: () => Promise<Credentials | undefined>
}

type Call = Omit<Exchange, 'url' | 'signal' | 'headers' | 'maximumBytes'> & {
  path: string | URL
  access: Access
  /** Completes "The registry HOST did not …". */
  what: string
  maximumBytes?: number
  headers?: Record<string, string>
  /** Statuses besides 2xx that are an answer. */
  accept?: readonly number[]
}

/**
 * One repository of a registry, by the OCI distribution specification. Whatever is fetched is held against its digest.
 * Calls are repeated after passing failures until their deadline; each throws RegistryError.
 */
export class RegistryClient {
  readonly location: RegistryLocation
  private readonly authorisation: Authorisation
  private readonly signal: AbortSignal | undefined
  private readonly deadlineMs: number

  constructor(location: RegistryLocation, options: ClientOptions = {}) {
    this.location = location
    this.signal = options.signal
    this.deadlineMs = options.deadlineMs ?? DEADLINE_MS
    this.authorisation = new Authorisation(
      location,
      options.credentials ?? (() => findCredentials(location.host))
    )
  }

  /** The login that the engine needs to push and pull. */
  login(): Promise<Credentials | undefined> {
    return this.authorisation.login()
  }

  get secrets(): readonly string[] {
    return this.authorisation.secrets
  }

  /** All tags; a repository that does not exist yet has none. */
  async tags(): Promise<string[]> {
    const tags: string[] = []
    let next: URL | undefined = this.urlOf(`tags/list?n=${TAGS_A_PAGE}`)
    for (let page = 0; next !== undefined; page++) {
      if (page === MAXIMUM_PAGES)
        throw new RegistryError(`The registry ${this.location.host} lists tags without end.`)
      const answer: Answer = await this.call({
        method: 'GET',
        path: next,
        access: 'pull',
        what: `list the tags of ${this.location.repository}`,
        maximumBytes: MAXIMUM_TAG_PAGE,
        accept: [404]
      })
      if (answer.status === 404) return tags
      const { tags: some } = parseObject(answer.body, this.location.host)
      // `null` is how some registries write "none".
      if (Array.isArray(some)) tags.push(...some.filter((tag) => typeof tag === 'string'))
      next = this.nextPage(headerOf(answer, 'link'), next)
    }
    return tags
  }

  /** @param reference tag or digest; undefined: it is not there */
  async manifest(reference: string): Promise<Manifest | undefined> {
    const answer = await this.call({
      method: 'GET',
      path: `manifests/${reference}`,
      access: 'pull',
      what: `give ${reference} of ${this.location.repository}`,
      maximumBytes: MAXIMUM_MANIFEST,
      headers: { accept: acceptedTypes() },
      accept: [404]
    })
    if (answer.status === 404) return undefined
    const digest = digestOf(answer.body)
    const told = headerOf(answer, 'docker-content-digest')
    if ((told !== undefined && told !== digest) || (reference.includes(':') && reference !== digest)) {
      throw this.damaged(reference)
    }
    return { digest, mediaType: headerOf(answer, 'content-type') ?? '', bytes: answer.body }
  }

  /** Digest that a tag points to; undefined: it is not there. */
  async digestOf(tag: string): Promise<string | undefined> {
    const answer = await this.call({
      method: 'HEAD',
      path: `manifests/${tag}`,
      access: 'pull',
      what: `say what ${tag} of ${this.location.repository} is`,
      headers: { accept: acceptedTypes() },
      accept: [404]
    })
    if (answer.status === 404) return undefined
    const digest = headerOf(answer, 'docker-content-digest') ?? ''
    return DIGEST.test(digest) ? digest : (await this.manifest(tag))?.digest
  }

  /** @returns its digest, and whether the registry took notice of the subject of a referrer */
  async putManifest(
    reference: string | undefined,
    manifest: object,
    mediaType: string
  ): Promise<{ digest: string; size: number; subjectKnown: boolean }> {
    const bytes = Buffer.from(JSON.stringify(manifest))
    const digest = digestOf(bytes)
    if (bytes.length > MAXIMUM_MANIFEST)
      throw new RegistryError(`A manifest of ${bytes.length} bytes is too long for a registry.`)
    const answer = await this.call({
      method: 'PUT',
      path: `manifests/${reference ?? digest}`,
      access: 'pull,push',
      what: `take ${reference ?? digest} of ${this.location.repository}`,
      headers: { 'content-type': mediaType },
      body: bytes
    })
    return { digest, size: bytes.length, subjectKnown: headerOf(answer, 'oci-subject') !== undefined }
  }

  /** Deletes a manifest with all its tags. @returns false: it is not there */
  async deleteManifest(digest: string): Promise<boolean> {
    const answer = await this.call({
      method: 'DELETE',
      path: `manifests/${digest}`,
      access: 'pull,push,delete',
      what: `delete ${digest} of ${this.location.repository}`,
      accept: [404]
    })
    return answer.status !== 404
  }

  /** A whole blob; undefined: it is not there. */
  async blob(digest: string, maximumBytes: number): Promise<Buffer | undefined> {
    if (!DIGEST.test(digest))
      throw new RegistryError(`"${digest.slice(0, 100)}" is not a digest that is understood.`)
    const answer = await this.call({
      method: 'GET',
      path: `blobs/${digest}`,
      access: 'pull',
      what: `give a blob of ${this.location.repository}`,
      redirects: true,
      maximumBytes,
      accept: [404]
    })
    if (answer.status === 404) return undefined
    if (digestOf(answer.body) !== digest) throw this.damaged(digest)
    return answer.body
  }

  /** Puts a small blob, unless it is there. @returns its descriptor without a media type */
  async putBlob(bytes: Uint8Array): Promise<{ digest: string; size: number }> {
    const digest = digestOf(bytes)
    const what = `take a blob for ${this.location.repository}`
    const found = await this.call({
      method: 'HEAD',
      path: `blobs/${digest}`,
      access: 'pull,push',
      what,
      redirects: true,
      accept: [404]
    })
    if (found.status !== 404) return { digest, size: bytes.length }
    // An upload that broke off begins again: what lies half-finished at the registry is nobody's blob.
    await withRetries(
      async () => {
        const started = await this.attempt({
          method: 'POST',
          path: 'blobs/uploads/',
          access: 'pull,push',
          what
        })
        const location = new URL(headerOf(started, 'location') ?? '', this.location.origin)
        if (location.origin !== new URL(this.location.origin).origin)
          throw new RegistryError(`The registry ${this.location.host} wants uploads at another host.`)
        location.searchParams.set('digest', digest)
        await this.attempt({
          method: 'PUT',
          path: location,
          access: 'pull,push',
          what,
          headers: { 'content-type': 'application/octet-stream' },
          body: bytes
        })
      },
      { deadlineMs: this.deadlineMs, signal: this.signal }
    )
    return { digest, size: bytes.length }
  }

  /** Waits until the registry answers at all, in case it asked for a pause. */
  async ping(): Promise<void> {
    await this.call({
      method: 'GET',
      path: new URL('/v2/', this.location.origin),
      access: 'pull',
      what: 'answer',
      accept: [401, 404]
    })
  }

  private call(call: Call): Promise<Answer> {
    return withRetries(() => this.attempt(call), { deadlineMs: this.deadlineMs, signal: this.signal })
  }

  private async attempt(call: Call): Promise<Answer> {
    const { path, access, what, accept = [], maximumBytes = 64 * 1024, ...rest } = call
    const url = path instanceof URL ? path : this.urlOf(path)
    for (let round = 0; ; round++) {
      const header = await this.authorisation.header(access, this.signal)
      const headers = { ...rest.headers, ...(header === undefined ? {} : { authorization: header }) }
      const answer = await exchange({ ...rest, url, headers, maximumBytes, signal: this.signal })
      if (
        answer.status === 401 &&
        round === 0 &&
        this.authorisation.learn(answer, access, header !== undefined)
      )
        continue
      if ((answer.status >= 200 && answer.status < 300) || accept.includes(answer.status)) return answer
      const isDenied = answer.status === 401 || answer.status === 403
      if (isDenied) this.authorisation.forget()
      const hint = isDenied ? loginHint(this.location.host) : undefined
      throw refusal(what, url, answer, this.authorisation.secrets, hint)
    }
  }

  private urlOf(path: string): URL {
    return new URL(`/v2/${this.location.repository}/${path}`, this.location.origin)
  }

  /** `Link: </v2/…>; rel="next"`. Another origin than the registry's is not followed. */
  private nextPage(link: string | undefined, current: URL): URL | undefined {
    const target = /<([^>]*)>\s*;[^,]*rel="?next"?/i.exec(link ?? '')?.[1]
    if (target === undefined) return undefined
    const url = new URL(target, current)
    if (url.origin !== current.origin)
      throw new RegistryError(`The registry ${this.location.host} continues its list at another host.`)
    return url
  }

  private damaged(reference: string): RegistryError {
    return new RegistryError(
      `What ${this.location.host} gave for ${reference} of ${this.location.repository} does not have its digest.`
    )
  }
}

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

export function isDigest(text: unknown): text is string {
  return typeof text === 'string' && DIGEST.test(text)
}

/** @throws RegistryError when it is not a JSON object */
export function parseObject(bytes: Buffer, host: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // Falls through to the error.
  }
  throw new RegistryError(`The registry ${host} answered with something that is not a JSON object.`)
}

function headerOf({ headers }: Answer, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

function acceptedTypes(): string {
  return [MEDIA_TYPES.ociManifest, MEDIA_TYPES.dockerManifest, MEDIA_TYPES.ociIndex].join(', ')
}
