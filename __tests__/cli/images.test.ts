/** The commands about images: against a real service over a runtime that only pretends, and against a cluster. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { CommandResult } from '../support/command.ts'
import { Catalogue } from '../gate/catalogue.ts'
import { imageRecord } from '../service/support/fake-runtime.ts'
import { Harness, KEY } from '../service/support/harness.ts'
import { inProcess } from './run-command.ts'

describe('with a server of ours', () => {
  let harness: Harness
  beforeEach(async () => {
    harness = await new Harness().start()
  })
  afterEach(() => harness.close())

  const images = (...args: string[]): Promise<CommandResult> =>
    inProcess(['images', ...args, '--server-url', harness.service.url], {
      cwd: harness.folder,
      env: { RIME_API_KEY: KEY }
    })

  const add = (name: string, libraries: Record<string, string>, more: object = {}): void => {
    const pipLibraries = Object.entries(libraries).map(([library, version]) => ({ name: library, version }))
    const lines = pipLibraries.map((one) => `${one.name}==${one.version}`)
    const record = imageRecord(name, pipLibraries)
    harness.runtime.images.set(record.reference, {
      ...record,
      requirements: lines.map((line) => ({ given: line, canonical: line })),
      requestKey: `key of ${name}`,
      ...more
    })
  }

  const names = (): string[] => [...harness.runtime.images.values()].map(({ name }) => name)

  it('plan says which image is reused, and whether newer versions exist', async () => {
    add('team', { six: '0.9', attrs: '1.0' })
    const { code, stdout } = await images(
      'plan',
      '--requirements',
      'six',
      '--requirements',
      'attrs==1.0',
      '--check-updates'
    )
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: [
        'reuse team: Its libraries satisfy every requirement (asked for as attrs-1-0_six).',
        'Newer versions exist:',
        '  six 0.9 -> 1.0',
        ''
      ].join('\n')
    })
    const json = JSON.parse(
      (await images('plan', '--requirements', 'six', '--check-updates', '--json')).stdout
    ) as object
    expect(json).toMatchObject({
      decision: 'reuse',
      image: 'team',
      updates: [{ name: 'six', newest: '1.0' }]
    })
    expect(harness.runtime.builds).toBe(0)
  })

  it('plan explains a build: near misses, the change that would help, what would be installed', async () => {
    add('far', { six: '1.16.0', attrs: '20.1' })
    add('near', { six: '1.16.0', attrs: '23.1' })
    writeFileSync(join(harness.folder, 'base.txt'), 'six==1.15.0\n')
    const args = ['plan', '-r', 'base.txt', '--requirements', 'attrs>=23', '--image-name', 'mine']
    const { code, stdout } = await images(...args)
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: [
        'build mine: No image has everything that is asked for.',
        'Image near does not fit:',
        '  six 1.16.0 is installed, ==1.15.0 is asked for (to use it, write "six>=1.15.0" instead of "six==1.15.0")',
        'Image far does not fit:',
        '  attrs 20.1 is installed, >=23 is asked for (to use it, write "attrs>=20.1" instead of "attrs>=23")',
        '  six 1.16.0 is installed, ==1.15.0 is asked for (to use it, write "six>=1.15.0" instead of "six==1.15.0")',
        'A build would install 2 libraries for Python 3.11.2.',
        ''
      ].join('\n')
    })
    expect((await images(...args, '--verbose')).stdout).toContain('\n  attrs 1.0\n  six 1.0\n')
    expect(harness.runtime.builds).toBe(0)
  })

  it('plan tells the place of requirements that cannot be resolved, with exit code 2', async () => {
    const { BuildError } = await import('../../src/runtime/runtime.ts')
    harness.runtime.onResolve = () => Promise.reject(new BuildError('resolve', 'attrs<1 needs six>=2'))
    writeFileSync(join(harness.folder, 'base.txt'), '# ours\nsix==1.15.0\n')
    const { code, stderr } = await images('plan', '-r', 'base.txt', '--requirements', 'attrs<1')
    expect(code).toBe(2)
    expect(stderr).toContain(
      'input requirements:1: The requirements cannot be resolved. attrs<1 needs six>=2'
    )
    expect(stderr).toContain('base.txt:2: "six==1.15.0" is part of this.')
    expect(harness.runtime.builds).toBe(0)
  })

  it('create builds, list and show tell of it, sbom prints its bill of materials', async () => {
    const created = await images('create', 'mine', '--requirements', 'six==1.0')
    expect(created).toMatchObject({ code: 0, stdout: 'mine is ready (built).\n' })
    const again = await images('create', 'mine', '--requirements', 'six==1.0', '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ decision: 'reused', image: { name: 'mine' } })

    const [head = '', row = ''] = (await images('list', '--long')).stdout.split('\n')
    expect(head).toMatch(/^name +status +python +size +last used +created +creator +requirements$/)
    expect(row).toMatch(/^mine +ready +3\.11\.2 +1\.0 kB .*20\d\d-\d\d-\d\d \d\d:\d\d +test +six==1\.0$/)

    const { stdout } = await images('show', 'mine')
    expect(stdout).toMatch(/^creator +test$/m)
    expect(stdout).toMatch(/^size +1\.0 kB$/m)
    expect(stdout).toMatch(/^request key +[0-9a-f]{64}$/m)
    expect(stdout).toMatch(/^ {2}six 1\.0$/m)

    expect(JSON.parse((await images('sbom', 'mine')).stdout)).toMatchObject({ bomFormat: 'CycloneDX' })
    expect(await images('sbom', 'nobody')).toMatchObject({
      code: 2,
      stderr: 'error: There is no image nobody.\n'
    })
  })

  it('show tells why a build failed, and create tells it again before it builds', async () => {
    const { BuildError } = await import('../../src/runtime/runtime.ts')
    harness.runtime.onBuild = () =>
      Promise.reject(new BuildError('verify', 'libgomp.so.1 is missing', 'Add it.'))
    const failed = await images('create', 'mine', '--requirements', 'six==1.0')
    expect(failed.code).toBe(3)
    expect(failed.stderr).toContain('Image mine could not be built: libgomp.so.1 is missing')
    expect((await images('show', 'mine')).stdout).toMatch(/^cause +libgomp\.so\.1 is missing/m)
    harness.runtime.onBuild = () => Promise.resolve([{ name: 'six', version: '1.0' }])
    const built = await images('create', 'mine', '--requirements', 'six==1.0')
    expect(built.code).toBe(0)
    expect(built.stderr).toContain('The last build of this image failed: libgomp.so.1 is missing')
  })

  it('prune deletes what is unused, and says what it freed', async () => {
    add('old', { six: '1.0' })
    add('new', { six: '1.0' }, { createdAt: new Date().toISOString() })
    const dry = await images('prune', '--dry-run')
    expect(dry.stdout).toBe(
      'Would delete old (1.0 kB, never used).\nWould delete 1 image of 1.0 kB together.\n'
    )
    expect(names()).toEqual(['old', 'new'])
    expect((await images('prune', '--keep', '2')).stdout).toBe('Deleted 0 images.\n')
    const { code, stdout } = await images('prune', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      dryRun: false,
      deleted: [{ name: 'old' }],
      kept: [],
      bytes: 1024
    })
    expect(names()).toEqual(['new'])
  })

  it('prune leaves alone what a team shares; delete does so when it is told to', async () => {
    const removals: string[] = []
    harness.runtime.onRemove = ({ name }, options) => {
      removals.push(`${name} ${options?.localOnly === true ? 'here' : 'everywhere'}`)
      return Promise.resolve()
    }
    for (const name of ['pruned', 'deleted', 'dropped']) add(name, { six: '1.0' })
    await images('delete', 'deleted')
    await images('delete', 'dropped', '--local-only')
    await images('prune')
    expect(removals).toEqual(['deleted everywhere', 'dropped here', 'pruned here'])
  })

  it('prune keeps what a job uses', async () => {
    harness.play({ hang: true })
    const { jobId } = await harness.startJob()
    await harness.waitFor(jobId, ['JOB_STATUS_RUNNING'])
    const { stdout } = await images('prune', '--unused-for', 'PT0S')
    expect(stdout).toMatch(new RegExp(`^Kept img: job ${jobId} uses the image img$`, 'm'))
    expect(names()).toEqual(['img'])
  })

  it.each([
    [['prune', '--unused-for', '30'], 'is not a duration'],
    [['prune', '--keep', 'all'], 'is not a number of images'],
    [['upgrade'], 'Give either a name or --all'],
    [['upgrade', 'a', '--all'], 'Give either a name or --all'],
    [['create', 'Not A Name'], 'is not an image name'],
    [['plan', '--system-package', '--privileged'], 'is not a system package'],
    [['list', '--registry', 'ghcr.io/a/b'], 'server-url names another one']
  ])('%j is a usage error', async (args, text) => {
    const { code, stderr } = await images(...args)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(text) as string })
  })
})

describe('with another server', () => {
  let catalogue: Catalogue
  beforeEach(async () => {
    catalogue = await new Catalogue().start()
  })
  afterEach(() => catalogue.server.close())

  const images = (...args: string[]): Promise<CommandResult> =>
    inProcess(['images', ...args, '--server-url', catalogue.server.url], {
      cwd: import.meta.dirname,
      env: { RIME_API_KEY: 'key' }
    })

  it('upgrade waits for the job, and goes on after an image that stays as it is', async () => {
    catalogue.resolves = () => ({})
    catalogue.add('a', { six: '1.16.0' })
    catalogue.add('b', { six: '1.16.0' }, { status: 'STATUS_FAILED' })
    expect(await images('upgrade', 'a', '--base-image', 'python:3.11-slim-trixie')).toMatchObject({
      code: 0,
      stdout: 'a is upgraded.\n'
    })
    expect(await images('upgrade', '--all')).toMatchObject({ code: 0, stdout: 'a is upgraded.\n' })
    const refused = await images('upgrade', '--all', '--base-image', 'alpine', '--json')
    expect(refused.code).toBe(3)
    expect(JSON.parse(refused.stdout)).toEqual([{ name: 'a', failure: 'the base has another C library' }])
    expect((await images('upgrade', 'nobody')).stderr).toBe('error: There is no image nobody.\n')
  })

  it('a cluster does without: no SBOM, no upgrade, no pruning by a use that it does not tell', async () => {
    catalogue.add('a', { six: '1.16.0' }, { creationTime: '2020-01-01T00:00:00Z' })
    expect((await images('sbom', 'a')).stderr).toContain('keeps no software bill of materials')
    expect((await images('upgrade', 'a')).stderr).toContain('cannot upgrade images')
    expect((await images('prune')).stdout).toBe(
      'Kept 1 image: the server does not tell when they were last used.\nDeleted 0 images.\n'
    )
    const plan = await images('plan', '--requirements', 'six', '--check-updates')
    expect(plan).toMatchObject({ code: 0, stderr: '' })
    expect(plan.stdout).toContain('cannot tell whether there are newer versions')
    expect((await images('plan', '--requirements', 'attrs')).stdout).toContain(
      'This server cannot tell what a build would install.'
    )
  })
})
