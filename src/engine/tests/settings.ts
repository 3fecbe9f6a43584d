import type { ParameterSchema } from './definition.ts'
import type { Thresholds } from './severity.ts'

/** A parameter has a value that no test can work with. The config's schema refuses these before; this is the last guard. */
export class SettingError extends Error {
  override name = 'SettingError'
}

type Table = Readonly<Record<string, unknown>>

/** The parameters of one test in one run: what the user gave over the defaults. A given `null` asks for the default. */
export class Settings {
  /** As shown in the Configuration tab. */
  readonly resolved: Table
  private readonly test: string
  private readonly sensitivity: number

  /** @param sensitivity factor on thresholds that the user did not set */
  constructor(
    test: string,
    parameters: Readonly<Record<string, ParameterSchema>>,
    given: Table,
    sensitivity: number
  ) {
    this.test = test
    this.sensitivity = sensitivity
    this.resolved = merge(defaultsOf(parameters), given)
  }

  number(...path: string[]): number {
    const value = this.at(path)
    return typeof value === 'number' && Number.isFinite(value) ? value : this.refuse(path, 'a number')
  }

  /** A whole number of at least `minimum`. */
  count(path: string[], minimum: number): number {
    const value = this.number(...path)
    return Number.isSafeInteger(value) && value >= minimum
      ? value
      : this.refuse(path, `a whole number of at least ${minimum}`)
  }

  flag(...path: string[]): boolean {
    const value = this.at(path)
    return typeof value === 'boolean' ? value : this.refuse(path, 'true or false')
  }

  names(...path: string[]): string[] {
    const value = this.at(path) ?? []
    const isList = Array.isArray(value) && value.every((name) => typeof name === 'string')
    return isList ? value : this.refuse(path, 'a list of names')
  }

  /** Own keys only: a column may be called `__proto__`. */
  table(...path: string[]): ReadonlyMap<string, unknown> {
    const value = this.at(path) ?? {}
    return isTable(value) ? new Map(Object.entries(value)) : this.refuse(path, 'an object')
  }

  /**
   * A pair `[warning, alert]`, or a triple of the 0.x configs, whose middle level 2.x does not have. The thresholds of the
   * user are taken as they are; the defaults follow the sensitivity of the run.
   */
  thresholds(defaults: Thresholds, ...paths: string[][]): Thresholds {
    for (const path of paths) {
      const given = this.at(path)
      if (given !== null && given !== undefined) return this.readThresholds(given, path)
    }
    const scale = (value: number | null): number | null =>
      value === null ? null : Number((value * this.sensitivity).toPrecision(12))
    return { warning: scale(defaults.warning), alert: scale(defaults.alert) }
  }

  private readThresholds(given: unknown, path: string[]): Thresholds {
    const levels = Array.isArray(given) ? (given as unknown[]) : []
    const valid = levels.every(
      (level) => level === null || (typeof level === 'number' && Number.isFinite(level))
    )
    if (!valid || levels.length < 2 || levels.length > 3)
      this.refuse(path, 'a pair [warning, alert] of numbers')
    return { warning: levels[0] as number | null, alert: levels.at(-1) as number | null }
  }

  private at(path: readonly string[]): unknown {
    let value: unknown = this.resolved
    for (const key of path) value = isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined
    return value
  }

  private refuse(path: readonly string[], wanted: string): never {
    throw new SettingError(`individual_tests_config.${this.test}.${path.join('.')} must be ${wanted}`)
  }
}

function defaultsOf(parameters: Readonly<Record<string, ParameterSchema>>): Table {
  const defaults = Object.create(null) as Record<string, unknown>
  for (const [name, schema] of Object.entries(parameters)) {
    const nested = schema['properties'] as Readonly<Record<string, ParameterSchema>> | undefined
    if ('default' in schema) defaults[name] = schema.default
    else if (nested !== undefined) defaults[name] = defaultsOf(nested)
  }
  return defaults
}

function merge(defaults: Table, given: Table): Table {
  const merged = Object.assign(Object.create(null) as Record<string, unknown>, defaults)
  for (const [key, value] of Object.entries(given)) {
    if (value === null || value === undefined) continue
    const standard = defaults[key]
    const mergeable = isTable(value) && isTable(standard) && Object.keys(standard).length > 0
    Object.defineProperty(merged, key, {
      value: mergeable ? merge(standard, value) : value,
      enumerable: true,
      configurable: true,
      writable: true
    })
  }
  return merged
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
