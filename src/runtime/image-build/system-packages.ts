import { BuildError, type SystemPackage } from '../runtime.ts'

/** Names of Debian and of RPM packages: a letter or digit first, so that none is taken for an option. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9+.-]{0,127}$/
/** `[epoch:]upstream[-revision]` of Debian and `[epoch:]version[-release]` of RPM; no globs, no relations. */
const VERSION = /^[0-9][0-9A-Za-z.+:~_-]{0,127}$/

/**
 * Checks one package of the operating system before its name goes into a command.
 *
 * @returns the package, or what is wrong with it, as a sentence without a full stop
 */
export function parseSystemPackage(
  name: string,
  version?: string
): { package: SystemPackage } | { error: string } {
  if (!NAME.test(name)) {
    return {
      error: `${quote(name)} is not the name of a system package (letters, digits, "+", "." and "-", a letter or digit first)`
    }
  }
  if (version === undefined) return { package: { name } }
  if (!VERSION.test(version)) {
    return {
      error: `${quote(version)} is not a version of the system package ${name} (a digit first, then letters, digits and ".+:~_-")`
    }
  }
  return { package: { name, version } }
}

/**
 * The packages of a request, sorted by name, each named once: the last door before a package manager.
 *
 * @throws BuildError('prepare') that names each package that cannot be handed to one
 */
export function checkedSystemPackages(packages: readonly SystemPackage[]): SystemPackage[] {
  const errors: string[] = []
  const checked = new Map<string, SystemPackage>()
  for (const { name, version, manager } of packages) {
    const parsed = parseSystemPackage(name, version)
    if ('error' in parsed) {
      errors.push(parsed.error)
      continue
    }
    const before = checked.get(name)
    if (before?.version !== undefined && version !== undefined && before.version !== version) {
      errors.push(`the system package ${name} is asked for as ${before.version} and as ${version}`)
      continue
    }
    const one = before?.version === undefined ? parsed.package : before
    checked.set(name, manager === undefined ? one : { ...one, manager })
  }
  if (errors.length > 0) {
    throw new BuildError(
      'prepare',
      `${errors.join('; ')}.`,
      'Write a package name such as libgomp1, and its version as the package manager shows it.'
    )
  }
  return [...checked.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 100))
}
