import type { Contract, Schema } from '../contract/contract.ts'

/** Events that carry a message of the contract. */
export type MessageEvent = 'case' | 'batch' | 'category' | 'run'
export type EventSchemas = Record<MessageEvent, Schema>

/** The contract's messages with the fields that this product's engine always fills. */
export function eventSchemas(contract: Contract): EventSchemas {
  let schemas = knownSchemas.get(contract)
  if (schemas === undefined) {
    const summary = closed(contract, 'TestrunresultResultSummaryCounts', [
      'total',
      'pass',
      'warning',
      'fail',
      'skip'
    ])
    const severities = closed(contract, 'RimeSeverityCounts', [
      'numNoneSeverity',
      'numLowSeverity',
      'numHighSeverity'
    ])
    schemas = {
      case: closed(contract, 'TestrunresultTestCase', [
        'testRunId',
        'testCaseId',
        'testBatchType',
        'status',
        'severity',
        'testCategory'
      ]),
      batch: closed(
        contract,
        'TestrunresultTestBatchResult',
        ['testRunId', 'testType', 'severity', 'summaryCounts', 'testCategory'],
        { summaryCounts: summary }
      ),
      category: closed(
        contract,
        'RimeCategoryTestResult',
        ['id', 'severity', 'severityCounts', 'testBatchTypes', 'categoryMetrics'],
        { severityCounts: severities }
      ),
      run: {
        type: 'object',
        properties: {
          metrics: closed(contract, 'TestrunresultTestRunMetrics', ['summaryCounts', 'severityCounts'], {
            summaryCounts: summary,
            severityCounts: severities
          }),
          testCategories: { type: 'array', items: contract.named('TestrunTestCategoryType') }
        },
        additionalProperties: false,
        required: ['metrics', 'testCategories']
      }
    }
    knownSchemas.set(contract, schemas)
  }
  return schemas
}

const knownSchemas = new WeakMap<Contract, EventSchemas>()

function closed(
  contract: Contract,
  name: string,
  required: string[],
  properties: Record<string, Schema> = {}
): Schema {
  const schema = contract.named(name)
  const all = { ...schema.properties, ...properties }
  return { ...schema, properties: all, additionalProperties: false, required }
}
