/** Fields of the messages that a cluster reads, from the vendor's generated models (2.13.2; what is later than 2.0 is marked). */

/** `true`: any value. A table: a message with these fields. `[table]`: a list of them. `since`: unknown in 2.0. */
export type Shape = true | { [field: string]: Shape } | [Shape] | { since21: Shape }

const UUID = { uuid: true } as const
const RUN_TIME_INFO: Shape = {
  customImage: { customImage: { name: true, pullSecret: { name: true } }, managedImageName: true },
  resourceRequest: { ramRequestMegabytes: true, cpuRequestMillicores: true },
  explicitErrors: true,
  randomSeed: true
}
const PROFILING: Shape = {
  dataProfiling: {
    numQuantiles: true,
    numSubsets: true,
    columnTypeInfo: true,
    featureRelationshipInfo: true
  },
  modelProfiling: true
}
const DATA_FILE: Shape = { path: true, dataType: { since21: true } }
const CONNECTION: Shape = {
  dataFile: DATA_FILE,
  dataLoading: true,
  dataCollector: true,
  huggingFace: true,
  databricks: { since21: true }
}

export const TEST_RUN_CONFIG: Shape = {
  runName: true,
  modelId: UUID,
  dataInfo: { refDatasetId: true, evalDatasetId: true, evalDatasetTimeInterval: true },
  runTimeInfo: RUN_TIME_INFO,
  profilingConfig: PROFILING,
  testSuiteConfig: {
    globalTestSensitivity: true,
    individualTestsConfig: true,
    customTests: true,
    globalExcludeColumns: true
  },
  categories: true,
  language: { since21: true }
}

export const CREATE_IMAGE: Shape = {
  name: true,
  pipRequirements: [{ name: true, versionSpecifier: true }],
  packageRequirements: [{ name: true, versionSpecifier: true, packageType: true }],
  pythonVersion: true
}
export const LIST_IMAGES: Shape = {
  pageToken: true,
  pageSize: true,
  pipLibraries: [{ name: true, version: true }]
}
export const CREATE_PROJECT: Shape = {
  name: true,
  description: true,
  useCase: true,
  ethicalConsideration: true,
  workspaceId: UUID,
  modelTask: true,
  tags: true,
  profilingConfig: PROFILING,
  isPublished: true,
  runTimeInfo: RUN_TIME_INFO
}
const REGISTRATION: { [field: string]: Shape } = {
  projectId: UUID,
  name: true,
  metadata: { tags: true, extraInfo: true },
  integrationId: UUID,
  skipValidation: { since21: true },
  agentId: { since21: UUID }
}
export const REGISTER_DATASET: Shape = {
  ...REGISTRATION,
  ctInfo: true,
  dataInfo: {
    connectionInfo: CONNECTION,
    dataParams: {
      labelCol: true,
      timestampCol: true,
      classNames: true,
      rankingInfo: true,
      nrows: true,
      nrowsPerTimeBin: true,
      sample: true,
      categoricalFeatures: true,
      protectedFeatures: true,
      featuresNotInModel: true,
      textFeatures: true,
      imageFeatures: true,
      promptCol: { since21: true },
      intersections: true,
      loadingKwargs: true,
      featureTypePath: true,
      imageLoadPath: true,
      experimentalFields: { since21: true }
    }
  }
}
export const REGISTER_MODEL: Shape = {
  ...REGISTRATION,
  externalId: true,
  modelInfo: { modelPath: { path: true }, huggingFace: true }
}
export const REGISTER_PREDICTIONS: Shape = {
  ...REGISTRATION,
  modelId: UUID,
  predInfo: {
    connectionInfo: CONNECTION,
    predParams: { predCol: true, timestampCol: true, experimentalFields: { since21: true } }
  }
}
export const DATASET_UPLOAD: Shape = { fileName: true, uploadPath: true }
export const MODEL_UPLOAD: Shape = { directoryName: true, relativeFilePaths: true, uploadPath: true }
export const VALIDATE: Shape = { configJson: true }
export const START: Shape = {
  projectId: true,
  testRunConfig: TEST_RUN_CONFIG,
  experimentalFields: true,
  agentId: { since21: UUID },
  scheduleId: { since21: UUID }
}

export class Refused extends Error {
  override name = 'Refused'
  readonly status: number
  readonly code: number
  constructor(status: number, code: number, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** The message in camelCase. @throws Refused on a field that this version does not know, at any depth. */
export function readMessage(shape: Shape, value: unknown, is20: boolean, at = 'body'): unknown {
  if (shape === true) return value
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) throw new Refused(400, 3, `${at} is no list`)
    return value.map((item, index) => readMessage(shape[0], item, is20, `${at}[${index}]`))
  }
  if ('since21' in shape) {
    if (is20) throw new Refused(400, 3, `unknown field ${at}`)
    return readMessage(shape.since21, value, is20, at)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refused(400, 3, `${at} is no message`)
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = key.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
      const known = Object.hasOwn(shape, name) ? shape[name] : undefined
      if (known === undefined) throw new Refused(400, 3, `unknown field ${at}.${key}`)
      return [name, readMessage(known, inner, is20, `${at}.${key}`)]
    })
  )
}
