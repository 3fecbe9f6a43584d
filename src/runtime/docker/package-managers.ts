import { BuildError, type InstalledLibrary, type SystemPackage } from '../runtime.ts'

/**
 * A package manager of a Linux distribution. The scripts are constants; names and versions come to them as arguments
 * that `checkedSystemPackages` has passed.
 */
export interface PackageManager {
  /** What requests call it. */
  name: 'apt' | 'dnf' | 'apk'
  /** Whether packages can be asked for; of apk only the OpenMP library is had. */
  open: boolean
  /** Package with the OpenMP library. */
  openMP: string
  install: string
  /** Prints name, version and `installed` with tabs between, for each of its arguments that is installed. */
  query: string
  /** The package in the form that `install` takes. */
  write: (wanted: SystemPackage) => string
  /** Whether a version that `query` printed is the one that was asked for. */
  isVersion: (installed: string, wanted: string) => boolean
}

const APT: PackageManager = {
  name: 'apt',
  open: true,
  openMP: 'libgomp1',
  // A request for an older version than the base has is meant.
  install: `set -e
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --allow-downgrades -- "$@"
rm -rf /var/lib/apt/lists/*`,
  query: 'dpkg-query -W -f \'${Package}\\t${Version}\\t${db:Status-Status}\\n\' -- "$@" 2>/dev/null || true',
  write: ({ name, version }) => (version === undefined ? name : `${name}=${version}`),
  isVersion: (installed, wanted) => installed === wanted
}

const RPM_QUERY =
  'for p in "$@"; do rpm -q --qf \'%{NAME}\\t%{EVR}\\tinstalled\\n\' "$p" 2>/dev/null || true; done'

const DNF: PackageManager = {
  name: 'dnf',
  open: true,
  openMP: 'libgomp',
  install: `set -e
dnf install -y --setopt=install_weak_deps=False "$@"
dnf clean all`,
  query: RPM_QUERY,
  write: ({ name, version }) => (version === undefined ? name : `${name}-${version}`),
  // The epoch and the release may be left out.
  isVersion: (installed, wanted) =>
    [installed, installed.replace(/^\d+:/, '')].some((one) => one === wanted || one.startsWith(`${wanted}-`))
}

const MICRODNF: PackageManager = {
  ...DNF,
  install: `set -e
microdnf install -y --setopt=install_weak_deps=0 "$@"
microdnf clean all`
}

const APK: PackageManager = {
  name: 'apk',
  open: false,
  openMP: 'libgomp',
  install: 'apk add --no-cache "$@"',
  // Only whether it is there: nobody asks for a version.
  query: 'for p in "$@"; do if apk info -e "$p" >&2; then printf \'%s\\t0\\tinstalled\\n\' "$p"; fi; done',
  write: ({ name }) => name,
  isVersion: () => false
}

/** Prints the first of these commands that the base has. */
export const FIND_MANAGER = `for command in apt-get dnf microdnf apk; do
  if command -v "$command" >/dev/null; then echo "$command"; exit 0; fi
done`

export function managerOf(command: string): PackageManager | undefined {
  const managers = new Map([
    ['apt-get', APT],
    ['dnf', DNF],
    ['microdnf', MICRODNF],
    ['apk', APK]
  ])
  return managers.get(command.trim())
}

/**
 * The manager that can install the packages.
 *
 * @throws BuildError('prepare') that says which one the base has
 */
export function managerFor(
  packages: readonly SystemPackage[],
  manager: PackageManager | undefined,
  base: string
): PackageManager {
  if (manager?.open !== true) {
    const has = manager === undefined ? 'none that is known' : manager.name
    throw new BuildError(
      'prepare',
      `System packages are installed with apt or dnf, and the base image ${base} has ${has}.`,
      'Name a base image of Debian, Ubuntu, Rocky or Red Hat, or one that has the packages already.'
    )
  }
  const other = packages.find((one) => one.manager !== undefined && one.manager !== manager.name)
  if (other !== undefined) {
    throw new BuildError(
      'prepare',
      `The system package ${other.name} was asked for with ${other.manager!}, but the base image ${base} has ${manager.name}.`,
      'Name a base image with that package manager, or ask for the package as this one calls it.'
    )
  }
  return manager
}

/** Reads what `query` printed. */
export function parseInstalled(output: string): InstalledLibrary[] {
  return output.split('\n').flatMap((line) => {
    const [name = '', version = '', status] = line.split('\t')
    return status === 'installed' ? [{ name, version }] : []
  })
}

/** The packages that are not there, or not in the version that was asked for. */
export function missingPackages(
  manager: PackageManager,
  packages: readonly SystemPackage[],
  installed: readonly InstalledLibrary[]
): SystemPackage[] {
  const versions = new Map(installed.map(({ name, version }) => [name, version]))
  return packages.filter(({ name, version }) => {
    const found = versions.get(name)
    return found === undefined || (version !== undefined && !manager.isVersion(found, version))
  })
}

/** Why an installation failed, in the package manager's own words. */
export function managerError(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  const errors = lines.filter((line) => /^(E|error|no match for argument|no package)\b/i.test(line))
  const shown = errors.length > 0 ? errors : lines.filter((line) => line !== '').slice(-1)
  return [...new Set(shown)].join(' ').slice(0, 600)
}
