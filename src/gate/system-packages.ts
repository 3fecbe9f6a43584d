import type { Problem } from '../problem.ts'
import type { SystemPackage } from './image/wish.ts'

/** Names of Debian and of RPM packages; a name cannot begin with "-", so it is never an option of a package manager. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9+._-]{0,127}$/
/** Both managers' versions, which begin with a digit on the wire: `1:2.4.2-1+deb12u3`. */
const VERSION = /^\d[A-Za-z0-9+.:~^_-]{0,127}$/

/** Reads packages of the operating system, one per line, as `name` or `name=version`; `#` begins a comment. */
export function readSystemPackages(text: string): { packages: SystemPackage[]; problems: Problem[] } {
  const packages = new Map<string, SystemPackage>()
  const problems: Problem[] = []
  for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
    const content = written.replace(/(^|\s)#.*$/, '').trim()
    if (content === '') continue
    const report = (message: string, hint?: string): void => {
      problems.push({
        code: 'input-system-packages',
        place: { kind: 'input', name: 'system-packages', line: index + 1 },
        message,
        value: content.slice(0, 200),
        ...(hint === undefined ? {} : { hint })
      })
    }
    const { name = '', version } = /^(?<name>[^=]*?)\s*(?:=\s*(?<version>.*))?$/.exec(content)?.groups ?? {}
    if (!NAME.test(name) || (version !== undefined && !VERSION.test(version))) {
      report(
        `${JSON.stringify(content.slice(0, 200))} is not a system package.`,
        'Write "name" or "name=version", one per line, with the version as the package manager writes it: libgomp1=12.2.0-14.'
      )
    } else if (packages.has(name)) {
      report(`${name} is named twice.`, 'Keep one of the lines.')
    } else {
      packages.set(name, version === undefined ? { name } : { name, version })
    }
  }
  return { packages: [...packages.values()], problems }
}
