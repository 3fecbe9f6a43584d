import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { DockerEngine, findEndpoint } from '../../src/runtime/docker/engine.ts'
import { DockerRuntime } from '../../src/runtime/docker/runtime.ts'
import type { BuildError, ImageRecord } from '../../src/runtime/runtime.ts'
import { selectRuntime } from '../../src/runtime/select.ts'
import { BASE_IMAGE, dockerAvailable, inspectDocker, removeNamespace } from './docker-support.ts'
import {
  collectingLogger,
  HALF_MODEL,
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

const namespace = `rime-test-${process.pid}`
const { docker, containersOf, stored } = inspectDocker(namespace)
const available = await dockerAvailable()
if (!available)
  notice(`no Docker engine with the image ${BASE_IMAGE}; the tests of the docker runtime are left out`)
const whenAvailable = available ? describe : describe.skip

const logger = collectingLogger()
let stateDir: string
let engine: DockerEngine
let runtime: DockerRuntime
let small: ImageRecord

function failure(promise: Promise<unknown>): Promise<BuildError> {
  return promise.then(
    () => {
      throw new Error('it worked, but it must not')
    },
    (error: unknown) => error as BuildError
  )
}

whenAvailable('docker', () => {
  beforeAll(async () => {
    stateDir = scratchFolder()
    engine = new DockerEngine(await findEndpoint())
    runtime = await DockerRuntime.create({ engine, stateDir, log: logger, namespace })
    small = await runtime.build(request('small_set', ['six', 'packaging>=20']), () => undefined, NEVER)
  }, 240_000)

  afterAll(async () => {
    removeFolder(stateDir)
    await removeNamespace(namespace)
  }, 60_000)

  describe('an image', () => {
    test('carries its own record, which every runtime of the engine reads', async () => {
      expect(small.pipLibraries.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['six', 'packaging', 'numpy', 'pandas'])
      )
      expect(small.pythonVersion).toMatch(/^3\.11\./)
      expect(small.baseImage).toBe(BASE_IMAGE)
      const other = await DockerRuntime.create({ engine, stateDir, log: logger, namespace })
      expect(await other.list()).toEqual([small])
      expect(docker('images', '--quiet', '--no-trunc', `${namespace}/small-set`).trim()).toBe(small.reference)
    })

    test('without its environment is not listed and says so when it is used', async () => {
      const record = await runtime.build(request('pruned', ['six']), () => undefined, NEVER)
      const environment = docker(
        'inspect',
        '--format',
        `{{index .Config.Labels "${namespace}.environment"}}`,
        record.reference
      )
      const folder = `/opt/rime/environments/${environment.trim()}`
      docker('run', '--rm', '-v', `${namespace}-store:/opt/rime`, BASE_IMAGE, 'rm', '-rf', folder)
      const other = await DockerRuntime.create({ engine, stateDir, log: logger, namespace })
      expect((await other.list()).map(({ name }) => name)).not.toContain('pruned')
      await expect(runModel(other, record, HALF_MODEL)).rejects.toThrow('no longer there')
      await other.remove(record)
      expect(docker('images', '--quiet', `${namespace}/pruned`)).toBe('')
    }, 120_000)

    test('that is removed leaves neither image nor environment', async () => {
      const before = environments()
      const record = await runtime.build(request('gone', ['idna']), () => undefined, NEVER)
      expect(environments()).toHaveLength(before.length + 1)
      await runtime.remove(record)
      await runtime.remove(record)
      expect(environments()).toEqual(before)
      expect((await runtime.list()).map(({ name }) => name)).not.toContain('gone')
    }, 120_000)
  })

  describe('a request that does not work', () => {
    test('is explained before anything is built', async () => {
      const error = await failure(runtime.resolve(request('bad', ['pandas==2.2.3', 'numpy<1.22']), NEVER))
      expect(error.stage).toBe('resolve')
      expect(error.message).toContain('about "pandas==2.2.3", "numpy<1.22"')
    })

    test('because a library cannot be imported leaves nothing', async () => {
      const before = environments()
      const build = runtime.build(
        request('broken', ['pandas==1.5.3', 'numpy>=2,<2.3']),
        () => undefined,
        NEVER
      )
      expect(await failure(build)).toMatchObject({
        stage: 'verify',
        message: expect.stringContaining('numpy.dtype size changed')
      })
      expect(environments()).toEqual(before)
      expect(containersOf('builder')).toEqual([])
    }, 120_000)

    test('because the base has another Python says which one', async () => {
      const wrong = request('bad', ['six'], { pythonVersion: '3.9', baseImage: BASE_IMAGE })
      expect(await failure(runtime.resolve(wrong, NEVER))).toMatchObject({
        stage: 'prepare',
        message: expect.stringMatching(/has Python 3\.11\.\d+, but 3\.9 was asked for/)
      })
    })

    test.each(['127.0.0.1:9/no/such-image:1', '--help', '../escape', 'UPPER case'])(
      'because of its base image %j',
      async (baseImage) => {
        const error = await failure(runtime.resolve(request('bad', ['six'], { baseImage }), NEVER))
        expect(error.stage).toBe('prepare')
      }
    )
  })

  test('a base without OpenMP gets it, once', async () => {
    const bare = `${namespace}-bare:1`
    const purge = ['sh', '-c', 'dpkg --purge --force-all libgomp1 && ldconfig']
    docker('run', '--name', `${namespace}-bare`, BASE_IMAGE, ...purge)
    docker('commit', '--change', `LABEL ${namespace}.base=bare`, `${namespace}-bare`, bare)
    docker('rm', `${namespace}-bare`)
    const lines: string[] = []
    const build = (name: string) =>
      runtime.build(request(name, ['lightgbm'], { baseImage: bare }), (line) => lines.push(line), NEVER)
    const record = await build('with_openmp')
    await runtime.remove(await build('with_openmp_again'))
    expect(lines.filter((line) => line.startsWith('Adding the OpenMP library'))).toHaveLength(1)
    expect(record.baseImage).toBe(bare)
    const run = await runModel(runtime, record, `import lightgbm\n${HALF_MODEL}`)
    expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
    await run.close()
    await runtime.remove(record)
  }, 240_000)

  test.each([
    ['in pip’s settings', 'PIP_INDEX_URL'],
    ['of an index that the service was told to use', 'UV_INDEX_DEFAULT_PASSWORD']
  ])(
    'credentials %s are used, and are nowhere in what is kept',
    async (_where, given) => {
      // The way from a container to this machine, as the container's routes have it (little-endian hexadecimal).
      const route = docker('run', '--rm', BASE_IMAGE, 'cat', '/proc/net/route')
      const bytes = Buffer.from(/\t00000000\t([0-9A-F]{8})\t/.exec(route)?.[1] ?? '', 'hex')
      const gateway = [...bytes.reverse()].join('.')
      const password = `cnry_${'a1b2c3d4'.repeat(3)}`
      const index =
        gateway === '' ? undefined : await startIndex({ password, host: gateway }).catch(() => undefined)
      if (index === undefined) {
        notice(
          `containers cannot reach this machine ("${gateway}"); the test of credentials under docker is left out`
        )
        return
      }
      const lines: string[] = []
      let inspected = ''
      try {
        const variables: Record<string, string> =
          given === 'PIP_INDEX_URL'
            ? { PIP_INDEX_URL: index.url(`someone:${password}`), PIP_TRUSTED_HOST: gateway }
            : { UV_INDEX_DEFAULT_USERNAME: 'someone', UV_INDEX_DEFAULT_PASSWORD: password }
        const told =
          given === 'PIP_INDEX_URL'
            ? runtime
            : await DockerRuntime.create({
                engine,
                stateDir,
                log: logger,
                namespace,
                index: { url: index.url() }
              })
        const record = await withVariables(variables, () =>
          told.build(
            request('private', ['canarypkg']),
            (line) => {
              lines.push(line)
              for (const id of containersOf('builder')) inspected += docker('inspect', id)
            },
            NEVER
          )
        )
        expect(index.credentials).toContain(`someone:${password}`)
        expect(record.pipLibraries).toEqual([{ name: 'canarypkg', version: '1.0' }])
        expect(inspected).toContain(`${namespace}.builder`)
        const image = docker('inspect', record.reference) + docker('history', '--no-trunc', record.reference)
        const search = `grep -rlF -e '${password}' /s || true`
        const stored = docker('run', '--rm', '-v', `${namespace}-store:/s:ro`, BASE_IMAGE, 'sh', '-c', search)
        for (const text of [image, inspected, ...lines, ...logger.lines, JSON.stringify(record)]) {
          expect(text).not.toContain(password)
        }
        expect(stored).toBe('')
        await runtime.remove(record)
      } finally {
        await index.close()
      }
    },
    120_000
  )

  test.each(['Building', 'Installing', 'Verifying', 'Publishing'])(
    'a build that its caller ends at "%s" leaves nothing',
    async (stage) => {
      const before = environments()
      const abort = new AbortController()
      const log = (line: string) => {
        if (line.startsWith(stage)) abort.abort(new Error('enough'))
      }
      const build = runtime.build(request('ended', ['idna']), log, abort.signal)
      // What is asked of the engine at the very end is not taken back.
      if (stage === 'Publishing') await runtime.remove(await build)
      else await expect(build).rejects.toThrow('enough')
      expect(containersOf('builder')).toEqual([])
      expect(environments()).toEqual(before)
    }
  )

  describe('a worker', () => {
    test('loads the model, predicts and ends', async () => {
      const run = await runModel(runtime, small, HALF_MODEL)
      expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
      await (await run.pool).close()
      expect(await run.exit).toEqual({ code: 0, signal: null })
      await run.close()
      expect(containersOf('job')).toEqual([])
    })

    test('does the same where neither files nor sockets of this machine reach the engine', async () => {
      const access = { files: false, sockets: false }
      const remote = await DockerRuntime.create({ engine, stateDir, log: logger, namespace, access })
      const model =
        'from helper import half\ndef predict_dict(row):\n    print("asked")\n    return half(row["x"])\n'
      const jobId = newJobId()
      const run = await runModel(remote, small, model, {
        jobId,
        files: { 'helper.py': 'def half(x):\n    return x / 2\n' }
      })
      expect(await predictOnce(run)).toEqual([0.125, 0.25, 0.5])
      await run.close()
      // The engine's stream is read to its end only then.
      expect(run.output()).toContain('asked')
      expect(stored('jobs')).toEqual([])
    })

    test('is kept in its sandbox', async () => {
      const run = await runModel(runtime, small, SANDBOX_PROBE)
      await run.pool
      const found = JSON.parse(/PROBE(.*)/.exec(run.output())![1]!) as Record<string, unknown>
      await run.close()
      expect(found).toEqual({
        CapEff: 0,
        CapBnd: 0,
        CapPrm: 0,
        NoNewPrivs: 1,
        Seccomp: 2,
        root: false,
        interfaces: ['lo'],
        writable: [],
        temporaryExecutable: false,
        dockerSocket: false,
        otherEnvironments: 1,
        coreLimit: 0,
        openFiles: 4096,
        visibleProcesses: expect.any(Number),
        variables: [],
        initHasSecrets: false,
        reachable: [],
        denied: [
          'mount',
          'unshare',
          'keyctl',
          'bpf',
          'userfaultfd',
          'perf_event_open',
          'raw socket',
          'mknod',
          'chown'
        ],
        modelWritable: false
      })
      expect(found['visibleProcesses']).toBeLessThan(6)
    })

    test('that takes too much memory is ended with the reason', async () => {
      // Bounded, so that a limit that is gone fails this test and not the machine.
      const hoard = 'import time\nhoard = [bytearray(10 << 20) for _ in range(60)]\ntime.sleep(600)'
      const run = await runModel(runtime, small, hoard, { limits: { memoryMegabytes: 200, seconds: 20 } })
      expect(await run.exit).toMatchObject({ reason: 'out of memory' })
      await run.close()
    })

    test('that outlives its time is ended with the reason', async () => {
      const run = await runModel(runtime, small, 'import time\ntime.sleep(600)', { limits: { seconds: 3 } })
      expect(await run.exit).toMatchObject({ reason: 'time limit' })
      await run.close()
    })

    test('that forks without end is held and can be stopped', async () => {
      const bomb = `
import os, time
children = 0
try:
    while children < 200:
        if os.fork() == 0:
            time.sleep(600)
        children += 1
except BlockingIOError:
    print("HELD at", children, flush=True)
time.sleep(600)
`
      const run = await runModel(runtime, small, bomb, { limits: { processes: 40 } })
      while (!run.output().includes('HELD')) await new Promise((resolve) => setTimeout(resolve, 50))
      expect(Number(/HELD at (\d+)/.exec(run.output())![1])).toBeLessThan(40)
      await run.close()
      expect(await run.exit).toMatchObject({ reason: 'stopped' })
      expect(containersOf('job')).toEqual([])
    })

    test('that prints without end does not stop the rest', async () => {
      const run = await runModel(runtime, small, 'import sys\nwhile True:\n    sys.stdout.write("x" * 65536)')
      while (run.output().length < 1_000_000) await new Promise((resolve) => setTimeout(resolve, 20))
      await run.close()
      expect(await run.exit).toMatchObject({ reason: 'stopped' })
    })

    test('of a service that died is found by its job', async () => {
      const jobId = newJobId()
      const run = await runModel(runtime, small, 'import time\ntime.sleep(600)', { jobId })
      const other = await DockerRuntime.create({ engine, stateDir, log: logger, namespace })
      await other.reap(jobId)
      expect(containersOf('job')).toEqual([])
      await run.exit
      await run.close()
    })
  })

  test('is chosen by auto, with a sentence that says why', async () => {
    const { runtime: chosen, reason } = await selectRuntime('auto', { stateDir, log: logger, namespace })
    expect(chosen.name).toBe('docker')
    expect(reason).toMatch(/^The runtime is docker, because a Docker engine answers .*Not isolated: .*kernel/)
  })

  function environments(): string[] {
    return stored('environments')
  }
})

describe('without an engine', () => {
  const nowhere = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' }

  test('auto takes venv and says why', async () => {
    const folder = scratchFolder()
    const { runtime: chosen, reason } = await withVariables(nowhere, () =>
      selectRuntime('auto', { stateDir: folder, log: logger })
    )
    expect(chosen.name).toBe('venv')
    expect(reason).toMatch(
      /^The runtime is venv, because no Docker engine answers at unix:.*Not isolated: The model runs as the same user/
    )
    removeFolder(folder)
  })

  test('docker by name is an error that says what to do', async () => {
    const choice = withVariables(nowhere, () => selectRuntime('docker', { stateDir: '/tmp', log: logger }))
    expect(await failure(choice)).toMatchObject({
      stage: 'prepare',
      hint: expect.stringContaining('Start Docker')
    })
  })
})

/** Prints one line of JSON about what the model could do. Every entry is a promise of the runtime. */
const SANDBOX_PROBE = `
import ctypes, json, os, resource, socket
status = dict(line.split(":", 1) for line in open("/proc/self/status") if ":" in line)
def can_write(path):
    try:
        with open(os.path.join(path, "probe"), "w"):
            return True
    except OSError:
        return False
def can_execute(path):
    file = os.path.join(path, "probe.sh")
    with open(file, "w") as script:
        script.write("#!/bin/sh\\nexit 0\\n")
    os.chmod(file, 0o755)
    return os.spawnv(os.P_WAIT, file, [file]) == 0
def reach(address):
    try:
        socket.create_connection(address, timeout=1).close()
        return True
    except OSError:
        return False
libc = ctypes.CDLL(None, use_errno=True)
def denied(*call):
    return libc.syscall(*call) == -1
calls = {
    "mount": lambda: libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == -1,
    "unshare": lambda: libc.unshare(0x10000000) == -1,
    "keyctl": lambda: denied(250, 0, -3, 1),
    "bpf": lambda: denied(321, 0, None, 0),
    "userfaultfd": lambda: denied(323, 0),
    "perf_event_open": lambda: denied(298, None, 0, -1, -1, 0),
    "mknod": lambda: fails(lambda: os.mknod("/tmp/disk", 0o060666, os.makedev(8, 0))),
    "raw socket": lambda: fails(lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)),
    "chown": lambda: fails(lambda: os.chown("/tmp/probe", 0, 0)),
}
def fails(call):
    try:
        call()
        return False
    except OSError:
        return True
open("/tmp/probe", "w").close()
here = os.path.dirname(os.path.abspath(__file__))
try:
    init = open("/proc/1/environ").read()
except OSError:
    init = ""
paths = ["/", "/etc", "/usr", "/opt", "/opt/rime", "/root", "/var", "/var/tmp", "/proc/sys/kernel", "/sys", "/run", "/home"]
print("PROBE" + json.dumps({
    "CapEff": int(status["CapEff"], 16), "CapBnd": int(status["CapBnd"], 16), "CapPrm": int(status["CapPrm"], 16),
    "NoNewPrivs": int(status["NoNewPrivs"]), "Seccomp": int(status["Seccomp"]), "root": os.getuid() == 0 or os.getgid() == 0,
    "interfaces": [name for _, name in socket.if_nameindex()],
    "writable": [path for path in paths if can_write(path)],
    "temporaryExecutable": can_execute("/tmp"),
    "dockerSocket": any(os.path.exists(path) for path in ["/var/run/docker.sock", "/run/docker.sock"]),
    "otherEnvironments": len(os.listdir("/opt/rime/environments")),
    "coreLimit": resource.getrlimit(resource.RLIMIT_CORE)[1], "openFiles": resource.getrlimit(resource.RLIMIT_NOFILE)[1],
    "visibleProcesses": len([name for name in os.listdir("/proc") if name.isdigit()]),
    "variables": [name for name in os.environ if name.startswith(("GITHUB", "ACTIONS", "RUNNER", "INPUT", "RIME", "AWS", "DOCKER", "PIP", "UV"))],
    "initHasSecrets": "GITHUB" in init or "RIME_API" in init,
    "reachable": [address for address in [("169.254.169.254", 80), ("172.17.0.1", 22), ("192.0.2.2", 22)] if reach(address)],
    "denied": [name for name in ["mount", "unshare", "keyctl", "bpf", "userfaultfd", "perf_event_open", "raw socket", "mknod", "chown"] if calls[name]()],
    "modelWritable": can_write(here),
}))
def predict_dict(row):
    return 0.5
`
