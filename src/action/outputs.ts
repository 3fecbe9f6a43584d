import * as core from '@actions/core'

import type { Counts, VerdictStatus } from '../report/model.ts'

export interface Outputs {
  status: VerdictStatus
  imageName?: string | undefined
  imageDecision?: string | undefined
  testRunId?: string | undefined
  counts?: Counts
  reportPath?: string
  resultsPath?: string
}

/** Sets every output of action.yml, empty where the run did not come so far. */
export function setOutputs(outputs: Outputs): void {
  core.setOutput('status', outputs.status)
  core.setOutput('image-name', outputs.imageName ?? '')
  core.setOutput('image-decision', outputs.imageDecision ?? '')
  core.setOutput('test-run-id', outputs.testRunId ?? '')
  core.setOutput('passed', String(outputs.counts?.pass ?? 0))
  core.setOutput('warned', String(outputs.counts?.warning ?? 0))
  core.setOutput('failed', String(outputs.counts?.fail ?? 0))
  core.setOutput('skipped', String(outputs.counts?.skip ?? 0))
  core.setOutput('report-path', outputs.reportPath ?? '')
  core.setOutput('results-path', outputs.resultsPath ?? '')
}
