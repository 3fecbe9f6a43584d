/**
 * System packages. apt is the real one; a base with dnf cannot be had here, so that branch is tested with commands that
 * write down how they are called and answer as the real ones do.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { DockerEngine, findEndpoint } from '../../src/runtime/docker/engine.ts'
import { DockerRuntime } from '../../src/runtime/docker/runtime.ts'
import { managerError } from '../../src/runtime/docker/package-managers.ts'
import type { BuildError, ImageRecord, SystemPackage } from '../../src/runtime/runtime.ts'
import { BASE_IMAGE, dockerAvailable, inspectDocker, removeNamespace } from './docker-support.ts'
import { collectingLogger, NEVER, notice, removeFolder, request, scratchFolder } from './support.ts'

const available = await dockerAvailable()
if (!available)
  notice(`no Docker engine with the image ${BASE_IMAGE}; the tests of system packages are left out`)

const namespace = `rime-packages-${process.pid}`
const { docker, containersOf, makeBase } = inspectDocker(namespace)
let stateDir: string
let runtime: DockerRuntime
let lines: string[]

function build(packages: SystemPackage[], baseImage = BASE_IMAGE): Promise<ImageRecord> {
  lines = []
  const asked = request('with_packages', ['six'], { systemPackages: packages, baseImage })
  return runtime.build(asked, (line) => lines.push(line), NEVER)
}

async function failure(packages: SystemPackage[], baseImage = BASE_IMAGE): Promise<BuildError> {
  const error: unknown = await build(packages, baseImage).then(
    () => new Error('it worked, but it must not'),
    (reason: unknown) => reason
  )
  return error as BuildError
}

;(available ? describe : describe.skip)('system packages', () => {
  beforeAll(async () => {
    stateDir = scratchFolder()
    const engine = new DockerEngine(await findEndpoint())
    runtime = await DockerRuntime.create({ engine, stateDir, log: collectingLogger(), namespace })
  })

  afterAll(async () => {
    removeFolder(stateDir)
    await removeNamespace(namespace)
  }, 60_000)

  describe('with apt', () => {
    test('are there, with their versions in the record, and are added once', async () => {
      const record = await build([{ name: 'tree', manager: 'apt' }, { name: 'libgomp1' }])
      expect(record.systemPackages).toEqual([
        { name: 'libgomp1', version: expect.stringMatching(/^\d/) },
        { name: 'tree', version: expect.stringMatching(/^\d/) }
      ])
      expect(docker('run', '--rm', '--entrypoint', 'ls', record.reference, '/usr/bin/tree')).toBe(
        '/usr/bin/tree\n'
      )
      expect(record.baseDigest).toBe(docker('inspect', '--format', '{{.Id}}', BASE_IMAGE).trim())
      expect(lines.filter((line) => line.startsWith('Adding libgomp1, tree'))).toHaveLength(1)
      const derived = docker('images', '--quiet', `${namespace}-base`)

      const version = record.systemPackages[1]!.version
      const again = await build([{ name: 'libgomp1' }, { name: 'tree' }])
      expect(docker('images', '--quiet', `${namespace}-base`)).toBe(derived)
      const pinned = await build([{ name: 'tree', version }])
      expect(pinned.systemPackages).toEqual([{ name: 'tree', version }])
      expect(pinned.contentKey).not.toBe(again.contentKey)
    }, 180_000)

    test('that the base has already need no other base', async () => {
      const record = await build([{ name: 'libgomp1' }])
      expect(lines.join('\n')).not.toContain('Adding')
      expect(record.systemPackages.map(({ name }) => name)).toEqual(['libgomp1'])
      expect(docker('inspect', '--format', '{{.Parent}}', record.reference).trim()).toBe(record.baseDigest)
    }, 60_000)

    test('that do not exist are an error in the words of apt', async () => {
      const unknown = await failure([{ name: 'no-such-package-here' }])
      expect(unknown).toMatchObject({ name: 'BuildError', stage: 'prepare' })
      expect(unknown.message).toContain('E: Unable to locate package no-such-package-here')
      const wrong = await failure([{ name: 'tree', version: '99.1-1' }])
      expect(wrong.message).toContain("E: Version '99.1-1' for 'tree' was not found")
      expect(wrong.hint).toContain('versions')
      // apt takes a minus at the end for a removal.
      expect((await failure([{ name: 'libgomp1-' }])).message).toMatch(/cannot be added|is not there/)
      expect(containersOf('helper')).toEqual([])
    }, 120_000)

    test.each([
      [{ name: '--version' }, 'is not the name of a system package'],
      [{ name: 'tree; reboot' }, 'is not the name of a system package'],
      [{ name: 'tree', version: '*' }, 'is not a version'],
      [{ name: 'tree', manager: 'dnf' as const }, `the base image ${BASE_IMAGE} has apt`]
    ])('%j is refused', async (one, message) => {
      const error = await failure([one])
      expect(error).toMatchObject({ name: 'BuildError', stage: 'prepare' })
      expect(error.message).toContain(message)
    })
  })

  test.each(['dnf', 'microdnf'])(
    'with %s are asked for and read back as it has them',
    async (command) => {
      const base = makeBase(command, fakeRpm(command))
      const record = await build([{ name: 'libsodium', version: '1.0.18-1.el9' }, { name: 'tree' }], base)
      expect(record.systemPackages).toEqual([
        { name: 'libsodium', version: '1.0.18-1.el9' },
        { name: 'tree', version: '2.1.0-4.el9' }
      ])
      const calls = docker('run', '--rm', '--entrypoint', 'cat', record.reference, '/var/log/calls')
      expect(calls.split('\n')[0]).toMatch(
        new RegExp(`^${command} install -y --setopt=install_weak_deps=\\w+ libsodium-1.0.18-1.el9 tree$`)
      )
      const wrong = await failure([{ name: 'tree', version: '9.9' }], base)
      expect(wrong.message).toContain('Error: Unable to find a match: tree-9.9')
      expect((await failure([{ name: 'tree', manager: 'apt' }], base)).message).toContain('has dnf')
    },
    120_000
  )

  test('are not to be had in a base without apt or dnf, and the error says so', async () => {
    const hide = 'mv /usr/bin/apt-get /usr/bin/not-apt'
    const bare = makeBase('bare', hide)
    expect((await failure([{ name: 'tree' }], bare)).message).toBe(
      `System packages are installed with apt or dnf, and the base image ${bare} has none that is known.`
    )
    const apk = makeBase('apk', `${hide}; printf '#!/bin/sh\\n' > /usr/bin/apk; chmod +x /usr/bin/apk`)
    expect((await failure([{ name: 'tree' }], apk)).message).toContain('has apk')
  }, 60_000)
})

test('the words of a package manager are found among its output', () => {
  expect(managerError('Reading…\nW: old\nE: Unable to locate package x\n')).toBe(
    'E: Unable to locate package x'
  )
  expect(
    managerError('Last metadata check\nNo match for argument: x\nError: Unable to find a match: x\n')
  ).toBe('No match for argument: x Error: Unable to find a match: x')
  expect(managerError('something else\n\n')).toBe('something else')
})

/** Takes apt away and puts dnf and rpm in its place, as far as they are called. */
function fakeRpm(command: string): string {
  return `
mv /usr/bin/apt-get /usr/bin/not-apt
cat > /usr/bin/${command} <<'SCRIPT'
#!/bin/sh
echo "${command} $*" >> /var/log/calls
[ "$1" = install ] || exit 0
for argument in "$@"; do
  case "$argument" in
    install | -y | --setopt=*) ;;
    libsodium-1.0.18-1.el9) echo '1.0.18-1.el9' > /var/lib/libsodium ;;
    tree) echo '2.1.0-4.el9' > /var/lib/tree ;;
    *) echo "Error: Unable to find a match: $argument" >&2; exit 1 ;;
  esac
done
SCRIPT
cat > /usr/bin/rpm <<'SCRIPT'
#!/bin/sh
[ "$1 $2" = '-q --qf' ] || exit 64
if [ -e "/var/lib/$4" ]; then printf '%s\\t%s\\tinstalled\\n' "$4" "$(cat "/var/lib/$4")"; exit 0; fi
echo "package $4 is not installed"
exit 1
SCRIPT
chmod +x /usr/bin/${command} /usr/bin/rpm`
}
