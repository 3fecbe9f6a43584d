import { quote, RpcError } from '../errors.ts'
import type { Contract, Operation, Parameter } from './contract.ts'
import { camelCase } from './messages.ts'

/** Query fields that may stand beside a page token; all others belong to the first page only. */
const EVERY_PAGE = new Set(['pageToken', 'pageSize', 'view', 'showDisplay'])

export type QueryValue = string | boolean | string[]

/**
 * The query of one request by the contract's names. An empty value is an unset one; an unknown name is refused, since
 * a filter that is quietly ignored answers more than was asked for.
 *
 * @throws RpcError invalidArgument
 */
export function readQuery(
  contract: Contract,
  operation: Operation,
  search: URLSearchParams
): Record<string, QueryValue> {
  const query: Record<string, QueryValue> = Object.create(null) as Record<string, QueryValue>
  for (const given of new Set(search.keys())) {
    const values = search.getAll(given).filter((value) => value !== '')
    if (values.length === 0) continue
    const name = given.split('.').map(camelCase).join('.')
    const parameter = operation.parameters.find((one) => one.in === 'query' && one.name === name)
    if (parameter === undefined)
      throw new RpcError('invalidArgument', `unknown query parameter ${quote(given)}`)
    if (Object.hasOwn(query, name)) throw new RpcError('invalidArgument', `${quote(name)} is given twice`)
    query[name] = readParameter(contract, parameter, values)
  }
  const missing = operation.parameters.filter(
    (one) => one.in === 'query' && one.required && query[one.name] === undefined
  )
  if (missing.length > 0) {
    throw new RpcError('invalidArgument', missing.map(({ name }) => `${name} is missing`).join('\n'))
  }
  if (query['pageToken'] !== undefined) {
    const extra = Object.keys(query).filter((name) => !EVERY_PAGE.has(name))
    if (extra.length > 0) {
      throw new RpcError(
        'invalidArgument',
        `${extra.join(', ')} may stand in the first page's request only: the pageToken carries the query`
      )
    }
  }
  return query
}

function readParameter(contract: Contract, parameter: Parameter, values: string[]): QueryValue {
  const schema = contract.resolve(parameter.schema)
  const value = schema.type === 'array' ? values : one(parameter.name, values)
  const read = schema.type === 'boolean' && (value === 'true' || value === 'false') ? value === 'true' : value
  const problems = contract.check(parameter.schema, read)
  if (problems.length > 0) {
    throw new RpcError('invalidArgument', problems.join('\n').replaceAll('the body', parameter.name))
  }
  return read
}

function one(name: string, values: string[]): string {
  const [value, ...others] = values
  if (value === undefined || others.length > 0) {
    throw new RpcError('invalidArgument', `${name} may be given once`)
  }
  return value
}
