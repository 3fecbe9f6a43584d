import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { Harness } from './support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await new Harness().start()
})
afterAll(() => harness.close())

async function create(fields: object): Promise<string> {
  const body = { name: 'p', description: '', modelTask: 'MODEL_TASK_BINARY_CLASSIFICATION', ...fields }
  const { project } = await harness.ok<'createProject'>('POST', '/v1/projects', body)
  return project?.id?.uuid ?? ''
}

async function update(id: string, body: object): Promise<{ status: number; body: unknown }> {
  return harness.call('PUT', `/v1/projects/${id}`, body)
}

async function names(query: string): Promise<(string | undefined)[]> {
  const seen: (string | undefined)[] = []
  let page = await harness.ok<'listProjects'>('GET', `/v1/projects?${query}&pageSize=2`)
  for (;;) {
    seen.push(...page.projects.map((item) => item.project?.name))
    if (!page.hasMore) return seen
    const next = `/v1/projects?pageToken=${page.nextPageToken}&pageSize=2`
    page = await harness.ok<'listProjects'>('GET', next)
  }
}

describe('a change of a project', () => {
  test('sets what the mask names, and clears what is named and absent', async () => {
    const id = await create({ name: 'before', useCase: 'x', tags: ['a'] })
    const changed = await update(id, {
      projectId: { uuid: id },
      project: { name: 'after', description: 'not named' },
      mask: 'name,use_case'
    })
    expect(changed).toMatchObject({
      status: 200,
      body: { project: { name: 'after', description: '', tags: ['a'] } }
    })
    const { project } = await harness.ok<'getProject'>('GET', `/v1/projects/${id}`)
    expect(project?.project).toMatchObject({ name: 'after', id: { uuid: id } })
    expect(project?.project).not.toHaveProperty('useCase')
  })

  test('reaches into messages, in the spelling of SDKs', async () => {
    const id = await create({ profilingConfig: { dataProfiling: { numQuantiles: 11 } } })
    const reply = await update(id, {
      project: { profiling_config: { model_profiling: { nrows_for_summary: 10 } } },
      mask: 'profilingConfig.modelProfiling.nrowsForSummary'
    })
    expect(reply.body).toMatchObject({
      project: {
        profilingConfig: { dataProfiling: { numQuantiles: '11' }, modelProfiling: { nrowsForSummary: '10' } }
      }
    })
  })

  test('without a mask sets what is given', async () => {
    const id = await create({ useCase: 'kept' })
    const { body } = await update(id, { project: { description: 'new' } })
    expect(body).toMatchObject({ project: { description: 'new', useCase: 'kept' } })
  })

  test.each([
    'id',
    'creationTime',
    'ownerId.uuid',
    'nothing',
    'name.x',
    '__proto__.x',
    'runTimeInfo.constructor'
  ])('is refused for %s', async (mask) => {
    const reply = await update(await create({}), { project: { name: 'x' }, mask })
    expect(reply).toMatchObject({ status: 400, body: { code: 3 } })
  })

  test('is refused when the config of its test runs is wrong, and when the name is empty', async () => {
    const id = await create({})
    const config = { projectTestSuiteConfig: { individualTestsConfig: '{"no_such_test": {}}' } }
    expect(await update(id, { project: config })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('no_such_test') as unknown }
    })
    expect((await update(id, { project: { name: ' ' } })).status).toBe(400)
    expect((await update('none', { project: { name: 'x' } })).status).toBe(404)
  })
})

test('what a project holds for its runs goes for those that do not say otherwise', async () => {
  const { projectId, start } = await harness.prepare()
  const { run_time_info: runTimeInfo, ...bare } = start.testRunConfig
  expect((await harness.call('POST', `/v1/stress-tests/${projectId}`, { testRunConfig: bare })).status).toBe(
    400
  )
  await update(projectId, { project: { runTimeInfo } })
  const jobId = await harness.begin(projectId, { testRunConfig: bare })
  expect((await harness.waitFor(jobId)).status).toBe('JOB_STATUS_SUCCEEDED')
  const wrong = { ...bare, run_time_info: { custom_image: { managed_image_name: 'no_such_image' } } }
  const reply = await harness.call('POST', `/v1/stress-tests/${projectId}`, { testRunConfig: wrong })
  expect(JSON.stringify(reply.body)).toContain('no_such_image')
})

describe('a keyword that an SDK does not know', () => {
  const field = (name: string, value: unknown) => ({ experimentalFields: { [name]: value } })

  test('names the image of a config that names none', async () => {
    const { projectId, start } = await harness.prepare()
    const { run_time_info: runTime, ...bare } = start.testRunConfig
    const request = { testRunConfig: bare, ...field('rime_managed_image', 'img') }
    const job = await harness.waitFor(await harness.begin(projectId, request))
    expect(job.status).toBe('JOB_STATUS_SUCCEEDED')
    const url = `/v1/stress-tests/${projectId}`
    for (const wrong of [
      { testRunConfig: { ...bare, run_time_info: runTime }, ...field('rime_managed_image', 'img') },
      { testRunConfig: { ...bare, custom_image: 'x' }, ...field('rime_managed_image', 'img') },
      { testRunConfig: bare, ...field('rime_managed_image', { name: 'img' }) },
      { testRunConfig: bare, ...field('rime_image', 'img') }
    ]) {
      expect(await harness.call('POST', url, wrong)).toMatchObject({ status: 400, body: { code: 3 } })
    }
  })
})

test('a project has an address without a scheme', async () => {
  const id = await create({})
  const { url } = await harness.ok<'getProjectUrl'>('GET', `/v1/projects/${id}/url`)
  expect(url?.url).toBe(`127.0.0.1:${harness.service.port}/v1/projects/${id}`)
  expect((await harness.call('GET', '/v1/projects/none/url')).status).toBe(404)
})

describe('the list of projects', () => {
  let between: string
  beforeAll(async () => {
    await harness.close()
    harness = await new Harness().start()
    await create({ name: 'Beta', isPublished: true, workspaceId: { uuid: 'w' } })
    await create({ name: 'alpha', description: 'a Fraud model', modelTask: 'MODEL_TASK_REGRESSION' })
    await new Promise((resolve) => setTimeout(resolve, 5))
    between = new Date().toISOString()
    const categories = ['TEST_CATEGORY_TYPE_TRANSFORMATIONS', 'TEST_CATEGORY_TYPE_ADVERSARIAL']
    await create({ name: 'gamma', useCase: 'fraud' })
    const delta = await create({ name: 'delta' })
    await update(delta, { project: { stressTestCategories: categories } })
    const { jobId, projectId } = await harness.startJob()
    await harness.waitFor(jobId)
    await update(projectId, { project: { name: 'ran' } })
  })

  const FIRST = 'firstPageQuery'
  test.each([
    ['', ['Beta', 'alpha', 'gamma', 'delta', 'ran']],
    [`${FIRST}.sort.sortOrder=ORDER_DESCENDING`, ['ran', 'delta', 'gamma', 'alpha', 'Beta']],
    [`${FIRST}.sort.sortBy=name`, ['Beta', 'alpha', 'delta', 'gamma', 'ran']],
    [
      `${FIRST}.sort.sortBy=name&${FIRST}.sort.sortOrder=ORDER_DESCENDING`,
      ['ran', 'gamma', 'delta', 'alpha', 'Beta']
    ],
    [
      `${FIRST}.sort.sortBy=lastTestRunTime&${FIRST}.sort.sortOrder=ORDER_DESCENDING`,
      ['ran', 'delta', 'gamma', 'alpha', 'Beta']
    ],
    [`${FIRST}.isPublished=true`, ['Beta']],
    [`${FIRST}.isPublished=false`, ['alpha', 'gamma', 'delta', 'ran']],
    [`${FIRST}.modelTasks=MODEL_TASK_REGRESSION`, ['alpha']],
    [`${FIRST}.stressTestCategories=TEST_CATEGORY_TYPE_ADVERSARIAL`, ['delta']],
    [
      `${FIRST}.stressTestCategories=TEST_CATEGORY_TYPE_ADVERSARIAL&${FIRST}.stressTestCategories=TEST_CATEGORY_TYPE_CUSTOM`,
      []
    ],
    [`${FIRST}.search.expression=ALPHA`, ['alpha']],
    [
      `${FIRST}.search.expression=fraud&${FIRST}.search.searchFields=description&${FIRST}.search.searchFields=useCase`,
      ['alpha', 'gamma']
    ],
    [`${FIRST}.search.expression=%25`, []],
    ['workspaceId.uuid=w', ['Beta']],
    [`${FIRST}.ownerEmail=a@example.com`, []],
    [`${FIRST}.status=PROJECT_STATUS_PRODUCTION`, []],
    [`${FIRST}.lastTestRunTimeRange.startTime=2020-01-01T00:00:00Z`, ['ran']]
  ])('with %s', async (query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  test('between two times, in any offset', async () => {
    expect(await names(`${FIRST}.creationTimeRange.endTime=${between}`)).toEqual(['Beta', 'alpha'])
    expect(await names(`${FIRST}.creationTimeRange.startTime=${between}`)).toEqual(['gamma', 'delta', 'ran'])
    const offset = encodeURIComponent(between.replace('Z', '+00:00'))
    expect(await names(`${FIRST}.creationTimeRange.endTime=${offset}`)).toEqual(['Beta', 'alpha'])
  })

  test.each([
    'creationTimeRange.startTime=2026-02-31T25:00:00Z',
    'creationTimeRange.startTime=yesterday',
    'sort.sortBy=size',
    'search.searchFields=secret'
  ])('refuses %s', async (query) => {
    expect((await harness.call('GET', `/v1/projects?${FIRST}.${query}`)).status).toBe(400)
  })
})
