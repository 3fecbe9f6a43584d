import { checkedSystemPackages } from '../image-build/system-packages.ts'
import { BuildError, type InstalledLibrary, type SystemPackage } from '../runtime.ts'

/** Runs a command; undefined where the machine does not have it. */
export type RunCommand = (argv: string[]) => Promise<{ stdout: string } | undefined>

interface PackageManager {
  manager: NonNullable<SystemPackage['manager']>
  /** Prints what is installed, one package a line; names follow. */
  query: string[]
  /** A line of its answer; undefined: not about an installed package. */
  parse: (line: string) => InstalledLibrary | undefined
  /** Whether an installed version is the one that was asked for. */
  matches: (installed: string, asked: string) => boolean
  install: (packages: readonly SystemPackage[]) => string
}

const DPKG: PackageManager = {
  manager: 'apt',
  query: ['dpkg-query', '--show', '--showformat', '${Package}\\t${Version}\\t${db:Status-Status}\\n', '--'],
  parse: (line) => {
    const [name, version, state] = line.split('\t')
    return state === 'installed' ? { name: name!, version: version! } : undefined
  },
  matches: (installed, asked) => installed === asked,
  install: (packages) => `sudo apt-get install --yes ${joined(packages, '=')}`
}

const RPM: PackageManager = {
  manager: 'dnf',
  query: [
    'rpm',
    '--query',
    '--queryformat',
    '%{NAME}\\t%|EPOCH?{%{EPOCH}:}:{}|%{VERSION}-%{RELEASE}\\n',
    '--'
  ],
  parse: (line) => {
    const [name, version] = line.split('\t')
    return version === undefined ? undefined : { name: name!, version }
  },
  // dnf takes a version with or without its epoch and its release.
  matches: (installed, asked) => {
    const bare = installed.replace(/^\d+:/, '')
    return [installed, bare, bare.replace(/-[^-]*$/, '')].includes(asked)
  },
  install: (packages) => `sudo dnf install --assumeyes ${joined(packages, '-')}`
}

/**
 * Looks for the system packages of a request on this machine, where only its administrator can install any.
 *
 * @returns what is installed, sorted by name
 * @throws BuildError('prepare') that names those which are missing and the command that installs them
 */
export async function findSystemPackages(
  asked: readonly SystemPackage[],
  run: RunCommand
): Promise<InstalledLibrary[]> {
  const packages = checkedSystemPackages(asked)
  if (packages.length === 0) return []
  for (const manager of [DPKG, RPM]) {
    const answer = await run([...manager.query, ...packages.map(({ name }) => name)])
    if (answer !== undefined) return hold(packages, answer.stdout, manager)
  }
  throw new BuildError(
    'prepare',
    `System packages are asked for (${packages.map(text).join(', ')}), and this machine has neither dpkg nor rpm.`,
    'Use the docker runtime, or leave the system packages out.'
  )
}

function hold(
  packages: readonly SystemPackage[],
  output: string,
  manager: PackageManager
): InstalledLibrary[] {
  const found = output.split('\n').flatMap((line) => manager.parse(line) ?? [])
  const answers = packages.map((one) => {
    const versions = found.filter(({ name }) => name === one.name)
    const foreign = one.manager !== undefined && one.manager !== manager.manager
    const match = foreign
      ? undefined
      : versions.find(({ version }) => one.version === undefined || manager.matches(version, one.version))
    return { one, versions, match, foreign }
  })
  const missing = answers.filter(({ match }) => match === undefined)
  if (missing.length === 0) return answers.map(({ match }) => match!)
  const reasons = missing.map(({ one, versions, foreign }) => {
    if (foreign) return `${text(one)} (of ${one.manager}, which this machine does not use)`
    const there = versions.map(({ version }) => version).join(', ')
    return there === '' ? text(one) : `${text(one)} (${there} is installed)`
  })
  throw new BuildError(
    'prepare',
    `System packages are missing on this machine, and the venv runtime cannot install any: ${reasons.join(', ')}.`,
    `Install them in an earlier step: ${manager.install(missing.map(({ one }) => one))}`
  )
}

function text({ name, version }: SystemPackage): string {
  return version === undefined ? name : `${name} ${version}`
}

function joined(packages: readonly SystemPackage[], separator: string): string {
  return packages
    .map(({ name, version }) => (version === undefined ? name : `${name}${separator}${version}`))
    .join(' ')
}
