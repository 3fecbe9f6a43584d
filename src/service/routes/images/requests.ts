import type {
  CreateImageRequest,
  PackageRequirement,
  PipRequirement,
  ResolveImageRequest
} from '../../../api/types.ts'
import { checkImageName, formatRequirement, parseRequirement } from '../../../requirements/index.ts'
import { parseSystemPackage } from '../../../runtime/image-build/system-packages.ts'
import type { BuildRequest, ImageRequirement, SystemPackage } from '../../../runtime/runtime.ts'
import { quote, RpcError } from '../../errors.ts'

const MOST_REQUIREMENTS = 1_000
const LONGEST_REQUIREMENT = 2_000
const PYTHON_VERSION = /^3\.\d{1,2}$/
const MANAGERS = { PACKAGE_TYPE_APT: 'apt', PACKAGE_TYPE_ROCKYLINUX: 'dnf' } as const

/** @throws RpcError invalidArgument with every mistake, one per line. */
export function readCreateRequest(body: CreateImageRequest, creator: string): BuildRequest {
  const problem = checkImageName(body.name)
  const problems = problem === undefined ? [] : [`${problem.message} ${problem.hint ?? ''}`.trim()]
  return { ...readRequest(body, creator, problems), name: body.name }
}

/** A request without a name. @throws RpcError invalidArgument with every mistake, one per line. */
export function readResolveRequest(body: ResolveImageRequest, creator: string): BuildRequest {
  return readRequest(body, creator, [])
}

/** @param problems those that were found before */
function readRequest(body: ResolveImageRequest, creator: string, problems: string[]): BuildRequest {
  const { pythonVersion } = body
  if (pythonVersion !== undefined && pythonVersion !== '' && !PYTHON_VERSION.test(pythonVersion)) {
    problems.push(`pythonVersion ${quote(pythonVersion)} is not a minor version such as "3.11"`)
  }
  const requirements = readRequirements(body.pipRequirements, 'pipRequirements', problems)
  const constraints = readRequirements(body.pipConstraints ?? [], 'pipConstraints', problems)
  const systemPackages = readPackages(body.packageRequirements ?? [], problems)
  if (problems.length > 0) throw new RpcError('invalidArgument', problems.join('\n'))
  return {
    name: '',
    requirements,
    ...(constraints.length === 0 ? {} : { constraints }),
    ...(systemPackages.length === 0 ? {} : { systemPackages }),
    ...(pythonVersion === undefined || pythonVersion === '' ? {} : { pythonVersion }),
    creator
  }
}

function readPackages(wire: readonly PackageRequirement[], problems: string[]): SystemPackage[] {
  if (wire.length > MOST_REQUIREMENTS) {
    problems.push(`there are more than ${MOST_REQUIREMENTS} packageRequirements`)
  }
  return wire.slice(0, MOST_REQUIREMENTS).flatMap((one, index) => {
    const version = one.versionSpecifier === '' ? undefined : one.versionSpecifier
    const parsed = parseSystemPackage(one.name ?? '', version)
    if ('error' in parsed) {
      problems.push(`packageRequirements[${index}]: ${parsed.error}`)
      return []
    }
    const type = one.packageType ?? 'PACKAGE_TYPE_UNSPECIFIED'
    return [
      type === 'PACKAGE_TYPE_UNSPECIFIED' ? parsed.package : { ...parsed.package, manager: MANAGERS[type] }
    ]
  })
}

function readRequirements(
  wire: readonly PipRequirement[],
  field: string,
  problems: string[]
): ImageRequirement[] {
  if (wire.length > MOST_REQUIREMENTS) problems.push(`there are more than ${MOST_REQUIREMENTS} ${field}`)
  return wire
    .slice(0, MOST_REQUIREMENTS)
    .flatMap((requirement, index) => readRequirement(requirement, `${field}[${index}]`, problems))
}

/** Name and specifier are two places to smuggle something in: each is read, and what counts is how they read joined. */
function readRequirement(wire: PipRequirement, at: string, problems: string[]): ImageRequirement[] {
  const name = wire.name ?? ''
  const specifier = wire.versionSpecifier ?? ''
  if (name.length + specifier.length > LONGEST_REQUIREMENT) {
    problems.push(`${at} is longer than ${LONGEST_REQUIREMENT} characters`)
    return []
  }
  const alone = parseRequirement(name)
  if (!alone.ok) {
    problems.push(`${at}.name ${quote(name)}: ${describe(alone.fault)}`)
    return []
  }
  if (
    alone.requirement.specifiers.length > 0 ||
    alone.requirement.url !== undefined ||
    alone.requirement.marker
  ) {
    problems.push(`${at}.name ${quote(name)}: only a name and extras; versions belong into versionSpecifier`)
    return []
  }
  const given = specifier === '' ? name : `${name}${/^[<>=!~]/.test(specifier) ? '' : ' '}${specifier}`
  const joined = parseRequirement(given)
  if (!joined.ok) {
    problems.push(`${at} ${quote(given)}: ${describe(joined.fault)}`)
    return []
  }
  const { name: canonical, extras } = joined.requirement
  if (canonical !== alone.requirement.name || extras.join() !== alone.requirement.extras.join()) {
    problems.push(`${at}.versionSpecifier ${quote(specifier)} changes the name`)
    return []
  }
  return [{ given, canonical: formatRequirement(joined.requirement) }]
}

function describe(fault: { message: string; hint?: string }): string {
  return fault.hint === undefined ? fault.message : `${fault.message} ${fault.hint}`
}
