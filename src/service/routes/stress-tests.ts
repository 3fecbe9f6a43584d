import { randomUUID } from 'node:crypto'

import type { ModelTask, Project } from '../../api/types.ts'
import type { WorkerLimits } from '../../runtime/runtime.ts'
import type { NormalisedTestRunConfig } from '../../config/config.ts'
import { normaliseTestRunConfig } from '../../config/config.ts'
import { ProblemsError } from '../../problem.ts'
import { camelCase, isObject } from '../contract/messages.ts'
import { quote, RpcError } from '../errors.ts'
import type { Handlers } from '../http/handlers.ts'
import { datasetJob } from '../jobs/dataset-job.ts'
import type { StressTestSpec } from '../jobs/stress-test.ts'
import type { ModelItem } from '../store/registry.ts'
import { refusedConfig } from './config.ts'
import { checkName } from './projects.ts'
import { ownedBy } from './registry.ts'
import type { Tools } from './tools.ts'

const SUPPORTED_TASKS: readonly ModelTask[] = [
  'MODEL_TASK_BINARY_CLASSIFICATION',
  'MODEL_TASK_MULTICLASS_CLASSIFICATION',
  'MODEL_TASK_REGRESSION'
]

export function stressTestHandlers(tools: Tools): Pick<Handlers, 'startStressTest'> {
  return {
    startStressTest: async ({ path, body, caller }) => {
      const project = tools.projects.get(path['projectId.uuid'])
      const projectId = path['projectId.uuid']
      if (body.projectId?.uuid !== undefined && body.projectId.uuid !== projectId) {
        throw new RpcError('invalidArgument', 'projectId in the body is not the one in the path')
      }
      const given = withImageField(body.testRunConfig, body.experimentalFields ?? {})
      const config = readConfig(withProjectDefaults(given, project))
      const runName = checkName(config.testRunConfig.run_name)
      const task = taskOf(project.modelTask)
      await tools.catalogue.refresh(config.managedImageName)

      const jobId = randomUUID()
      tools.database.transaction(() => {
        const spec = makeSpec(tools, projectId, task, config)
        tools.jobs.add({
          id: jobId,
          type: 'JOB_TYPE_MODEL_STRESS_TEST',
          projectId,
          testRunId: spec.testRunId,
          ...(spec.imageName === undefined ? {} : { imageName: spec.imageName }),
          ...(spec.imageReference === undefined ? {} : { imageReference: spec.imageReference }),
          spec
        })
        tools.results.addRun({
          id: spec.testRunId,
          projectId,
          jobId,
          name: runName,
          modelTask: task,
          referenceId: config.referenceDatasetId,
          evaluationId: config.evaluationDatasetId,
          modelId: config.modelId
        })
        tools.makers.setTestRun(spec.testRunId, caller)
      })
      const row = tools.jobs.row(jobId)
      tools.runner.submit(row)
      return { job: tools.jobs.toJob(row, false) }
    }
  }
}

/** SDKs put a keyword that they do not know here, such as the one of the vendor's guide to managed images. */
const IMAGE_FIELD = 'rime_managed_image'

/** `start_stress_test(config, rime_managed_image="name")`: the image of a config that names none. */
function withImageField(given: unknown, fields: Record<string, unknown>): unknown {
  const { [IMAGE_FIELD]: name, ...others } = fields
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) {
    throw new RpcError(
      'invalidArgument',
      `experimentalFields: ${quote(unknown)} is not known; allowed: ${IMAGE_FIELD}`
    )
  }
  if (name === undefined || !isObject(given)) return given
  if (typeof name !== 'string')
    throw new RpcError('invalidArgument', `${IMAGE_FIELD} must be the name of an image`)
  const runTime = given['run_time_info'] ?? given['runTimeInfo'] ?? {}
  const images = isObject(runTime) ? [runTime['custom_image'], runTime['customImage']] : []
  if ([...images, given['custom_image'], given['customImage']].some((image) => image !== undefined)) {
    throw new RpcError('invalidArgument', `the config names an image, and so does ${IMAGE_FIELD}`)
  }
  const rest = { ...given }
  delete rest['runTimeInfo']
  const info = isObject(runTime) ? { ...runTime, custom_image: { managed_image_name: name } } : runTime
  return { ...rest, run_time_info: info }
}

/** What a project holds for its test runs goes for those whose config does not say otherwise, part by part. */
function withProjectDefaults(given: unknown, project: Project): unknown {
  if (!isObject(given)) return given
  const isSaid = (name: string): boolean => given[name] !== undefined || given[camelCase(name)] !== undefined
  const hasImage = isSaid('custom_image')
  const defaults = {
    profiling_config: project.profilingConfig,
    test_suite_config: project.projectTestSuiteConfig,
    categories: project.stressTestCategories,
    // An image at the top of the config is a part of this.
    run_time_info: hasImage ? undefined : project.runTimeInfo
  }
  const used = Object.entries(defaults).filter(([name, value]) => value !== undefined && !isSaid(name))
  return { ...given, ...Object.fromEntries(used) }
}

type RunConfig = NormalisedTestRunConfig & { referenceDatasetId: string }

/** @throws RpcError invalidArgument with every problem, one per line. */
function readConfig(given: unknown): RunConfig {
  try {
    const config = normaliseTestRunConfig(given)
    const { referenceDatasetId } = config
    if (referenceDatasetId !== undefined) return { ...config, referenceDatasetId }
  } catch (error) {
    throw error instanceof ProblemsError ? refusedConfig(error.problems) : error
  }
  throw new RpcError('invalidArgument', 'data_info.ref_dataset_id is missing')
}

/** Everything the run needs, read in one transaction with its job. */
function makeSpec(
  tools: Tools,
  projectId: string,
  task: StressTestSpec['task'],
  config: RunConfig
): StressTestSpec {
  const { registry } = tools
  const reference = registry.dataset(config.referenceDatasetId)
  const evaluation = registry.dataset(config.evaluationDatasetId)
  const model = registry.model(config.modelId)
  ownedBy(projectId, reference.projectId, 'reference dataset')
  ownedBy(projectId, evaluation.projectId, 'evaluation dataset')
  ownedBy(projectId, model.projectId, 'model')
  const predictions = [config.referenceDatasetId, config.evaluationDatasetId].map((id) =>
    registry.prediction(config.modelId, id)
  )
  const [ofReference, ofEvaluation] = predictions
  const files = [
    { what: 'The reference dataset', file: reference.file },
    { what: 'The evaluation dataset', file: evaluation.file },
    ...predictions.flatMap((item) =>
      item === undefined ? [] : [{ what: 'A file of predictions', file: item.file }]
    )
  ]
  return {
    testRunId: randomUUID(),
    task,
    config: config.testRunConfig,
    reference: datasetJob(reference, ofReference),
    evaluation: datasetJob(evaluation, ofEvaluation),
    files,
    ...modelPart(tools, model, config.managedImageName),
    workers: tools.concurrency.workers,
    workerLimits: workerLimits(tools, config.testRunConfig),
    predictSeconds: tools.limits.predictSeconds
  }
}

function modelPart(
  tools: Tools,
  model: ModelItem,
  imageName: string | undefined
): Pick<StressTestSpec, 'model' | 'imageName' | 'imageReference'> {
  if (model.file === undefined) return {}
  if (imageName === undefined) {
    throw new RpcError(
      'invalidArgument',
      'run_time_info.custom_image.managed_image_name is missing: a model runs in a managed image'
    )
  }
  const { reference } = tools.images.takeForJob(imageName)
  return { model: model.file, imageName, imageReference: reference }
}

/** What the config asks for is what each worker may use. */
function workerLimits(tools: Tools, config: RunConfig['testRunConfig']): WorkerLimits {
  const { worker, jobSeconds } = tools.limits
  const { workers } = tools.concurrency
  const { ram_request_megabytes: megabytes, cpu_request_millicores: millicores } =
    config.run_time_info?.resource_request ?? {}
  return {
    memoryMegabytes:
      megabytes === undefined ? Math.floor(worker.memoryMegabytes / workers) : Number(megabytes),
    cpus: millicores === undefined ? worker.cpus / workers : Number(millicores) / 1000,
    processes: worker.processes,
    seconds: jobSeconds
  }
}

function taskOf(task: ModelTask | undefined): StressTestSpec['task'] {
  if (task !== undefined && SUPPORTED_TASKS.includes(task)) return task as StressTestSpec['task']
  throw new RpcError(
    'failedPrecondition',
    `the project's task is ${task ?? 'not set'}; this server tests ${SUPPORTED_TASKS.join(', ')}`
  )
}
