/** Bytecode is compiled off the critical path, beside workers, once. */
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
if (!available) notice(`no Docker engine with the image ${BASE_IMAGE}; the tests of bytecode are left out`)

const namespace = `rime-bytecode-${process.pid}`
const { docker, containersOf, stored, environmentOf } = inspectDocker(namespace)
let stateDir: string
let runtime: DockerRuntime
let image: ImageRecord
let environment: string

/** Runs a shell command in the store, as root. */
function inStore(script: string): string {
  return docker('run', '--rm', '-v', `${namespace}-store:/opt/rime`, BASE_IMAGE, 'sh', '-ec', script)
}

;(available ? describe : describe.skip)('bytecode', () => {
  beforeAll(async () => {
    stateDir = scratchFolder()
    const engine = new DockerEngine(await findEndpoint())
    runtime = await DockerRuntime.create({ engine, stateDir, log: collectingLogger(), namespace })
    image = await runtime.build(request('small', ['packaging']), () => undefined, NEVER)
    environment = environmentOf(image.reference)
    // Without the largest library the tests are quick; a few modules that no compiler takes come instead.
    const packages = `/opt/rime/environments/${environment}/lib/python3.11/site-packages`
    inStore(`cd ${packages}; rm -r pandas; find numpy -name tests | xargs rm -r
      echo 'def broken(:' > broken_syntax.py; printf 'a\\0b' > broken_zero.py
      python3 -c 'print("(" * 5000 + ")" * 5000)' > broken_deep.py`)
  }, 120_000)

  afterAll(async () => {
    removeFolder(stateDir)
    await removeNamespace(namespace)
  }, 60_000)

  test('is not begun when the caller ends it, and leaves no container', async () => {
    const abort = new AbortController()
    const compiling = runtime.compileBytecode(image, abort.signal)
    abort.abort(new Error('enough'))
    await expect(compiling).rejects.toThrow('enough')
    expect(containersOf('compiler')).toEqual([])
  })

  test('is compiled for every module that can be, beside a worker, once', async () => {
    const run = await runModel(runtime, image, HALF_MODEL)
    await runtime.compileBytecode(image, NEVER)
    expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
    await run.close()

    const root = `/opt/rime/bytecode/${environment}`
    const compiled = inStore(`find ${root} -name '*.pyc'`)
    // The import check had no reason to import these.
    for (const module of ['packaging/licenses/_spdx', 'packaging/tags']) {
      expect(compiled).toContain(`/site-packages/${module}.cpython-311.pyc`)
    }
    expect(compiled).not.toContain('broken')
    expect(inStore(`find ${root} -perm /222 ! -name .compiled`)).toBe('')
    const python = `/opt/rime/environments/${environment}/bin/python`
    const check = `PYTHONPYCACHEPREFIX=${root} ${python} -v -c 'import packaging.licenses._spdx' 2>&1 | grep 'code object from.*_spdx'`
    expect(inStore(check)).toContain(`code object from '${root}/opt/rime/environments/`)

    const state = () => inStore(`find ${root} -printf '%p %T@\\n' | sort`)
    const before = state()
    await runtime.compileBytecode(image, NEVER)
    expect(state()).toBe(before)
  }, 120_000)

  test('that is being compiled does not keep its image from removal', async () => {
    inStore(`rm /opt/rime/bytecode/${environment}/.compiled`)
    const compiling = runtime.compileBytecode(image, NEVER)
    while (containersOf('compiler').length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    await runtime.remove(image)
    await compiling
    expect([...containersOf('compiler'), ...stored('environments'), ...stored('bytecode')]).toEqual([])
    await runtime.compileBytecode(image, NEVER)
  }, 60_000)
})
