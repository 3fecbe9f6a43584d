import { parseRequirement, parseVersion, type RequirementFault } from '../requirements/index.ts'
import { InvalidArgumentError } from './invalid-argument.ts'

/** A library for pip to install, and which versions of it. */
export interface PipRequirement {
  name: string
  /** PEP 440, such as `>=0.1.2`; absent: any version. */
  versionSpecifier?: string
}

/** Images with a library, in any version or in one. */
export interface PipLibraryFilter {
  name: string
  /** Exact version; absent: any. */
  version?: string
}

/** A package of the operating system. */
export interface OsRequirement {
  name: string
  /** Exact version as the package manager writes it; absent: any. */
  versionSpecifier?: string
}

/**
 * A requirement of a managed image.
 *
 * @param libraryName name, with extras if need be: `xgboost`, `ray[tune]`.
 * @param versionSpec version specifier of PEP 440, such as `>=0.1.2` or `==1.0.2`; absent: any version.
 * @throws InvalidArgumentError
 */
export function pipRequirement(libraryName: string, versionSpec?: string): PipRequirement {
  const alone = parse(libraryName, 'library name', libraryName)
  if (alone.specifiers.length > 0 || alone.url !== undefined || alone.marker !== undefined) {
    throw new InvalidArgumentError(
      `${quote(libraryName)} is not a library name alone. Give its version as the second argument.`
    )
  }
  if (versionSpec === undefined || versionSpec === '') return { name: libraryName.trim() }
  if (!/^\s*[<>=!~]/.test(versionSpec)) {
    const hint = parseVersion(versionSpec) === undefined ? '' : ` Write ${quote(`==${versionSpec.trim()}`)}.`
    throw new InvalidArgumentError(`${quote(versionSpec)} is not a version specifier.${hint}`)
  }
  const joined = parse(`${libraryName}${versionSpec}`, 'version specifier', versionSpec)
  if (joined.marker !== undefined) {
    throw new InvalidArgumentError(
      `${quote(versionSpec)} holds a condition; only versions are accepted here.`
    )
  }
  return { name: libraryName.trim(), versionSpecifier: versionSpec.trim() }
}

/**
 * A filter for `listManagedImages`.
 *
 * @param fixedVersion the one version to look for, such as `1.0.3`; absent: any.
 * @throws InvalidArgumentError
 */
export function pipLibraryFilter(libraryName: string, fixedVersion?: string): PipLibraryFilter {
  const { name, specifiers, extras, url, marker } = parse(libraryName, 'library name', libraryName)
  if (specifiers.length > 0 || extras.length > 0 || url !== undefined || marker !== undefined) {
    throw new InvalidArgumentError(
      `${quote(libraryName)} is not a library name alone. Give its version as the second argument.`
    )
  }
  if (fixedVersion === undefined || fixedVersion === '') return { name }
  if (parseVersion(fixedVersion) === undefined) {
    const bare = fixedVersion.replace(/^\s*===?\s*/, '')
    const hint = parseVersion(bare) === undefined ? '' : ` Write ${quote(bare)}.`
    throw new InvalidArgumentError(
      `${quote(fixedVersion)} is not one version; a filter takes no ranges.${hint}`
    )
  }
  return { name, version: fixedVersion.trim() }
}

/**
 * A package of the operating system for a managed image.
 *
 * @param version exact version, which begins with a digit; absent: any.
 * @throws InvalidArgumentError
 */
export function osRequirement(packageName: string, version?: string): OsRequirement {
  if (!/^[A-Za-z0-9][A-Za-z0-9+._-]{0,127}$/.test(packageName)) {
    throw new InvalidArgumentError(`${quote(packageName)} is not the name of a system package.`)
  }
  if (version === undefined || version === '') return { name: packageName }
  if (!/^\d[A-Za-z0-9+.:~^_-]{0,127}$/.test(version)) {
    throw new InvalidArgumentError(
      `${quote(version)} is not a version of a system package; it begins with a digit.`
    )
  }
  return { name: packageName, versionSpecifier: version }
}

function parse(
  text: string,
  what: string,
  shown: string
): Extract<ReturnType<typeof parseRequirement>, { ok: true }>['requirement'] {
  const result = parseRequirement(text)
  if (result.ok) return result.requirement
  throw new InvalidArgumentError(`${quote(shown)} is not a ${what}: ${describe(result.fault)}`)
}

function describe({ message, hint }: RequirementFault): string {
  return hint === undefined ? message : `${message} ${hint}`
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 200))
}
