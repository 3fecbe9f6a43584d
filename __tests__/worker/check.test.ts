/** The worker as a file: old Pythons can read it, and it describes the environment it runs in. */
import { beforeAll, expect, test } from '@jest/globals'
import { assetPath } from '../../src/assets.ts'
import {
  describeArguments,
  parseImageDescription,
  workerArguments
} from '../../src/runtime/worker-command.ts'
import { pythonOrNotice } from '../support/python.ts'
import { execFileSync, spawnSync } from '../support/run-sync.ts'

const SCRIPT = assetPath('worker', 'model_worker.py')
const COMPILE =
  'import io, sys\nwith io.FileIO(sys.argv[1]) as file: compile(file.read(), sys.argv[1], "exec")'
const VERSIONS = ['3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14']

beforeAll(async () => {
  for (const version of VERSIONS) await pythonOrNotice([], version)
}, 600_000)

test.each(VERSIONS)('Python %s compiles it and describes itself', async (version) => {
  const python = await pythonOrNotice([], version)
  if (python === undefined) return
  execFileSync(python, ['-W', 'error', '-c', COMPILE, SCRIPT])
  const image = parseImageDescription(execFileSync(python, describeArguments(SCRIPT), { encoding: 'utf8' }))
  expect(image.pythonVersion).toMatch(new RegExp(`^${version}\\.\\d+`))
  expect(image.markerEnvironment).toMatchObject({
    python_version: version,
    python_full_version: image.pythonVersion
  })
  expect(Object.keys(image.markerEnvironment)).toHaveLength(11)
  expect(image.distributions).toContainEqual({
    name: 'pip',
    version: expect.stringMatching(/^\d/),
    providesExtra: [],
    requires: []
  })
})

test('it parses as Python 3.8', async () => {
  const python = await pythonOrNotice([])
  if (python === undefined) return
  const program = 'import ast, sys; ast.parse(open(sys.argv[1], "rb").read(), feature_version=(3, 8))'
  execFileSync(python, ['-c', program, SCRIPT])
})

test('it lists what packaging sees: the same names, versions, extras and markers', async () => {
  const python = await pythonOrNotice(['packaging', 'requests'])
  if (python === undefined) return
  const image = parseImageDescription(execFileSync(python, describeArguments(SCRIPT), { encoding: 'utf8' }))
  const program =
    'import json; from packaging.markers import default_environment as e; print(json.dumps(e(), sort_keys=True))'
  expect(image.markerEnvironment).toEqual(
    JSON.parse(execFileSync(python, ['-c', program], { encoding: 'utf8' }))
  )
  const listed = execFileSync(python, ['-m', 'pip', 'list', '--format=json', '--disable-pip-version-check'], {
    encoding: 'utf8'
  })
  const names = (JSON.parse(listed) as { name: string; version: string }[]).map(
    ({ name, version }) => `${name} ${version}`
  )
  expect(image.distributions.map(({ name, version }) => `${name} ${version}`).sort()).toEqual(names.sort())
  const requests = image.distributions.find(({ name }) => name === 'requests')
  expect(requests?.providesExtra).toContain('socks')
})

test('text printed at start-up does not disturb the description', () => {
  const value = { pythonVersion: '3.11.2', markerEnvironment: { os_name: 'posix' }, distributions: [] }
  expect(parseImageDescription(`hello from a .pth file\n${JSON.stringify(value)}\n`)).toEqual(value)
})

test.each([
  '',
  'Traceback (most recent call last):\nImportError: no module named encodings',
  '{}',
  '[]',
  '{"pythonVersion":"3.11.2","markerEnvironment":{},"distributions":[{"name":"a"}]}',
  '{"pythonVersion":"3.11.2","markerEnvironment":{"os_name":1},"distributions":[]}'
])('a description that is not whole is an error: %j', (output) => {
  expect(() => parseImageDescription(output)).toThrow(/image's Python/)
})

test.each([[[]], [['--socket']], [['--pipe', 'x']], [['--evil']]])(
  'the arguments %j are refused',
  async (given) => {
    const python = await pythonOrNotice([])
    if (python === undefined) return
    const { status, stderr } = spawnSync(python, [SCRIPT, ...given], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^usage: model_worker\.py --socket PATH \| --pipe \| --check/)
  }
)

test('the command line', () => {
  expect(workerArguments('/w.py', { socket: '/run/e.sock' })).toEqual([
    '-X',
    'faulthandler',
    '-u',
    '/w.py',
    '--socket',
    '/run/e.sock'
  ])
  expect(workerArguments('/w.py', { pipe: true })).toEqual(['-X', 'faulthandler', '-u', '/w.py', '--pipe'])
})
