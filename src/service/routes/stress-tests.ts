import { randomUUID } from 'node:crypto'

import type { ModelTask } from '../../api/types.ts'
import type { WorkerLimits } from '../../runtime/runtime.ts'
import type { NormalisedTestRunConfig } from '../../config/config.ts'
import { normaliseTestRunConfig } from '../../config/config.ts'
import { ProblemsError } from '../../problem.ts'
import { RpcError } from '../errors.ts'
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
    startStressTest: async ({ path, body }) => {
      const project = tools.projects.get(path['projectId.uuid'])
      const projectId = path['projectId.uuid']
      if (body.projectId?.uuid !== undefined && body.projectId.uuid !== projectId) {
        throw new RpcError('invalidArgument', 'projectId in the body is not the one in the path')
      }
      if (Object.keys(body.experimentalFields ?? {}).length > 0) {
        throw new RpcError('invalidArgument', 'experimentalFields of a stress test are not supported')
      }
      const config = readConfig(body.testRunConfig)
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
      })
      const row = tools.jobs.row(jobId)
      tools.runner.submit(row)
      return { job: tools.jobs.toJob(row, false) }
    }
  }
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
