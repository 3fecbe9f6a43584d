import { BuildError } from '../runtime.ts'

/** One repository of a registry: where images of a team are shared. */
export interface RegistryLocation {
  /** Host with its port, as Docker names it: `ghcr.io`, `127.0.0.1:5000`. */
  host: string
  /** Path of the repository, for example `team/models`. */
  repository: string
  /** `HOST/PATH`, what images are named after. */
  name: string
  /** Where the registry's API is. Plain HTTP only on this machine. */
  origin: string
}

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d{1,5})?$/i
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/
/** Docker's limit for a whole name. */
const MAXIMUM_NAME = 255
/** Docker Hub has another name for people than for programs. */
const DOCKER_HUB = { name: 'docker.io', api: 'registry-1.docker.io' }

/**
 * Reads `HOST/PATH` by the grammar of Docker's image names, without a tag, a digest or a scheme.
 *
 * @throws BuildError('prepare') that says what is wrong with it
 */
export function parseRegistry(text: string): RegistryLocation {
  const problem = problemOf(text)
  if (problem !== undefined) {
    throw new BuildError(
      'prepare',
      `"${text.slice(0, 200)}" is not the place of a registry: ${problem}.`,
      'Write registry: HOST/PATH, for example ghcr.io/my-team/rime-images.'
    )
  }
  const slash = text.indexOf('/')
  const host = text.slice(0, slash).toLowerCase()
  const api = host === DOCKER_HUB.name ? DOCKER_HUB.api : host
  return {
    host,
    repository: text.slice(slash + 1),
    name: `${host}${text.slice(slash)}`,
    origin: `${isLoopback(host.replace(/:\d+$/, '')) ? 'http' : 'https'}://${api}`
  }
}

function problemOf(text: string): string | undefined {
  if (text.includes('://')) return 'it must not begin with a scheme'
  if (text.includes('@')) return 'it must hold no digest and no credentials'
  if (text.length > MAXIMUM_NAME) return `it is longer than ${MAXIMUM_NAME} characters`
  const [host = '', ...path] = text.split('/')
  if (path.length === 0) return 'the path is missing'
  if (!HOST.test(host) || Number(/:(\d+)$/.exec(host)?.[1] ?? 1) > 65_535) return 'its host is not valid'
  // Docker takes `team/models` for a path of Docker Hub.
  if (!/[.:]/.test(host) && host.toLowerCase() !== 'localhost') return `"${host}" is not a host`
  if (path.at(-1)!.includes(':')) return 'it must hold no tag'
  if (!path.every((component) => COMPONENT.test(component))) {
    return 'its path may hold lower-case letters, digits and single separators (. _ -) only'
  }
  return undefined
}

/** Whether a host is this machine: the only one that is spoken to without encryption. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
}
