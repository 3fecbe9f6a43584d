import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import { checkedSystemPackages, parseSystemPackage } from '../../src/runtime/image-build/system-packages.ts'
import type { BuildError } from '../../src/runtime/runtime.ts'
import { VenvRuntime } from '../../src/runtime/venv/runtime.ts'
import { findSystemPackages, type RunCommand } from '../../src/runtime/venv/system-packages.ts'
import { execFileSync } from '../support/run-sync.ts'
import {
  collectingLogger,
  NEVER,
  notice,
  removeFolder,
  request,
  scratchFolder,
  startIndex
} from './support.ts'
import { sharedUv } from './venv-support.ts'

describe('a system package', () => {
  test.each([
    ['libgomp1', undefined],
    ['libstdc++6', '12.2.0-14+deb12u1'],
    ['python3.11', '1:3.11.2-6~bpo1'],
    ['glibc-langpack-en', '2.34-100.el9_4.2']
  ])('%s in version %s is one', (name, version) => {
    expect(parseSystemPackage(name, version)).toEqual({
      package: version === undefined ? { name } : { name, version }
    })
  })

  test.each(['', '-o', '--install', 'a b', 'a;b', 'a=1', 'a*', '../a', 'a/b', 'é', 'a\n', 'x'.repeat(129)])(
    'has no name like %j',
    (name) => expect(parseSystemPackage(name)).toEqual({ error: expect.stringContaining('is not the name') })
  )

  test.each(['', '*', 'a1', '1 2', '1;2', '-1', '1=2', '1$2', '1\n'])('has no version like %j', (version) =>
    expect(parseSystemPackage('libgomp1', version)).toEqual({
      error: expect.stringContaining('is not a version of the system package libgomp1')
    })
  )
})

describe('the packages of a request', () => {
  test('are sorted, each once, with the version that one of them names', () => {
    expect(
      checkedSystemPackages([{ name: 'b' }, { name: 'a' }, { name: 'b', version: '1' }, { name: 'b' }])
    ).toEqual([{ name: 'a' }, { name: 'b', version: '1' }])
  })

  test('are refused together when some are no packages or contradict each other', () => {
    const packages = [{ name: '-x' }, { name: 'a', version: '1' }, { name: 'a', version: '2' }]
    expect(() => checkedSystemPackages(packages)).toThrow(/"-x" is not .*; .*a is asked for as 1 and as 2\./)
  })
})

function failure(promise: Promise<unknown>): Promise<BuildError> {
  return promise.then(
    () => {
      throw new Error('it worked, but it must not')
    },
    (error: unknown) => error as BuildError
  )
}

describe('the venv runtime', () => {
  const debian = existsSync('/etc/debian_version')

  test('records the system packages that this machine has, and names those it lacks', async () => {
    if (!debian) {
      notice('this machine has no dpkg; the test of its packages is left out')
      return
    }
    const version = execFileSync('dpkg-query', ['--show', '--showformat', '${Version}', 'dpkg'], {
      encoding: 'utf8'
    })
    const stateDir = scratchFolder()
    const index = await startIndex()
    try {
      const { findTools } = await sharedUv()
      const options = { stateDir, log: collectingLogger(), findTools, index: { url: index.url() } }
      const runtime = await VenvRuntime.create(options)
      const build = (systemPackages: { name: string; version?: string }[]) =>
        runtime.build(request('system', ['canarypkg'], { systemPackages }), () => undefined, NEVER)
      const record = await build([{ name: 'dpkg', version }, { name: 'bash' }])
      expect(record.systemPackages).toEqual([
        { name: 'bash', version: expect.stringMatching(/^\d/) },
        { name: 'dpkg', version }
      ])
      expect(await runtime.list()).toEqual([record])
      const error = await failure(
        build([{ name: 'no-such-package' }, { name: 'dpkg', version: '0.1' }, { name: 'bash' }])
      )
      expect(error).toMatchObject({
        stage: 'prepare',
        message: expect.stringContaining(`dpkg 0.1 (${version} is installed), no-such-package.`),
        hint: 'Install them in an earlier step: sudo apt-get install --yes dpkg=0.1 no-such-package'
      })
      expect((await failure(build([{ name: '--help' }]))).message).toContain('is not the name')
      expect(readdirSync(join(stateDir, 'images', 'venv'))).toHaveLength(1)
    } finally {
      await index.close()
      removeFolder(stateDir)
    }
  }, 60_000)

  /** In the form of `rpm`, which machines of the Debian family do not have. */
  const rpm: RunCommand = (argv) =>
    Promise.resolve(
      argv[0] !== 'rpm'
        ? undefined
        : {
            stdout: [
              'libgomp\t11.5.0-5.el9_5',
              'openssl-libs\t1:3.2.2-6.el9_5.1',
              'package no-such-package is not installed',
              ''
            ].join('\n')
          }
    )

  test.each([undefined, '3.2.2', '3.2.2-6.el9_5.1', '1:3.2.2-6.el9_5.1'])(
    'takes version %s of an RPM package as dnf does',
    async (version) => {
      const asked = version === undefined ? { name: 'openssl-libs' } : { name: 'openssl-libs', version }
      expect(await findSystemPackages([asked], rpm)).toEqual([
        { name: 'openssl-libs', version: '1:3.2.2-6.el9_5.1' }
      ])
    }
  )

  test('names missing RPM packages with the command of dnf', async () => {
    const asked = [
      { name: 'no-such-package' },
      { name: 'libgomp', version: '11.4' },
      { name: 'openssl-libs', manager: 'apt' as const }
    ]
    expect(await failure(findSystemPackages(asked, rpm))).toMatchObject({
      message: expect.stringMatching(
        /libgomp 11\.4 \(11\.5\.0-5\.el9_5 is installed\), no-such-package, openssl-libs \(of apt, which/
      ),
      hint: expect.stringContaining('dnf install --assumeyes libgomp-11.4 no-such-package openssl-libs')
    })
  })

  test('says so on a machine without either package manager', async () => {
    const error = await failure(findSystemPackages([{ name: 'a' }], () => Promise.resolve(undefined)))
    expect(error.message).toContain('neither dpkg nor rpm')
    expect(await findSystemPackages([], () => Promise.resolve(undefined))).toEqual([])
  })
})
