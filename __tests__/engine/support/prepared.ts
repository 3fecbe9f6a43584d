/** Small datasets made in memory, and a model that is a function, for tests of the engine without files and Python. */
import type { Data, Dataset, Feature } from '../../../src/engine/data/dataset.ts'
import { columnFromCells } from '../../../src/engine/data/cells.ts'
import type { Cell, Frame, Predictions } from '../../../src/engine/data/frame.ts'
import type { PreparedData } from '../../../src/engine/context.ts'
import type { EngineEvent, EngineJob } from '../../../src/engine/job.ts'
import { cellAt } from '../../../src/engine/data/columns.ts'
import { runEngine, type RunParts } from '../../../src/engine/run.ts'
import { profileData } from '../../../src/engine/profile/profile.ts'
import { profilingSettings } from '../../../src/engine/profile/settings.ts'
import { ModelError } from '../../../src/engine/worker/model-error.ts'
import { validatePredictions } from '../../../src/engine/worker/validate.ts'

export type Row = Record<string, Cell>

export interface Table {
  rows: Row[]
  labels?: (number | null)[]
  predictions?: number[] | number[][]
}

export interface Setup {
  task?: EngineJob['task']
  reference: Table
  evaluation: Table
  /** One row's prediction. Throws for "the model raised". Absent: no model. */
  model?: (row: Row) => number | number[]
  classes?: number
  features?: Partial<Record<string, Partial<Feature>>>
  config?: Partial<EngineJob['config']>
  parts?: Partial<RunParts>
  workers?: number
}

export interface Outcome {
  completed: boolean
  events: EngineEvent[]
  /** Frames that the model was asked for. */
  asked: Frame[]
}

export async function runOn(setup: Setup): Promise<Outcome> {
  const events: EngineEvent[] = []
  const asked: Frame[] = []
  const job = jobOf(setup)
  const completed = await runEngine(job, (event) => void events.push(event), new AbortController().signal, {
    prepare: () => Promise.resolve(preparedOf(setup)),
    openPool: () => Promise.resolve({ predict: modelOf(setup, asked), close: () => Promise.resolve() }),
    ...setup.parts
  })
  return { completed, events, asked }
}

function jobOf({ task, model, config, workers }: Setup): EngineJob {
  return {
    ...(model === undefined ? {} : { socket: '/nowhere', modelFile: '/model.py' }),
    workers: workers ?? 1,
    task: task ?? 'MODEL_TASK_BINARY_CLASSIFICATION',
    reference: { name: 'ref', path: '/ref.csv' },
    evaluation: { name: 'eval', path: '/eval.csv' },
    testRunId: 'run-1',
    predictTimeoutSeconds: 60,
    config: { run_name: 'test', ...config }
  }
}

function modelOf({ model, task, classes }: Setup, asked: Frame[]): (frame: Frame) => Promise<Predictions> {
  return async (frame) => {
    asked.push(frame)
    await Promise.resolve()
    const answers = Array.from({ length: frame.length }, (_, at) => {
      const row = Object.fromEntries(frame.columns.map((column) => [column.name, cellAt(column, at)]))
      try {
        return model!(row)
      } catch (error) {
        const message = `ValueError: ${(error as Error).message}`
        throw new ModelError('raised', message, {
          traceback: `Traceback (most recent call last):
${message}`
        })
      }
    })
    const predictions = predictionsOf(answers)
    validatePredictions(task ?? 'MODEL_TASK_BINARY_CLASSIFICATION', predictions, frame.length, classes)
    return predictions
  }
}

function predictionsOf(answers: readonly (number | number[])[]): Predictions {
  const width = Array.isArray(answers[0]) ? answers[0].length : 1
  return { values: Float64Array.from(answers.flat()), width }
}

export function preparedOf({ reference, evaluation, classes, features: own, config }: Setup): PreparedData {
  const names = Object.keys(reference.rows[0]!)
  const datasets = {
    reference: datasetOf('ref', names, reference),
    evaluation: datasetOf('eval', names, evaluation)
  }
  const features = names.map((name, at): Feature => {
    const { dtype } = datasets.reference.frame.columns[at]!
    const distinct = new Set(reference.rows.map((row) => row[name]!)).size
    const numeric = (dtype === 'float64' || dtype === 'int64') && distinct >= 10
    return {
      name,
      kind: numeric ? 'numeric' : 'categorical',
      featureType: numeric ? 'FEATURE_TYPE_NUMERIC' : 'FEATURE_TYPE_CATEGORICAL',
      inModel: true,
      protected: false,
      ...own?.[name]
    }
  })
  const data: Data = {
    ...datasets,
    features,
    classNames: Array.from({ length: classes ?? 2 }, (_, i) => String(i)),
    notes: []
  }
  return {
    data,
    profile: profileData(data, profilingSettings(config?.profiling_config?.data_profiling ?? {}))
  }
}

function datasetOf(name: string, names: string[], { rows, labels, predictions }: Table): Dataset {
  return {
    name,
    rows: rows.length,
    frame: {
      length: rows.length,
      columns: names.map((column) =>
        columnFromCells(
          column,
          rows.map((row) => row[column]!)
        )
      )
    },
    labels: labels === undefined ? null : Float64Array.from(labels, (label) => label ?? NaN),
    predictions: predictions === undefined ? null : predictionsOf(predictions)
  }
}

export function withoutModel(setup: Setup): Setup {
  const rest = { ...setup }
  delete rest.model
  return rest
}

/** The batch of a test, by its type. */
export function batchesOf({
  events
}: Outcome): Map<string, Extract<EngineEvent, { type: 'batch' }>['batch']> {
  return new Map(
    events.flatMap((event) => (event.type === 'batch' ? [[event.batch.testType!, event.batch]] : []))
  )
}

export function casesOf(
  { events }: Outcome,
  testType: string
): Extract<EngineEvent, { type: 'case' }>['case'][] {
  return events.flatMap((event) =>
    event.type === 'case' && event.case.testBatchType === testType ? [event.case] : []
  )
}

export function failureOf({ events }: Outcome): Extract<EngineEvent, { type: 'failed' }>['failure'] {
  const last = events.at(-1)
  if (last?.type !== 'failed') throw new Error(`the run did not fail: ${JSON.stringify(last)}`)
  return last.failure
}
