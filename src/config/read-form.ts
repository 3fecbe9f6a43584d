/** What reading one form of the configuration comes to. */
import type { Problem } from '../problem.ts'
import type { Locate } from './check.ts'
import type { InlineSource, RegisteredSource, TestRunConfig } from './config.ts'
import type { Pointer } from './document.ts'
import { checkImageName } from '../requirements/image-name.ts'

export interface ReadForm {
  problems: Problem[]
  /** Absent when there are problems. */
  result?: {
    source: InlineSource | RegisteredSource
    testRunConfig: TestRunConfig
    managedImageName?: string
    notes: string[]
  }
}

/** The content of `tests_config_path`. */
export interface TestsFile {
  value?: Record<string, unknown>
  locate?: Locate
  problems: Problem[]
  notes?: string[]
}

/** Two keys that cannot both be meant. */
export function contradiction(locate: Locate, pointer: Pointer, message: string, hint: string): Problem {
  return { code: 'config-contradiction', place: locate(pointer, 'key'), message, hint }
}

export function imageNameProblem(name: string, locate: Locate, pointer: Pointer): Problem[] {
  const problem = checkImageName(name, locate(pointer))
  return problem === undefined ? [] : [problem]
}

/** The entries that are given: null asks for the default everywhere. */
export function given(
  table: Record<string, unknown>,
  keys: readonly string[]
): Record<string, unknown> | undefined {
  const entries = keys.flatMap((key) => {
    const value = Object.hasOwn(table, key) ? table[key] : undefined
    return value === undefined || value === null ? [] : [[key, value] as const]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** Drops what is undefined, so that an object can hold optional keys only where they are present. */
export function compact<T extends object>(table: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== undefined)) as never
}
