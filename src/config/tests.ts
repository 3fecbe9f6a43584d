/** The tests a configuration names: one name per test, categories that exist. */
import type { Problem } from '../problem.ts'
import { definition, dotted, type Locate, nearestOf, resolveSchema } from './check.ts'
import type { Pointer } from './document.ts'
import { categoryName, categoryType } from './elsewhere.ts'
import { contradiction } from './read-form.ts'
import { SAME_TEST_AS, type Schema, TEST_CATEGORY } from './schema.ts'
import { isTable, quote } from './values.ts'

const TEST_PROPERTIES = new Map(
  Object.entries(definition('tests_config').properties ?? {}).filter(
    ([, schema]) => TEST_CATEGORY in schema || SAME_TEST_AS in schema
  )
)

/** `TEST_CATEGORY_TYPE_…` of every category that can be run, in the order of the schema. */
export const AVAILABLE_CATEGORIES: readonly string[] = (
  (definition('registered').properties?.['categories']?.items?.enum ?? []) as string[]
).slice()

export function isTestKey(key: string): boolean {
  return TEST_PROPERTIES.has(key)
}

/** Settings of tests under their first names. A test that is given under two names is a problem. */
export function readTests(
  table: Record<string, unknown>,
  locate: Locate,
  pointer: Pointer
): { tests: Map<string, Record<string, unknown>>; problems: Problem[] } {
  const tests = new Map<string, Record<string, unknown>>()
  const names = new Map<string, string>()
  const problems: Problem[] = []
  for (const [key, settings] of Object.entries(table)) {
    const schema = TEST_PROPERTIES.get(key)
    if (schema === undefined || !isTable(settings)) continue
    const first = firstName(key, schema)
    const other = names.get(first)
    if (other !== undefined) {
      const message = `${dotted([...pointer, key])} and ${other} are two names of one test.`
      problems.push(contradiction(locate, [...pointer, key], message, `Keep ${first}.`))
    }
    names.set(first, key)
    tests.set(first, { ...settings })
  }
  return { tests, problems }
}

function firstName(key: string, schema: Schema): string {
  const same = schema[SAME_TEST_AS]
  return typeof same === 'string' ? same : key
}

/** First names of a category's tests that have a parameter. */
export function testsWithParameter(category: string, parameter: string): string[] {
  return [...TEST_PROPERTIES]
    .filter(([, schema]) => schema[TEST_CATEGORY] === category)
    .filter(([, schema]) => resolveSchema(schema).properties?.[parameter] !== undefined)
    .map(([key]) => key)
}

/**
 * Categories by either of their names. What the list holds besides known names is left for the schema to refuse.
 *
 * @param show the form's way to name a category.
 */
export function readCategories(
  list: unknown,
  locate: Locate,
  pointer: Pointer,
  show: (type: string) => string
): { types: string[]; problems: Problem[] } {
  const types: string[] = []
  const problems: Problem[] = []
  if (!Array.isArray(list)) return { types, problems }
  for (const [index, name] of list.entries()) {
    if (typeof name !== 'string') continue
    const type = categoryType(name)
    if (type !== undefined && AVAILABLE_CATEGORIES.includes(type)) {
      types.push(type)
      continue
    }
    const allowed = AVAILABLE_CATEGORIES.map(show)
    const problem: Problem = {
      code: type === undefined ? 'config-value' : 'config-unavailable',
      place: locate([...pointer, index]),
      message:
        type === undefined
          ? `${quote(name)} is not a category.`
          : `The category ${categoryName(type)} is not available yet.`,
      value: name.slice(0, 200),
      allowed
    }
    const nearest = type === undefined ? nearestOf(name, allowed) : undefined
    if (nearest !== undefined) problem.hint = `Nearest: ${quote(nearest)}.`
    problems.push(problem)
  }
  return { types: [...new Set(types)], problems }
}
