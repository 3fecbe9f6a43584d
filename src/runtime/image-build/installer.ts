import type { Bench } from './bench.ts'
import type { CommandResult } from './command.ts'
import { normaliseLock } from './lock.ts'
import { ResolverProgress } from './resolver-progress.ts'

/** Texts of requirement files. */
export interface AskedFor {
  requirements: string
  constraints: string
}

export interface ResolverAnswer {
  /** Its output holds warnings and errors, not what the resolver was doing. */
  result: CommandResult
  /** Exact versions with hashes, on success. */
  lock?: string
  progress: ResolverProgress
}

/** Resolves and installs; uv does it, and pip where uv cannot be had. Neither ever builds a source distribution. */
export interface Installer {
  readonly name: string
  resolve(bench: Bench, asked: AskedFor, seconds: number): Promise<ResolverAnswer>
  /** Makes the environment `folder` (which does not exist yet) and installs exactly the lock into it. */
  install(
    bench: Bench,
    lock: string,
    folder: string,
    seconds: number,
    onLine: (line: string) => void
  ): Promise<CommandResult>
  /** Whether the installed distributions agree with each other's declared dependencies. */
  check(bench: Bench, folder: string, seconds: number): Promise<CommandResult>
}

/** Path of the interpreter of an environment made on this platform. */
export function environmentPython(folder: string, platform: string): string {
  return platform.startsWith('win32') ? `${folder}\\Scripts\\python.exe` : `${folder}/bin/python`
}

export class UvInstaller implements Installer {
  readonly name = 'uv'
  private readonly executable: string

  constructor(executable: string) {
    this.executable = executable
  }

  async resolve(bench: Bench, asked: AskedFor, seconds: number): Promise<ResolverAnswer> {
    const progress = new ResolverProgress()
    const file = await bench.writeFile('requirements.in', asked.requirements)
    const constraints = await bench.writeFile('constraints.txt', asked.constraints)
    const result = await bench.run(
      [
        this.executable,
        'pip',
        'compile',
        ...['--verbose', '--color', 'never'],
        ...['--no-build', '--generate-hashes', '--no-annotate', '--no-header'],
        ...['--python', bench.python.executable, '--constraints', constraints, '--', file]
      ],
      seconds,
      (line) => progress.add(line)
    )
    const answer = { result: { ...result, stderr: progress.rest }, progress }
    return result.code === 0 ? { ...answer, lock: normaliseLock(result.stdout) } : answer
  }

  async install(bench: Bench, lock: string, folder: string, seconds: number, onLine: (line: string) => void) {
    const file = await bench.writeFile('requirements.txt', lock)
    const made = await bench.run(
      [
        ...[this.executable, 'venv', '--color', 'never', '--no-project', '--relocatable'],
        ...['--python', bench.python.executable, '--', folder]
      ],
      60
    )
    if (made.code !== 0) return made
    return bench.run(
      [
        ...[this.executable, 'pip', 'sync', '--color', 'never', '--require-hashes', '--no-build'],
        ...['--python', environmentPython(folder, bench.python.platform), '--', file]
      ],
      seconds,
      onLine
    )
  }

  check(bench: Bench, folder: string, seconds: number) {
    const python = environmentPython(folder, bench.python.platform)
    return bench.run([this.executable, 'pip', 'check', '--color', 'never', '--python', python], seconds)
  }
}

/** `python -m venv` and its pip. Slower, and it needs pip 22.2 or later for the resolution report. */
export class PipInstaller implements Installer {
  readonly name = 'pip'
  /** Interpreter of a helper environment that has pip. */
  private readonly python: string

  constructor(python: string) {
    this.python = python
  }

  async resolve(bench: Bench, asked: AskedFor, seconds: number): Promise<ResolverAnswer> {
    const progress = new ResolverProgress()
    const file = await bench.writeFile('requirements.in', asked.requirements)
    const constraints = await bench.writeFile('constraints.txt', asked.constraints)
    const result = await bench.run(
      [
        ...[this.python, '-m', 'pip', 'install', '--dry-run', '--ignore-installed'],
        ...['--only-binary', ':all:', '--no-input', '--progress-bar', 'off'],
        ...['--report', '-', '-c', constraints, '-r', file]
      ],
      seconds
    )
    progress.addPip(result.stdout)
    const answer = { result: { ...result, stdout: '' }, progress }
    return result.code === 0 ? { ...answer, lock: lockFromReport(reportIn(result.stdout)) } : answer
  }

  async install(bench: Bench, lock: string, folder: string, seconds: number, onLine: (line: string) => void) {
    const file = await bench.writeFile('requirements.txt', lock)
    const made = await bench.run([bench.python.executable, '-m', 'venv', '--', folder], 120)
    if (made.code !== 0) return made
    return bench.run(
      [
        ...[
          environmentPython(folder, bench.python.platform),
          '-m',
          'pip',
          'install',
          '--no-input',
          '--no-deps'
        ],
        ...['--only-binary', ':all:', '--require-hashes', '-r', file]
      ],
      seconds,
      onLine
    )
  }

  check(bench: Bench, folder: string, seconds: number) {
    return bench.run([environmentPython(folder, bench.python.platform), '-m', 'pip', 'check'], seconds)
  }
}

/** The report among the lines that tell the progress. */
function reportIn(output: string): string {
  return /^\{$.*^\}$/ms.exec(output)?.[0] ?? '{"install":[]}'
}

interface PipReport {
  install: {
    metadata: { name: string; version: string }
    is_direct?: boolean
    download_info: { url: string; archive_info?: { hash?: string; hashes?: Record<string, string> } }
  }[]
}

/** pip's installation report (stable format, version 1) as a lock. */
export function lockFromReport(text: string): string {
  const report = JSON.parse(text) as PipReport
  const entries = report.install.map(({ metadata, is_direct: direct, download_info: info }) => {
    const { hash, hashes } = info.archive_info ?? {}
    const digest = hashes?.['sha256'] ?? hash?.replace(/^sha256=/, '')
    const pin =
      direct === true
        ? `${metadata.name} @ ${info.url.replace(/#.*$/, '')}`
        : `${metadata.name.toLowerCase()}==${metadata.version}`
    return digest === undefined ? pin : `${pin} \\\n    --hash=sha256:${digest}`
  })
  return normaliseLock(entries.sort().join('\n'))
}
