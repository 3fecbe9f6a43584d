import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { Harness } from './support/harness.ts'

let harness: Harness
let run: string
let project: string
beforeAll(async () => {
  harness = await new Harness().start()
  const { jobId, projectId } = await harness.startJob()
  project = projectId
  run = (await harness.waitFor(jobId)).jobData?.stress?.testRunId ?? ''
})
afterAll(() => harness.close())

describe('features', () => {
  test('are counted over the tests, page by page', async () => {
    const first = await harness.ok<'listFeatureResults'>(
      'GET',
      `/v1/feature-results?testRunId=${run}&pageSize=2`
    )
    expect(first).toMatchObject({
      hasMore: true,
      featureResults: [
        {
          urlSafeFeatureId: 'f0',
          featureName: 'f0',
          severity: 'SEVERITY_WARNING',
          summaryCounts: { total: '3', pass: '2', warning: '1', fail: '0', skip: '0' },
          failingTests: []
        },
        {
          urlSafeFeatureId: 'f1',
          severity: 'SEVERITY_ALERT',
          summaryCounts: { total: '2', pass: '1', warning: '0', fail: '1', skip: '0' },
          failingTests: ['subset_performance:subset_accuracy']
        }
      ]
    })
    const next = `/v1/feature-results?pageToken=${first.nextPageToken}&pageSize=2`
    const second = await harness.ok<'listFeatureResults'>('GET', next)
    expect(second).toMatchObject({ hasMore: false, featureResults: [{ urlSafeFeatureId: 'f2' }] })
    expect(second.featureResults).toHaveLength(1)
  })

  test('are read one by one', async () => {
    const path = `/v1/test-runs/${run}/feature-result`
    const { featureResult } = await harness.ok<'getFeatureResult'>('GET', `${path}/f1`)
    expect(featureResult?.summaryCounts?.fail).toBe('1')
    expect((await harness.call('GET', `${path}/none`)).status).toBe(404)
    expect((await harness.call('GET', '/v1/test-runs/none/feature-result/f1')).status).toBe(404)
    expect((await harness.call('GET', '/v1/feature-results')).status).toBe(400)
  })
})

describe('lists', () => {
  test('hold what the filter names and nothing else', async () => {
    const runs = async (query: string): Promise<number> =>
      (await harness.ok<'listTestRuns'>('GET', `/v1/test-runs?${query}`)).testRuns.length
    expect(await runs(`firstPageQuery.projectId.uuid=${project}`)).toBe(1)
    expect(await runs(`firstPageQuery.projectId.uuid=${project}&firstPageQuery.scheduleId.uuid=x`)).toBe(0)
    const jobs = async (query: string): Promise<number> =>
      (await harness.ok<'listJobsForProject'>('GET', `/v1/jobs/project/${project}?${query}`)).jobs.length
    expect(await jobs('')).toBe(1)
    expect(await jobs('firstPageQuery.internalCreated=true')).toBe(0)
    expect(await jobs('firstPageQuery.internalCreated=false')).toBe(1)
    expect(await jobs('firstPageQuery.selectedStatuses=JOB_STATUS_FAILED')).toBe(0)
    const cases = async (query: string): Promise<number> =>
      (
        await harness.ok<'listTestCases'>(
          'GET',
          `/v1/test-cases?listTestCasesQuery.testRunId=${run}&${query}`
        )
      ).testCases.length
    expect(
      await cases('listTestCasesQuery.urlSafeFeatureIds=f1&listTestCasesQuery.urlSafeFeatureIds=f2')
    ).toBe(3)
    expect(
      await cases('listTestCasesQuery.urlSafeFeatureIds=f1&listTestCasesQuery.testTypes=null_substitution')
    ).toBe(1)
  })
})

describe('features that are licensed elsewhere', () => {
  test('are not part of this server, and unknown ones are unknown', async () => {
    const path = '/v1/feature-flags/embedded/features'
    expect(await harness.ok<'listEnabledFeatures'>('GET', path)).toEqual({
      customerName: 'embedded',
      enabledFeatures: []
    })
    expect(await harness.ok<'getEnabledFeature'>('GET', `${path}/LICENSE_FEATURE_FIREWALL`)).toEqual({
      feature: 'LICENSE_FEATURE_FIREWALL',
      enabled: false
    })
    expect((await harness.call('GET', `${path}/LICENSE_FEATURE_NONE`)).status).toBe(404)
    expect((await harness.call('GET', '/v1/feature-flags/other/features')).status).toBe(404)
  })
})
