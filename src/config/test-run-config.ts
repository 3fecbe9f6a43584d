/** The 2.x test run config as clients send it to the service: the registered form, in either spelling of its keys. */
import { type Problem, ProblemsError } from '../problem.ts'
import { checkSupport, definition, type Locate, resolveSchema } from './check.ts'
import type { TestRunConfig } from './config.ts'
import { readRegisteredForm } from './registered.ts'
import type { ReadForm } from './read-form.ts'
import type { Schema } from './schema.ts'
import { isTable, quote } from './values.ts'

export interface NormalisedTestRunConfig {
  referenceDatasetId?: string
  evaluationDatasetId: string
  modelId: string
  managedImageName?: string
  /** In snake_case, without ids and image; what the engine reads. */
  testRunConfig: TestRunConfig
}

const PLACE = { kind: 'input', name: 'testRunConfig' } as const
const locate: Locate = () => ({ ...PLACE })

/** Every problem of a test run config; each message names the key by its path. */
export function validateTestRunConfig(config: unknown): Problem[] {
  return read(config).problems
}

/** @throws ProblemsError with every problem. */
export function normaliseTestRunConfig(config: unknown): NormalisedTestRunConfig {
  const { problems, result } = read(config)
  if (result?.source.form !== 'registered' || problems.length > 0) throw new ProblemsError(problems)
  const { source, testRunConfig, managedImageName } = result
  return {
    ...(source.referenceId === undefined ? {} : { referenceDatasetId: source.referenceId }),
    evaluationDatasetId: source.evaluationId,
    modelId: source.modelId,
    ...(managedImageName === undefined ? {} : { managedImageName }),
    testRunConfig
  }
}

function read(config: unknown): ReadForm {
  if (!isTable(config)) {
    return { problems: [{ code: 'config-type', place: PLACE, message: 'testRunConfig must be a mapping.' }] }
  }
  const spelled: Problem[] = []
  const canonical = canonicalKeys(definition('registered'), config, spelled) as Record<string, unknown>
  const { problems } = checkSupport(definition('registered'), canonical, locate)
  const form = readRegisteredForm(canonical, locate)
  return { ...form, problems: [...spelled, ...problems, ...form.problems] }
}

/** Known keys in snake_case and 64-bit integers, which the wire has as text, as numbers. Unknown keys stay as they are. */
function canonicalKeys(given: Schema, value: unknown, problems: Problem[]): unknown {
  const schema = resolveSchema(given)
  if (typeof value === 'string' && isCount(schema) && /^-?\d{1,15}$/.test(value)) return Number(value)
  if (!isTable(value) || schema.properties === undefined) return value
  const result = Object.create(null) as Record<string, unknown>
  for (const [key, inner] of Object.entries(value)) {
    const snake = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const name =
      !Object.hasOwn(schema.properties, key) && Object.hasOwn(schema.properties, snake) ? snake : key
    if (Object.hasOwn(result, name)) {
      problems.push({
        code: 'config-contradiction',
        place: PLACE,
        message: `${quote(name)} is given in two spellings.`
      })
    }
    const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
    result[name] = property === undefined ? inner : canonicalKeys(property, inner, problems)
  }
  return result
}

/** A whole number, and not one that may stay text because it can need all 64 bits. */
function isCount({ type }: Schema): boolean {
  const types = [type].flat()
  return types.includes('integer') && !types.includes('string')
}
