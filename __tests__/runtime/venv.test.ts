import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { PipInstaller } from '../../src/runtime/image-build/installer.ts'
import type { BuildError, ImageRecord } from '../../src/runtime/runtime.ts'
import { VenvRuntime } from '../../src/runtime/venv/runtime.ts'
import type { findTools } from '../../src/runtime/venv/tools.ts'
import { leftovers } from '../support/leftovers.ts'
import {
  collectingLogger,
  HALF_MODEL,
  makeCertificate,
  NEVER,
  newJobId,
  notice,
  predictOnce,
  removeFolder,
  request,
  runModel,
  scratchFolder,
  startIndex,
  withVariables
} from './support.ts'
import { execFileSync } from '../support/run-sync.ts'

const linux = process.platform === 'linux'
let stateDir: string
let runtime: VenvRuntime
let small: ImageRecord
const logger = collectingLogger()

beforeAll(async () => {
  stateDir = scratchFolder()
  runtime = await VenvRuntime.create({ stateDir, log: logger })
  small = await runtime.build(request('small', ['six', 'packaging>=20']), () => undefined, NEVER)
}, 180_000)

afterAll(() => removeFolder(stateDir))

function failure(promise: Promise<unknown>): Promise<BuildError> {
  return promise.then(
    () => {
      throw new Error('it worked, but it must not')
    },
    (error: unknown) => error as BuildError
  )
}

const pipOnly: typeof findTools = (python, search) => {
  const folder = join(stateDir, 'pip-tool')
  if (!existsSync(folder)) execFileSync(python, ['-m', 'venv', folder], { env: search.env })
  return Promise.resolve({ uv: undefined, installer: new PipInstaller(join(folder, 'bin', 'python')) })
}

/** Collects the command lines of all processes of this machine until it is stopped. Linux. */
function watchCommandLines(): { stop: () => string[] } {
  const seen = new Set<string>()
  const watch = setInterval(() => {
    for (const pid of linux ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []) {
      try {
        seen.add(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
      } catch {
        // It ended.
      }
    }
  }, 5)
  return {
    stop: () => {
      clearInterval(watch)
      return [...seen]
    }
  }
}

function textsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
}

describe('an image', () => {
  test('is read back, recorded beside the environment and listed by every runtime of the folder', async () => {
    const names = small.pipLibraries.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['six', 'packaging', 'numpy', 'pandas']))
    expect(small.lock).toMatch(/^six==[\d.]+ \\\n {4}--hash=sha256:[0-9a-f]{64}/m)
    expect(small.pythonVersion.startsWith(await runtime.defaultPython())).toBe(true)
    expect(small.markerEnvironment['python_full_version']).toBe(small.pythonVersion)
    const other = await VenvRuntime.create({ stateDir, log: logger })
    expect(await other.list()).toEqual([small])
  })

  test('with a damaged record is left out, with one warning', async () => {
    const folder = join(stateDir, 'images', 'venv', 'damaged')
    mkdirSync(folder)
    writeFileSync(join(folder, 'image.json'), '{"schema":1,')
    expect((await runtime.list()).map(({ reference }) => reference)).not.toContain(folder)
    await runtime.list()
    expect(logger.lines.filter((line) => line.includes(folder))).toHaveLength(1)
    removeFolder(folder)
  })

  test('of a later schema is left out', async () => {
    const folder = join(stateDir, 'images', 'venv', 'later')
    mkdirSync(folder)
    writeFileSync(join(folder, 'image.json'), JSON.stringify({ ...small, schema: 99 }))
    expect((await runtime.list()).map(({ reference }) => reference)).not.toContain(folder)
    removeFolder(folder)
  })
})

describe('requirements that do not work', () => {
  test('contradictory ones are explained before anything is built', async () => {
    const error = await failure(runtime.resolve(request('bad', ['pandas==2.2.3', 'numpy<1.22']), NEVER))
    expect(error.stage).toBe('resolve')
    expect(error.message).toContain('about "pandas==2.2.3", "numpy<1.22"')
    expect(error.message).not.toMatch(/warning:|--no-build/)
    expect(readdirSync(join(stateDir, 'images', 'venv')).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test.each([
    ['an unknown package', ['scikit-lern-no-such-thing'], /no package named "scikit-lern-no-such-thing"/],
    ['the name it is imported by', ['sklearn'], /Write "scikit-learn" instead of "sklearn"/],
    ['a version that does not exist', ['six==999.0'], /version that the package index has/],
    ['a source distribution only', ['antlr4-python3-runtime==4.9.3'], /Only wheels are installed/]
  ])('%s', async (_what, requirements, hint) => {
    const error = await failure(runtime.resolve(request('bad', requirements), NEVER))
    expect(error).toMatchObject({ stage: 'resolve', hint: expect.stringMatching(hint) })
  })

  test('libraries that install but cannot be imported fail with the module’s own error', async () => {
    const error = await failure(
      runtime.build(
        request('broken', ['pandas==1.5.3', 'numpy>=2,<2.3'], { pythonVersion: '3.11' }),
        () => undefined,
        NEVER
      )
    )
    expect(error.stage).toBe('verify')
    expect(error.message).toMatch(/import pandas \(of pandas\): ValueError: numpy\.dtype size changed/)
    expect(error.hint).toContain('"numpy<2"')
    expect((await runtime.list()).map(({ name }) => name)).not.toContain('broken')
  }, 120_000)

  test('a Python that nobody has is named together with those found', async () => {
    const error = await failure(runtime.resolve(request('bad', ['six'], { pythonVersion: '3.99' }), NEVER))
    expect(error).toMatchObject({
      stage: 'prepare',
      message: expect.stringMatching(/Python 3\.99 .*found: 3\.\d+/)
    })
  })

  test.each([
    '--index-url=http://127.0.0.1:9/',
    '-r /etc/passwd',
    './folder',
    'six\n--pre',
    'six ${HOME}',
    'six --hash=sha256:0'
  ])('what an installer would take as an option or a path never reaches it: %j', async (line) => {
    const error = await failure(runtime.resolve(request('bad', [line]), NEVER))
    expect(error).toMatchObject({ stage: 'resolve', message: expect.stringContaining('cannot be handed') })
  })
})

test('another Python of this machine is found and used', async () => {
  if (
    !existsSync(join(homedir(), '.pyenv', 'versions')) ||
    !/^3\.8\./m.test(readdirSync(join(homedir(), '.pyenv', 'versions')).join('\n'))
  ) {
    notice('no Python 3.8 under ~/.pyenv; the test of another Python is left out')
    return
  }
  const record = await runtime.build(
    request('old', ['six'], { pythonVersion: '3.8' }),
    () => undefined,
    NEVER
  )
  expect(record.pythonVersion).toMatch(/^3\.8\./)
  await runtime.remove(record)
}, 120_000)

test('pip does the work where uv cannot be had', async () => {
  const withPip = await VenvRuntime.create({ stateDir, log: logger, findTools: pipOnly })
  const error = await failure(withPip.resolve(request('bad', ['scikit-lern-no-such-thing']), NEVER))
  expect(error).toMatchObject({ stage: 'resolve', hint: expect.stringContaining('no package named') })
  const record = await withPip.build(request('by-pip', ['six==1.16.0']), () => undefined, NEVER)
  expect(record.pipLibraries).toContainEqual({ name: 'six', version: '1.16.0' })
  expect(record.lock).toMatch(/^six==1\.16\.0 \\\n {4}--hash=sha256:[0-9a-f]{64}$/m)
  await withPip.remove(record)
}, 240_000)

describe('the package index', () => {
  test.each(['pip’s configuration', 'the options of the service'])(
    'gets the credentials of %s, and they show up nowhere else',
    async (way) => {
      const password = `cnry_${'a1b2c3d4'.repeat(3)}`
      const index = await startIndex({ password })
      const home = scratchFolder()
      const lines: string[] = []
      const config = join(home, 'pip.conf')
      const byOptions = way.startsWith('the options')
      writeFileSync(config, `[global]\nindex-url = ${index.url(`someone:${password}`)}\n`)
      const subject = byOptions
        ? await VenvRuntime.create({ stateDir, log: logger, index: { url: index.url() } })
        : runtime
      const variables = byOptions
        ? { UV_INDEX_DEFAULT_USERNAME: 'someone', UV_INDEX_DEFAULT_PASSWORD: password }
        : { PIP_CONFIG_FILE: config }
      const commandLines = watchCommandLines()
      try {
        const record = await withVariables(
          { ...variables, GITHUB_TOKEN: password, RIME_API_KEY: password },
          () => subject.build(request('private', ['canarypkg']), (line) => lines.push(line), NEVER)
        )
        expect(index.credentials).toContain(`someone:${password}`)
        expect(record.pipLibraries).toEqual([{ name: 'canarypkg', version: '1.0' }])
        expect(lines.join('\n')).toContain('NumPy and pandas cannot be added')
        const argv = commandLines.stop()
        if (linux) expect(argv.some((line) => line.includes('compile'))).toBe(true)
        for (const text of [...textsBelow(record.reference), ...lines, ...logger.lines, ...argv])
          expect(text).not.toContain(password)
        await runtime.remove(record)
      } finally {
        commandLines.stop()
        removeFolder(home)
        await index.close()
      }
    }
  )

  test.each(['uv', 'pip'])('that is named beside the default one is asked first, by %s', async (tool) => {
    const [first, last] = [await startIndex({ password: 'one-two-three' }), await startIndex()]
    try {
      const options = { url: last.url(), extraUrls: [first.url()] }
      const subject = await VenvRuntime.create({
        stateDir,
        log: logger,
        index: options,
        ...(tool === 'pip' ? { findTools: pipOnly } : {})
      })
      const credentials = { UV_INDEX_EXTRA1_USERNAME: 'me', UV_INDEX_EXTRA1_PASSWORD: 'one-two-three' }
      const other = { PIP_INDEX_URL: 'http://127.0.0.1:9/never', UV_INDEX: 'http://127.0.0.1:9/never' }
      const { lock } = await withVariables({ ...credentials, ...other }, () =>
        subject.resolve(request('extra', ['canarypkg']), NEVER)
      )
      expect(lock).toMatch(/^canarypkg==1\.0 /)
      expect(first.credentials).toContain('me:one-two-three')
      expect(last.credentials).toEqual([])
    } finally {
      await first.close()
      await last.close()
    }
  })

  test('with a certificate of its own is trusted when the options name it', async () => {
    const folder = scratchFolder()
    const { certificate, ...tls } = makeCertificate(folder)
    const index = await startIndex({ tls })
    try {
      const open = (certificates?: string) =>
        VenvRuntime.create({
          stateDir,
          log: logger,
          index: { url: index.url(), ...(certificates === undefined ? {} : { certificates }) }
        })
      const asked = request('tls', ['canarypkg'])
      const untrusted = await failure((await open()).resolve(asked, NEVER))
      expect(untrusted).toMatchObject({ stage: 'resolve', hint: expect.stringContaining('not trusted') })
      expect(await (await open(certificate)).resolve(asked, NEVER)).toMatchObject({
        lock: expect.stringContaining('canarypkg==1.0')
      })
      const absent = await failure((await open(join(folder, 'no.pem'))).resolve(asked, NEVER))
      expect(absent).toMatchObject({ stage: 'prepare', message: expect.stringContaining('no.pem') })
      const empty = await failure((await open(join(folder, 'key.pem'))).resolve(asked, NEVER))
      expect(empty.message).toContain('holds no certificate')
    } finally {
      await index.close()
      removeFolder(folder)
    }
  }, 60_000)

  test('that refuses access is told from one that has no such package', async () => {
    const index = await startIndex({ password: 'right' })
    try {
      const error = await withVariables({ UV_DEFAULT_INDEX: index.url('someone:wrong-password') }, () =>
        failure(runtime.resolve(request('bad', ['canarypkg']), NEVER))
      )
      expect(error.message + String(error.hint)).not.toContain('wrong-password')
      expect(error.hint).toMatch(/refused access|has no package named/)
    } finally {
      await index.close()
    }
  })

  test.each([
    ['uv', /It tried canarypkg last and did not come to slowpkg/],
    ['pip', /It tried canarypkg last\./]
  ])(
    'that does not answer for one package is named with it, by %s',
    async (tool, place) => {
      const index = await startIndex({ silentAbout: 'slowpkg' })
      try {
        const subject = await VenvRuntime.create({
          stateDir,
          log: logger,
          index: { url: index.url() },
          resolveSeconds: 3,
          ...(tool === 'pip' ? { findTools: pipOnly } : {})
        })
        const before = logger.lines.length
        const asked = request('slow', ['canarypkg', 'slowpkg', 'numpy', 'pandas'])
        const error = await failure(subject.resolve(asked, NEVER))
        expect(error.stage).toBe('resolve')
        expect(error.message).toMatch(/^The resolver found no answer within 3 seconds\. /)
        expect(error.message).toMatch(place)
        expect(error.hint).toMatch(/^Name a version of /)
        expect(logger.lines.slice(before).join('\n')).not.toMatch(/DEBUG|Collecting/)
      } finally {
        await index.close()
      }
    },
    60_000
  )

  test('that changes a file after the resolution is caught', async () => {
    const index = await startIndex()
    try {
      const error = await withVariables({ UV_DEFAULT_INDEX: index.url() }, async () => {
        await runtime.resolve(request('tampered', ['canarypkg']), NEVER)
        index.corrupt()
        return failure(runtime.build(request('tampered', ['canarypkg']), () => undefined, NEVER))
      })
      expect(error).toMatchObject({
        stage: 'install',
        message: expect.stringContaining('not the one that was resolved')
      })
    } finally {
      await index.close()
    }
  })
})

describe('a build that is ended', () => {
  test('by its caller leaves nothing', async () => {
    const abort = new AbortController()
    const before = readdirSync(join(stateDir, 'images', 'venv')).sort()
    const build = runtime.build(
      request('ended', ['six', 'idna']),
      () => abort.abort(new Error('enough')),
      abort.signal
    )
    await expect(build).rejects.toThrow('enough')
    expect(readdirSync(join(stateDir, 'images', 'venv')).sort()).toEqual(before)
  })

  test('by SIGKILL is never READY, and the next build sweeps it away', async () => {
    const script = `
      import { VenvRuntime } from ${JSON.stringify(join(import.meta.dirname, '../../src/runtime/venv/runtime.ts'))}
      import { silentLogger } from ${JSON.stringify(join(import.meta.dirname, '../../src/logger.ts'))}
      const runtime = await VenvRuntime.create({ stateDir: ${JSON.stringify(stateDir)}, log: silentLogger })
      const requirements = [{ given: 'six', canonical: 'six' }]
      await runtime.build({ name: 'killed', requirements, creator: 'test' }, (line) => console.log(line), new AbortController().signal)
    `
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    const ended = new Promise((resolve) => child.on('exit', (_code, signal) => resolve(signal)))
    child.stdout.on('data', (text: Buffer) => {
      if (/Installed|Using/.test(text.toString())) child.kill('SIGKILL')
    })
    expect(await ended).toBe('SIGKILL')
    expect((await runtime.list()).map(({ name }) => name)).not.toContain('killed')
    const images = join(stateDir, 'images', 'venv')
    expect(readdirSync(images).some((name) => name.startsWith('.building-'))).toBe(true)
    await runtime.remove(await runtime.build(request('next', ['six']), () => undefined, NEVER))
    expect(readdirSync(images).filter((name) => name.startsWith('.'))).toEqual([])
  }, 120_000)
})

describe('a worker', () => {
  test('loads the model, predicts and ends', async () => {
    const run = await runModel(runtime, small, HALF_MODEL)
    expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
    await (await run.pool).close()
    expect(await run.exit).toEqual({ code: 0, signal: null })
    await run.close()
  })

  test('has an allowed list of variables, an empty private folder, and the isolation that is promised', async () => {
    const probe = `
import json, os, socket
interfaces = sorted(name for _, name in socket.if_nameindex())
others = [name for name in os.listdir("/proc") if name.isdigit()] if os.path.isdir("/proc") else []
print("PROBE" + json.dumps({"env": sorted(os.environ), "cwd": os.listdir("."), "interfaces": interfaces,
      "processes": len(others), "values": " ".join(os.environ.values())}))
def predict_dict(row):
    return 0.5
`
    const canary = 'cnry_0123456789abcdef'
    await withVariables(
      {
        GITHUB_ENV: canary,
        ACTIONS_RUNTIME_TOKEN: canary,
        INPUT_API_KEY: canary,
        AWS_SECRET_ACCESS_KEY: canary
      },
      async () => {
        const run = await runModel(runtime, small, probe)
        await run.pool
        const found = JSON.parse(/PROBE(.*)/.exec(run.output())![1]!) as {
          env: string[]
          cwd: string[]
          interfaces: string[]
          processes: number
          values: string
        }
        expect(
          found.env.filter((name) => /^(GITHUB|ACTIONS|RUNNER|INPUT|RIME|AWS|PIP|UV)_/.test(name))
        ).toEqual([])
        expect(found.values).not.toContain(canary)
        expect(found.cwd).toEqual([])
        if (runtime.isolation.enforced.some((line) => line.includes('no network'))) {
          expect(found.interfaces).toEqual(['lo'])
          expect(found.processes).toBeLessThan(6)
        } else {
          notice('this machine gives no namespaces to ordinary users; the network of a venv worker is open')
          expect(runtime.isolation.missing.join(' ')).toContain('network')
        }
        await run.close()
      }
    )
  })

  test('that takes too much memory is ended with the reason', async () => {
    const run = await runModel(runtime, small, 'import time\nhoard = bytearray(600 << 20)\ntime.sleep(60)', {
      limits: { memoryMegabytes: 300 }
    })
    expect(await run.exit).toMatchObject({ reason: 'out of memory' })
    await run.close()
  })

  test('that outlives its time is ended with the reason', async () => {
    const run = await runModel(runtime, small, 'import time\ntime.sleep(600)', { limits: { seconds: 2 } })
    expect(await run.exit).toMatchObject({ reason: 'time limit' })
    await run.close()
  })

  test('that starts too many processes is ended with the reason', async () => {
    const forks =
      'import os, time\nfor _ in range(40):\n    if os.fork() == 0:\n        time.sleep(600)\ntime.sleep(600)'
    const run = await runModel(runtime, small, forks, { limits: { processes: 20 } })
    expect(await run.exit).toMatchObject({ reason: 'too many processes' })
    await run.close()
  })

  test.each(['with what this machine allows', 'without namespaces'])(
    'takes its daemons with it, %s',
    async (how) => {
      const subject = how.startsWith('without')
        ? await VenvRuntime.create({
            stateDir,
            log: logger,
            sandbox: { prefix: [], enforced: [], missing: [] }
          })
        : runtime
      const jobId = newJobId()
      const daemon = `
import os, sys, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        print("daemon is up", flush=True)
        time.sleep(600)
    os._exit(0)
def predict_dict(row):
    return 0.5
`
      const run = await runModel(subject, small, daemon, { jobId })
      await run.pool
      while (!run.output().includes('daemon is up')) await new Promise((resolve) => setTimeout(resolve, 50))
      expect(leftovers(jobId)).not.toEqual([])
      // Before the pool: a worker whose connection is closed ends by itself.
      await run.worker.stop()
      expect(await run.exit).toMatchObject({ reason: 'stopped' })
      expect(leftovers(jobId)).toEqual([])
      await run.close()
      expect(readdirSync(join(stateDir, 'work', 'venv'))).toEqual([])
    }
  )

  test('of a service that died is found by its job', async () => {
    const jobId = newJobId()
    const run = await runModel(runtime, small, 'import time\ntime.sleep(600)', { jobId })
    const other = await VenvRuntime.create({ stateDir, log: logger })
    await other.reap(jobId)
    expect((await run.exit).reason).toBeUndefined()
    expect(leftovers(jobId)).toEqual([])
    await run.close()
  })
})
