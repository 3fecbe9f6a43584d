/** The test run config as clients send it, brought to the one form that `src/config` judges. */
import { quote, RpcError } from '../errors.ts'
import type { Contract, Schema } from './contract.ts'
import { camelCase, isObject, snakeCase } from './messages.ts'

export interface TestRunReferences {
  referenceId: string
  evaluationId: string
  modelId: string
  /** Undefined when the config names no managed image. */
  imageName: string | undefined
  memoryMegabytes: number | undefined
  millicores: number | undefined
}

/**
 * Known keys in snake_case (clients send either spelling), JSON texts inside the JSON read. Unknown keys stay as they
 * are, for the validator to name.
 *
 * @throws RpcError invalidArgument when it is not an object or a text inside is not JSON.
 */
export function canonicalTestRunConfig(contract: Contract, value: unknown): Record<string, unknown> {
  if (!isObject(value)) throw new RpcError('invalidArgument', 'testRunConfig is not an object')
  const schema = contract.named('TestrunTestRunConfig')
  // The vendor's guide has custom_image at the top, its API under run_time_info: both are taken.
  const customImage = { $ref: '#/components/schemas/RuntimeinfoCustomImageType' }
  const properties = { ...schema.properties, customImage }
  const config = toSnakeCase(contract, { ...schema, properties }, value) as Record<string, unknown>
  const suite = config['test_suite_config']
  if (isObject(suite) && typeof suite['individual_tests_config'] === 'string') {
    const text = suite['individual_tests_config']
    suite['individual_tests_config'] = text === '' ? {} : parseText(text)
  }
  return config
}

/** @throws RpcError invalidArgument with what is missing. */
export function referencesOf(config: Record<string, unknown>): TestRunReferences {
  const problems: string[] = []
  const data = objectAt(config, 'data_info')
  const runTime = objectAt(config, 'run_time_info')
  const resources = objectAt(runTime, 'resource_request')
  const images = [objectAt(runTime, 'custom_image'), objectAt(config, 'custom_image')]
  const names = images.map((image) => textOf(image['managed_image_name'])).filter((name) => name !== '')
  if (images.some((image) => image['custom_image'] !== undefined)) {
    problems.push('custom_image.custom_image (an image of your own) is not supported by this server')
  }
  if (new Set(names).size > 1) problems.push('custom_image is given twice, with different managed images')
  const modelId = config['model_id']
  const references = {
    referenceId: textOf(data['ref_dataset_id']),
    evaluationId: textOf(data['eval_dataset_id']),
    modelId: textOf(isObject(modelId) ? modelId['uuid'] : modelId),
    imageName: names[0],
    memoryMegabytes: countOf(resources, 'ram_request_megabytes', problems),
    millicores: countOf(resources, 'cpu_request_millicores', problems)
  }
  if (references.referenceId === '') problems.push('data_info.ref_dataset_id is missing')
  if (references.evaluationId === '') problems.push('data_info.eval_dataset_id is missing')
  if (references.modelId === '') problems.push('model_id is missing')
  if (problems.length > 0) throw new RpcError('invalidArgument', problems.join('\n'))
  return references
}

function toSnakeCase(contract: Contract, given: Schema, value: unknown): unknown {
  const schema = contract.resolve(given)
  if (Array.isArray(value) && schema.items !== undefined) {
    const items = schema.items
    return value.map((item) => toSnakeCase(contract, items, item))
  }
  if (!isObject(value) || schema.properties === undefined) return value
  const result = Object.create(null) as Record<string, unknown>
  for (const [key, field] of Object.entries(value)) {
    if (field === null) continue
    const name = camelCase(key)
    const property: Schema | undefined = Object.hasOwn(schema.properties, name)
      ? schema.properties[name]
      : undefined
    const canonical = property === undefined ? key : snakeCase(name)
    if (Object.hasOwn(result, canonical)) {
      throw new RpcError('invalidArgument', `${quote(canonical)} is given twice, in two spellings`)
    }
    result[canonical] = property === undefined ? field : toSnakeCase(contract, property, field)
  }
  return { ...result }
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RpcError('invalidArgument', 'test_suite_config.individual_tests_config is not JSON text')
  }
}

function objectAt(value: Record<string, unknown>, key: string): Record<string, unknown> {
  const field = value[key]
  return isObject(field) ? field : {}
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function countOf(value: Record<string, unknown>, key: string, problems: string[]): number | undefined {
  const given = value[key]
  if (given === undefined) return undefined
  const count = Number(given)
  if (Number.isSafeInteger(count) && count > 0) return count
  problems.push(`resource_request.${key} must be a whole number above 0`)
  return undefined
}
