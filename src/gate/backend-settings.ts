/** Inputs that concern the step's own backend only: where libraries and images come from and go to. */
import type { Problem } from '../problem.ts'
import { readWorkspaceFile, WorkspaceFileError } from '../workspace-file.ts'
import { isLoopback } from './loopback.ts'
import type { InputName } from './settings.ts'

/** Package indexes. Credentials are not here: they stay in variables of the step. */
export interface IndexSettings {
  /** The default index. */
  url?: string
  /** Asked before the default one, in this order. */
  extraUrls?: string[]
  /** Absolute path of a PEM file with further certificate authorities. */
  certificates?: string
}

export interface BackendSettings {
  index?: IndexSettings
  /** `HOST/PATH` that images are shared through. */
  registry?: string
}

type Report = (name: InputName, message: string, more?: Partial<Problem>) => void

const BACKEND_INPUTS = ['index-url', 'extra-index-urls', 'certificates', 'registry'] as const
const LARGEST_CERTIFICATES = 4 * 1024 * 1024
/** A host as Docker tells it from a path: with a dot or a port, or localhost. */
const REGISTRY =
  /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+(?:\.[a-z0-9-]+)*(?=:\d))(?::\d{1,5})?(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)+$/

export async function checkBackendSettings(
  given: (name: InputName) => string | undefined,
  options: { hasServer: boolean; root: string; workingDirectory: string; report: Report }
): Promise<BackendSettings> {
  const { report } = options
  if (options.hasServer) {
    for (const name of BACKEND_INPUTS.filter((one) => given(one) !== undefined)) {
      report(name, 'is for the backend of this step, and server-url names another one.', {
        hint: 'Leave it out, or leave server-url out; a server has settings of its own.'
      })
    }
    return {}
  }
  const [url] = urlsOf('index-url', given('index-url'), 'UV_INDEX_DEFAULT', report)
  const extraUrls = urlsOf('extra-index-urls', given('extra-index-urls'), 'UV_INDEX_EXTRA', report)
  const certificates = await certificatesOf(given('certificates'), options)
  const index: IndexSettings = {
    ...(url === undefined ? {} : { url }),
    ...(extraUrls.length === 0 ? {} : { extraUrls }),
    ...(certificates === undefined ? {} : { certificates })
  }
  const registry = registryOf(given('registry'), report)
  return {
    ...(Object.keys(index).length === 0 ? {} : { index }),
    ...(registry === undefined ? {} : { registry })
  }
}

/** @param variables first part of the variables that credentials for these indexes stand in. */
function urlsOf(name: InputName, text: string | undefined, variables: string, report: Report): string[] {
  const lines = (text ?? '').split(/\r\n|\n|\r/).map((line) => line.trim())
  const urls = lines.filter((line) => line !== '')
  if (name === 'index-url' && urls.length > 1) {
    report(name, 'is more than one URL.', { hint: 'Give the others as extra-index-urls.' })
  }
  return urls.filter((line, index) => {
    const place = { place: { kind: 'input', name, line: lines.indexOf(line) + 1 } } as const
    const url = URL.canParse(line) ? new URL(line) : undefined
    if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
      report(name, 'is not an https URL.', {
        ...place,
        hint: 'Write it with its scheme, for example https://packages.example.com/simple.'
      })
    } else if (url.username !== '' || url.password !== '') {
      const prefix = name === 'index-url' ? variables : `${variables}${index + 1}`
      // The value is not shown: it holds a secret.
      report(name, 'holds a user name or password.', {
        ...place,
        hint: `Leave them out, and give them from secrets as ${prefix}_USERNAME and ${prefix}_PASSWORD in the env of the step.`
      })
    } else if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
      report(name, 'would fetch libraries unencrypted.', {
        ...place,
        value: line,
        hint: 'Use https. Plain http is for this machine only.'
      })
    } else {
      return true
    }
    return false
  })
}

async function certificatesOf(
  path: string | undefined,
  { root, workingDirectory, report }: { root: string; workingDirectory: string; report: Report }
): Promise<string | undefined> {
  if (path === undefined) return undefined
  try {
    const options = { maxBytes: LARGEST_CERTIFICATES, base: workingDirectory }
    const file = await readWorkspaceFile([root], path, options)
    if (file.content.includes('-----BEGIN CERTIFICATE-----')) return file.path
    report('certificates', 'holds no certificate.', {
      value: path,
      hint: 'Give a PEM file: text with "-----BEGIN CERTIFICATE-----".'
    })
  } catch (error) {
    if (!(error instanceof WorkspaceFileError)) throw error
    report('certificates', error.message, {
      value: path,
      ...(error.hint === undefined ? {} : { hint: error.hint })
    })
  }
  return undefined
}

function registryOf(text: string | undefined, report: Report): string | undefined {
  if (text === undefined || (text.length <= 200 && REGISTRY.test(text))) return text
  const lower = text.toLowerCase()
  report('registry', `${JSON.stringify(text.slice(0, 200))} is not the place of images in a registry.`, {
    value: text.slice(0, 200),
    hint:
      lower !== text && REGISTRY.test(lower)
        ? `Write it in lower case: ${lower}`
        : 'Write it as HOST/PATH without a tag, for example ghcr.io/owner/managed-images.'
  })
  return undefined
}
