/** Images of equal content have one environment, which goes with the last of them and never from under a worker. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { DockerEngine, findEndpoint } from '../../src/runtime/docker/engine.ts'
import { DockerRuntime } from '../../src/runtime/docker/runtime.ts'
import type { ImageRecord } from '../../src/runtime/runtime.ts'
import { BASE_IMAGE, dockerAvailable, inspectDocker, removeNamespace } from './docker-support.ts'
import {
  collectingLogger,
  HALF_MODEL,
  NEVER,
  notice,
  predictOnce,
  removeFolder,
  request,
  runModel,
  scratchFolder
} from './support.ts'

const available = await dockerAvailable()
if (!available)
  notice(`no Docker engine with the image ${BASE_IMAGE}; the tests of shared environments are left out`)

const namespace = `rime-share-${process.pid}`
const { docker, containersOf, stored, environmentOf } = inspectDocker(namespace)
const logger = collectingLogger()
let stateDir: string
let runtime: DockerRuntime
let lines: string[]

async function newRuntime(): Promise<DockerRuntime> {
  const engine = new DockerEngine(await findEndpoint())
  return DockerRuntime.create({ engine, stateDir, log: logger, namespace })
}

function build(name: string, requirements: string[], by = runtime): Promise<ImageRecord> {
  lines = []
  return by.build(request(name, requirements), (line) => lines.push(line), NEVER)
}

;(available ? describe : describe.skip)('images of equal content', () => {
  let first: ImageRecord

  beforeAll(async () => {
    stateDir = scratchFolder()
    runtime = await newRuntime()
    first = await build('first', ['six', 'packaging'])
  }, 120_000)

  afterAll(async () => {
    removeFolder(stateDir)
    await removeNamespace(namespace)
  }, 60_000)

  test('share an environment, which is verified again and not installed', async () => {
    const second = await build('second', ['packaging', 'six'])
    expect(environmentOf(second.reference)).toBe(environmentOf(first.reference))
    expect(second).toMatchObject({ name: 'second', lock: first.lock, contentKey: first.contentKey })
    expect(second.bytes).toBe(first.bytes)
    expect(lines.join('\n')).toContain('The image first holds the same libraries; its environment is used')
    expect(lines.join('\n')).toContain('Verifying the libraries')
    expect(lines.join('\n')).not.toContain('Installing')
    expect(stored('environments')).toHaveLength(1)

    await runtime.remove(first)
    const run = await runModel(runtime, second, HALF_MODEL)
    expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
    await run.close()
    await runtime.remove(second)
    expect([...stored('environments'), ...stored('bytecode')]).toEqual([])
    first = await build('first', ['six', 'packaging'])
  }, 120_000)

  test('keep the environment that a build is about to share', async () => {
    let removal: Promise<void> | undefined
    lines = []
    const removing = (line: string) => {
      lines.push(line)
      if (line.startsWith('Verifying')) removal = runtime.remove(first)
    }
    const second = await runtime.build(request('second', ['six', 'packaging']), removing, NEVER)
    await removal
    expect(removal).toBeDefined()
    expect(lines.join('\n')).not.toContain('Installing')
    const run = await runModel(runtime, second, HALF_MODEL)
    expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
    await run.close()
    await runtime.remove(second)
    expect([...stored('environments'), ...stored('bytecode')]).toEqual([])
    first = await build('first', ['six', 'packaging'])
  }, 120_000)

  test('say how much room an environment takes', () => {
    const folder = `/s/environments/${environmentOf(first.reference)}`
    const blocks =
      'import os,sys; seen={}\nfor r,d,f in os.walk(sys.argv[1]):\n for n in d+f+["."]: s=os.lstat(os.path.join(r,n)); seen[s.st_ino]=512*s.st_blocks\nprint(sum(seen.values()))'
    const bytes = docker(
      'run',
      '--rm',
      '-v',
      `${namespace}-store:/s:ro`,
      BASE_IMAGE,
      'python3',
      '-c',
      blocks,
      folder
    )
    expect(first.bytes).toBe(Number(bytes))
  })

  test('do not share what is damaged: it is installed again', async () => {
    const environment = environmentOf(first.reference)
    const remove = `rm /opt/rime/environments/${environment}/lib/python3.11/site-packages/six.py`
    docker('run', '--rm', '-v', `${namespace}-store:/opt/rime`, BASE_IMAGE, 'sh', '-c', remove)
    const second = await build('second', ['packaging', 'six'])
    expect(lines.join('\n')).toMatch(/That environment cannot be used: .*six.*Installing again\./)
    expect(environmentOf(second.reference)).not.toBe(environment)
    await runtime.remove(first)
    await runtime.remove(second)
    first = await build('first', ['six', 'packaging'])
  }, 120_000)

  test('with a name that had other content leave the older image, and the newest counts', async () => {
    const older = await build('moving', ['idna'])
    const newer = await build('moving', ['six', 'packaging'])
    const listed = (await runtime.list()).filter(({ name }) => name === 'moving')
    expect(listed.map(({ reference }) => reference).sort()).toEqual([older.reference, newer.reference].sort())
    expect(newer.createdAt > older.createdAt).toBe(true)
    const again = await build('moving', ['packaging', 'six'])
    expect((await runtime.list()).map(({ reference }) => reference)).not.toContain(newer.reference)
    await runtime.remove(older)
    await runtime.remove(again)
  }, 120_000)

  test('are not removed while a worker runs in them, nor is what it sees', async () => {
    const jobImage = await build('busy', ['six', 'packaging'])
    const run = await runModel(runtime, jobImage, HALF_MODEL)
    await run.pool
    const refusal = 'The image busy cannot be removed: 1 model worker(s) run in it.'
    await expect(runtime.remove(jobImage)).rejects.toThrow(refusal)
    // A build of the same name and content does not take it away either.
    const newer = await build('busy', ['packaging', 'six'])
    await runtime.remove(newer)
    await runtime.remove(first)
    expect((await runtime.list()).map(({ reference }) => reference)).toEqual([jobImage.reference])
    expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
    await run.close()
    await runtime.remove(jobImage)
    expect([...stored('environments'), ...stored('bytecode')]).toEqual([])
    first = await build('first', ['six', 'packaging'])
  }, 120_000)

  test('may be built and removed side by side', async () => {
    const builders = await Promise.all([newRuntime(), newRuntime(), newRuntime()])
    const [removed, ...records] = await Promise.all([
      runtime.remove(first),
      ...builders.map((builder, at) => build(`beside-${at}`, ['packaging', 'six'], builder)),
      build('beside-0', ['six', 'packaging'])
    ])
    expect(removed).toBeUndefined()
    for (const record of records) {
      const run = await runModel(runtime, record, HALF_MODEL)
      expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
      await run.close()
    }
    for (const record of records) await runtime.remove(record)
    expect([...stored('environments'), ...stored('bytecode')]).toEqual([])
    expect([...containersOf('builder'), ...containersOf('helper')]).toEqual([])
  }, 180_000)
})
