/**
 * Whether an image satisfies a requirement, against pip itself: `pip install --dry-run` inside the image has nothing to
 * install. pip runs without an index, so what is not in the image cannot come from anywhere.
 */
import { cpSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { formatRequirement, matchImage, parseRequirement } from '../../src/requirements/index.ts'
import { environmentPython } from '../../src/runtime/image-build/installer.ts'
import type { ImageRecord } from '../../src/runtime/runtime.ts'
import { VenvRuntime } from '../../src/runtime/venv/runtime.ts'
import { pythonWith } from '../support/python.ts'
import { execFileSync } from '../support/run-sync.ts'
import {
  collectingLogger,
  makeCertificate,
  NEVER,
  removeFolder,
  scratchFolder,
  startIndex,
  type TestIndex
} from './support.ts'
import { sharedUv } from './venv-support.ts'

/** A fork for each line, so that pip is imported once; four at a time. Prints a list of booleans: nothing would be installed. */
const ORACLE = `
import json, os, sys
sys.path.insert(0, sys.argv[1])
from pip._internal.cli.main import main
from pip._internal.commands.install import InstallCommand
answers = []
def answer(position, line):
    report = os.path.join(sys.argv[2], "%d.json" % position)
    code = main(["install", "--dry-run", "--no-index", "--no-input", "--disable-pip-version-check", "--quiet",
                 "--report", report, line])
    return code == 0 and json.load(open(report))["install"] == []
def start(position, line):
    child = os.fork()
    if child != 0:
        return child
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    code = 2
    try:
        code = 0 if answer(position, line) else 1
    finally:
        os._exit(code)
lines = json.load(sys.stdin)
for first in range(0, len(lines), 4):
    children = [start(first + offset, line) for offset, line in enumerate(lines[first:first + 4])]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    if 2 in codes:
        sys.exit("pip failed by itself")
    answers += [code == 0 for code in codes]
print(json.dumps(answers))
`

let scratch: string
let index: TestIndex
let pip: string
let published: ImageRecord
let direct: ImageRecord

beforeAll(async () => {
  scratch = scratchFolder()
  const { certificate, ...tls } = makeCertificate(scratch)
  index = await startIndex({ tls, version: '1.0+cpu.1' })
  const { findTools } = await sharedUv()
  const open = (name: string, more: object) =>
    VenvRuntime.create({ stateDir: join(scratch, name), log: collectingLogger(), findTools, ...more })
  published = await build(await open('published', {}), [
    'requests[socks]==2.32.3',
    'click==8.0.0rc1',
    'python-dateutil==2.9.0.post0',
    'typing_extensions==4.12.2'
  ])
  direct = await build(await open('direct', { index: { url: index.url(), certificates: certificate } }), [
    `canarypkg @ ${index.wheelUrl()}`
  ])
  pip = join(scratch, 'pip')
  const helper = await pythonWith(['pip>=25.3'])
  const where = execFileSync(helper, ['-c', 'import pip; print(pip.__file__)'], { encoding: 'utf8' })
  // The package without its metadata, so that it does not count as installed.
  cpSync(dirname(where.trim()), join(pip, 'pip'), { recursive: true })
}, 180_000)

afterAll(async () => {
  await index.close()
  removeFolder(scratch)
})

function build(runtime: VenvRuntime, lines: string[]): Promise<ImageRecord> {
  const requirements = lines.map((given) => ({ given, canonical: canonical(given) }))
  return runtime.build({ name: 'oracle', requirements, creator: 'test' }, () => undefined, NEVER)
}

function parsed(line: string) {
  const result = parseRequirement(line)
  if (!result.ok) throw new Error(`${line} is no requirement`)
  return result.requirement
}

function canonical(line: string): string {
  return formatRequirement(parsed(line))
}

function pipSays(record: ImageRecord, lines: string[]): Record<string, boolean> {
  const python = environmentPython(join(record.reference, 'env'), process.platform)
  const variables = Object.entries(process.env).filter(([name]) => !name.startsWith('PIP_'))
  const printed = execFileSync(python, ['-c', ORACLE, pip, scratch], {
    input: JSON.stringify(lines),
    env: { ...Object.fromEntries(variables), PIP_CONFIG_FILE: '/dev/null' },
    encoding: 'utf8'
  })
  const answers = JSON.parse(printed) as boolean[]
  return Object.fromEntries(lines.map((line, position) => [line, answers[position]!]))
}

function weSay(record: ImageRecord, lines: string[]): Record<string, boolean> {
  return Object.fromEntries(lines.map((line) => [line, matchImage([parsed(line)], record).matches]))
}

const PUBLISHED = [
  // Names in any spelling, and libraries that came along.
  'requests',
  'Requests',
  'python_dateutil',
  'Python.DateUtil>=2',
  'PYTHON--dateutil',
  'typing-extensions',
  'Typing.Extensions==4.12.2',
  'urllib3',
  'PySocks',
  'flask',
  'request',
  // Every operator.
  'requests==2.32.3',
  'requests==2.32.3.0',
  'requests==2.32.*',
  'requests==2.31.*',
  'requests!=2.32.3',
  'requests!=2.31.0',
  'requests!=2.32.*',
  'requests<2.32.3',
  'requests<=2.32.3',
  'requests>2.32.3',
  'requests>2.32',
  'requests>=2.32.3',
  'requests>=3',
  'requests~=2.0',
  'requests~=2.32.0',
  'requests~=2.31.0',
  'requests===2.32.3',
  'requests===2.32.3.0',
  'requests>=2,<3,!=2.31.0',
  'requests (>=2,<2.30)',
  'requests<1!1.0',
  'requests==1!2.32.3',
  'requests==2.32.3+local',
  // A pre-release that is installed.
  'click',
  'click>=7',
  'click>=8',
  'click<8',
  'click<8.0.0',
  'click<=8.0.0',
  'click>=8.0.0rc1',
  'click>8.0.0rc1',
  'click==8.0.0rc1',
  'click==8.0.0c1',
  'click==8.*',
  'click==8.0.0',
  'click~=8.0.0rc1',
  'click!=8.0.0rc1',
  // A post-release that is installed.
  'python-dateutil>2.9.0',
  'python-dateutil>=2.9.0',
  'python-dateutil==2.9.0',
  'python-dateutil==2.9.0.post0',
  'python-dateutil==2.9.*',
  'python-dateutil<=2.9.0',
  'python-dateutil>2.9.0.dev1',
  'python-dateutil~=2.9.0',
  // Extras.
  'requests[socks]',
  'requests[SOCKS]>=2.32',
  'requests[use_chardet_on_py3]',
  'requests[socks,use-chardet-on-py3]',
  'requests[socks]<2',
  'urllib3[socks]',
  'urllib3[brotli]',
  'click[nothing]',
  // Markers.
  'flask; python_version < "3"',
  'flask; python_version >= "3"',
  'requests==1.0; sys_platform == "no-such-system"',
  'requests==1.0; os_name == "posix" or python_version < "3"',
  'requests>=2; python_full_version >= "3.8.0" and implementation_name == "cpython"',
  'flask; platform_machine in "no such machine"',
  'flask; python_version not in "2.7, 2.6"'
]

/** Where we differ from pip, and why. */
const DIFFERENT = new Map([
  [
    'click[nothing]',
    'pip warns of an extra that a library does not have and goes on; we take it for a mistake'
  ]
])

describe('an image satisfies what pip would not change', () => {
  test('of published libraries', () => {
    const [pips, ours] = [pipSays(published, PUBLISHED), weSay(published, PUBLISHED)]
    const differing = PUBLISHED.filter((line) => pips[line] !== ours[line])
    expect(differing.map((line) => `${line}: pip ${pips[line]}, we ${ours[line]}`)).toEqual(
      [...DIFFERENT.keys()].map((line) => `${line}: pip true, we false`)
    )
    const satisfied = Object.values(pips).filter(Boolean).length
    expect(Math.min(satisfied, PUBLISHED.length - satisfied)).toBeGreaterThan(20)
  }, 120_000)

  test('of a library with a local version that came from a URL', () => {
    const lines = [
      'canarypkg',
      'canarypkg==1.0',
      'canarypkg==1.0+cpu.1',
      'canarypkg==1.0+cpu.2',
      'canarypkg===1.0+cpu.1',
      'canarypkg!=1.0',
      'canarypkg>=1.0',
      'canarypkg>1.0',
      'canarypkg<=1.0',
      'canarypkg<1.0',
      'canarypkg~=1.0',
      'canarypkg==1.*'
    ]
    expect(weSay(direct, lines)).toEqual(pipSays(direct, lines))
    const url = index.wheelUrl()
    // pip would take the same version from anywhere, or fetch it again, depending on its own version; we compare.
    expect(weSay(direct, [`canarypkg @ ${url}`])).toEqual({ [`canarypkg @ ${url}`]: true })
    const others = [
      url.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      url.replace('/files/', '/other/')
    ]
    for (const other of others) {
      expect(matchImage([parsed(`canarypkg @ ${other}`)], direct).misses).toMatchObject([
        { kind: 'direct-reference' }
      ])
    }
  }, 60_000)
})
