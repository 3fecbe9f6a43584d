import { BuildError, type ImageRequirement } from '../runtime.ts'
import { requirementName } from './requirement-file.ts'

export interface ResolutionTarget {
  /** For example `3.11`. */
  python: string
  /** For example `linux x86_64`. */
  platform: string
}

const MAXIMUM_EXPLANATION = 1600

/** Libraries that are often asked for by the name they are imported by. */
const IMPORT_NAMES = new Map([
  ['sklearn', 'scikit-learn'],
  ['cv2', 'opencv-python-headless'],
  ['pil', 'pillow'],
  ['yaml', 'pyyaml'],
  ['bs4', 'beautifulsoup4'],
  ['skimage', 'scikit-image'],
  ['pytorch', 'torch'],
  ['tensorflow-cpu-aws', 'tensorflow-cpu'],
  ['dateutil', 'python-dateutil'],
  ['dotenv', 'python-dotenv'],
  ['attr', 'attrs']
])

/** Turns what uv or pip wrote into one error: the explanation without noise, the lines it is about, and what to do. */
export function explainResolution(
  output: string,
  requirements: readonly ImageRequirement[],
  target: ResolutionTarget
): BuildError {
  const explanation = trimExplanation(output)
  const about = requirements.filter(({ canonical }) => mentions(output, requirementName(canonical)))
  const lines = about.length === 0 ? '' : ` (about ${about.map(({ given }) => quote(given)).join(', ')})`
  return new BuildError(
    'resolve',
    `The requirements cannot be resolved for Python ${target.python} on ${target.platform}${lines}: ${explanation}`,
    hintFor(output, about, target)
  )
}

/** Whether the resolver got no answer from the index, so that trying another set of requirements is of no use. */
export function isIndexFailure(output: string): boolean {
  return /Failed to (fetch|download)|Request failed after|error sending request|dns error|HTTP status (client|server) error|Could not fetch URL|NewConnectionError|invalid peer certificate/i.test(
    output
  )
}

function hintFor(output: string, about: readonly ImageRequirement[], target: ResolutionTarget): string {
  if (isIndexFailure(output)) {
    if (/\b(401|403)\b|Unauthorized|Forbidden/i.test(output)) {
      return 'The package index refused access. Check its credentials: UV_INDEX_DEFAULT_USERNAME and UV_INDEX_DEFAULT_PASSWORD for an index that the service was told to use, else PIP_INDEX_URL, UV_DEFAULT_INDEX or pip.conf.'
    }
    if (/invalid peer certificate|CERTIFICATE_VERIFY_FAILED/i.test(output)) {
      return 'The certificate of the package index is not trusted here. Name the certificates of your authority in the settings of the index, or in SSL_CERT_FILE.'
    }
    return 'The package index did not answer. Check the network, the proxy and the index settings (PIP_INDEX_URL, UV_DEFAULT_INDEX, pip.conf), then run again.'
  }
  const unknown = [
    ...output.matchAll(/([A-Za-z0-9][\w.-]*) was not found in the (?:package registry|provided)/g),
    ...output.matchAll(/No matching distribution found for ([A-Za-z0-9][\w.-]*)/g)
  ].map((match) => match[1]!)
  const renamed = [...unknown, ...about.map(({ canonical }) => requirementName(canonical))].find((name) =>
    IMPORT_NAMES.has(name)
  )
  if (renamed !== undefined) return `Write ${quote(IMPORT_NAMES.get(renamed)!)} instead of ${quote(renamed)}.`
  if (unknown.length > 0) {
    return `The package index has no package named ${unknown.map(quote).join(', ')}. Check the spelling, or the index settings if it is a private package.`
  }
  if (/no usable wheels|no wheels|Wheels are required|no-build|only-binary/i.test(output)) {
    return `Only wheels are installed, because a source distribution runs its own code while it is built. Choose a version that has a wheel for Python ${target.python} on ${target.platform}, or another Python version.`
  }
  if (/does not satisfy Python|requires-python|Requires-Python/i.test(output)) {
    return `Choose versions made for Python ${target.python}, or set another Python version.`
  }
  if (/there is no version of|only the following versions/i.test(output)) {
    return 'Choose a version that the package index has.'
  }
  return about.length > 1
    ? `Loosen one of ${about.map(({ given }) => quote(given)).join(', ')}.`
    : 'Loosen the version specifiers named above.'
}

/** uv's derivation in one paragraph; warnings, progress and hints about options that the user cannot set are dropped. */
export function trimExplanation(output: string): string {
  const kept: string[] = []
  let dropping = false
  for (const line of output.split(/\r?\n/)) {
    const text = line.trim()
    const starts = /^(warning|hint|error|DEBUG|INFO|WARN)\b/i.exec(text)?.[1]?.toLowerCase()
    // A cause belongs to the error or the warning before it.
    if (starts !== undefined || /^\S/.test(line)) {
      dropping =
        ['warning', 'warn', 'debug', 'info'].includes(starts ?? '') || /--no-build|--only-binary/.test(text)
    }
    if (dropping || text === '' || /^Resolved \d|^Using (CPython|Python)|No solution found when/.test(text))
      continue
    kept.push(text.replace(/^(error|cause|hint|ERROR):\s*/, '').replace(/^[×╰─▶ │]+/u, ''))
  }
  const explanation = kept.join(' ').replaceAll(/\s+/g, ' ').trim()
  if (explanation.length <= MAXIMUM_EXPLANATION) return explanation
  return `${explanation.slice(0, MAXIMUM_EXPLANATION / 2)} … ${explanation.slice(-MAXIMUM_EXPLANATION / 2)}`
}

function mentions(output: string, name: string): boolean {
  const pattern = name.split('-').map(escape).join('[-_.]+')
  return new RegExp(`(^|[^\\w.-])${pattern}($|[^\\w-])`, 'im').test(output)
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function quote(text: string): string {
  return `"${text.slice(0, 200)}"`
}
