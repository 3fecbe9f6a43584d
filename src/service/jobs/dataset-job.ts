/** From the registry's messages to what the engine reads. */
import type { DataParams } from '../../api/types.ts'
import type { DatasetJob } from '../../engine/job.ts'
import { isObject } from '../contract/messages.ts'
import { quote } from '../errors.ts'
import type { DatasetItem, PredictionItem } from '../store/registry.ts'

/** Parameters that the engine has no use for yet. Ignoring one would test something else than was asked for. */
const UNSUPPORTED: readonly (keyof DataParams)[] = [
  'rankingInfo',
  'nrowsPerTimeBin',
  'textFeatures',
  'imageFeatures',
  'promptCol',
  'intersections',
  'featureTypePath',
  'imageLoadPath'
]

/** @returns one sentence for each parameter that cannot be used. */
export function checkDataParams(params: DataParams): string[] {
  const problems = UNSUPPORTED.filter((name) => !isUnset(params[name])).map(
    (name) => `dataParams.${name} is not supported by this server`
  )
  if (params.loadingKwargs !== undefined && parseKwargs(params.loadingKwargs) === undefined) {
    problems.push('dataParams.loadingKwargs is not the JSON text of an object')
  }
  for (const name of Object.keys(params.experimentalFields ?? {})) {
    if (name !== 'label_map')
      problems.push(`dataParams.experimentalFields.${quote(name)} is not known; allowed: label_map`)
  }
  const labelMap = params.experimentalFields?.['label_map']
  if (labelMap !== undefined && !isLabelMap(labelMap)) {
    problems.push('dataParams.experimentalFields.label_map must map the spellings of labels to numbers')
  }
  return problems
}

/** @param predictions those of the run's model on this dataset, when some are registered. */
export function datasetJob(item: DatasetItem, predictions: PredictionItem | undefined): DatasetJob {
  const params = item.dataset.dataInfo?.dataParams ?? {}
  const job: DatasetJob = { name: item.dataset.name ?? item.file.path, path: item.file.path }
  const predCol = predictions?.prediction.predInfo?.predParams?.predCol
  const labelMap = params.experimentalFields?.['label_map']
  if (params.labelCol !== undefined) job.labelCol = params.labelCol
  if (params.timestampCol !== undefined) job.timestampCol = params.timestampCol
  if (params.nrows !== undefined) job.nrows = Number(params.nrows)
  if (params.sample !== undefined) job.sample = params.sample
  if (params.categoricalFeatures !== undefined) job.categoricalFeatures = params.categoricalFeatures
  if (params.protectedFeatures !== undefined) job.protectedFeatures = params.protectedFeatures
  if (params.featuresNotInModel !== undefined) job.featuresNotInModel = params.featuresNotInModel
  if (params.classNames !== undefined) job.classNames = params.classNames
  if (params.loadingKwargs !== undefined) job.loadingKwargs = parseKwargs(params.loadingKwargs) ?? {}
  if (isLabelMap(labelMap)) job.labelMap = labelMap
  if (predictions === undefined) return job
  // Predictions in the data file itself are one of its columns, which must not become a feature.
  if (predictions.file.path === item.file.path && predCol !== undefined) return { ...job, predCol }
  return {
    ...job,
    predictions: { path: predictions.file.path, ...(predCol === undefined ? {} : { predCol }) }
  }
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function parseKwargs(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isLabelMap(value: unknown): value is Record<string, number> {
  return isObject(value) && Object.values(value).every((item) => typeof item === 'number')
}
