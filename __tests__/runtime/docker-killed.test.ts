/** A builder that is killed at any step leaves no half image, and nothing that the next builder does not sweep away. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { DockerEngine, findEndpoint } from '../../src/runtime/docker/engine.ts'
import { DockerRuntime } from '../../src/runtime/docker/runtime.ts'
import { BASE_IMAGE, dockerAvailable, inspectDocker, removeNamespace } from './docker-support.ts'
import { collectingLogger, NEVER, notice, removeFolder, request, scratchFolder } from './support.ts'

const available = await dockerAvailable()
if (!available)
  notice(`no Docker engine with the image ${BASE_IMAGE}; the tests of killed builders are left out`)

const namespace = `rime-killed-${process.pid}`
const { containersOf, stored, environmentOf } = inspectDocker(namespace)
const logger = collectingLogger()
let stateDir: string

async function newRuntime(): Promise<DockerRuntime> {
  const engine = new DockerEngine(await findEndpoint())
  return DockerRuntime.create({ engine, stateDir, log: logger, namespace })
}

/** Starts a build in a process of its own and kills it at the first line of the log that begins with `stage`. */
async function killedAt(stage: string): Promise<void> {
  const source = (path: string) => JSON.stringify(join(import.meta.dirname, '../../src', path))
  const script = `
    import { DockerEngine, findEndpoint } from ${source('runtime/docker/engine.ts')}
    import { DockerRuntime } from ${source('runtime/docker/runtime.ts')}
    import { silentLogger } from ${source('logger.ts')}
    const engine = new DockerEngine(await findEndpoint())
    const options = { engine, stateDir: ${JSON.stringify(stateDir)}, log: silentLogger, namespace: '${namespace}' }
    const runtime = await DockerRuntime.create(options)
    const requirements = [{ given: 'idna', canonical: 'idna' }]
    const log = (line) => console.log(line)
    await runtime.build({ name: 'killed', requirements, creator: 'test' }, log, new AbortController().signal)
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let output = ''
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString()
    if (output.split('\n').some((line) => line.startsWith(stage))) child.kill('SIGKILL')
  })
  const signal = await new Promise((resolve) => child.on('exit', (_code, by) => resolve(by)))
  expect(signal).toBe('SIGKILL')
}

;(available ? describe : describe.skip)('a builder killed with SIGKILL', () => {
  beforeAll(() => {
    stateDir = scratchFolder()
  })

  afterAll(async () => {
    removeFolder(stateDir)
    await removeNamespace(namespace)
  }, 60_000)

  test.each(['Resolved', 'Installing', 'Verifying', 'Publishing'])(
    'at "%s" is followed by one that builds, and nothing of it is left',
    async (stage) => {
      await killedAt(stage)
      expect(containersOf('builder').length).toBeGreaterThan(0)
      const next = await newRuntime()
      // When the engine was asked to save the image already, the image is whole; at every other step there is none.
      const listed = await next.list()
      if (stage !== 'Publishing') expect(listed).toEqual([])
      const record = await next.build(request('killed', ['idna']), () => undefined, NEVER)
      expect([...containersOf('builder'), ...containersOf('helper')]).toEqual([])
      expect(stored('environments')).toEqual([environmentOf(record.reference)])
      expect(stored('bytecode')).toEqual([environmentOf(record.reference)])
      await next.remove(record)
      expect([...stored('environments'), ...stored('bytecode')]).toEqual([])
      expect(await next.list()).toEqual([])
    },
    120_000
  )

  test('while it shares an environment leaves it to the image that has it', async () => {
    const runtime = await newRuntime()
    const record = await runtime.build(request('owner', ['idna']), () => undefined, NEVER)
    await killedAt('The image owner holds the same libraries')
    const next = await newRuntime()
    const other = await next.build(request('other', ['idna']), () => undefined, NEVER)
    expect(environmentOf(other.reference)).toBe(environmentOf(record.reference))
    expect([...containersOf('builder'), ...containersOf('helper')]).toEqual([])
    await next.remove(other)
    await next.remove(record)
    expect([...stored('environments'), ...stored('bytecode')]).toEqual([])
  }, 120_000)
})
