/** The rules of `.dependency-cruiser.mjs`, each broken on a copy of the sources. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { spawnSync } from '../support/run-sync.ts'

const root = resolve(import.meta.dirname, '..', '..')

interface Violation {
  rule: { name: string }
  from: string
  to: string
}

function violations(folder: string): Violation[] {
  const cruise = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const args = [cruise, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src']
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28
  })
  try {
    return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations
  } catch {
    throw new Error(stderr)
  }
}

const breaches: [rule: string, file: string, line: string][] = [
  ['parts-gate', 'src/gate/breach.ts', "import '../service/target.ts'"],
  ['parts-gate', 'src/gate/breach-type.ts', "import type { Target } from '../runtime/target.ts'"],
  ['parts-service', 'src/service/breach.ts', "import '../gate/target.ts'"],
  ['parts-client', 'src/client/breach.ts', "import '../requirements/target.ts'"],
  ['parts-engine', 'src/engine/breach.ts', "import '../runtime/target.ts'"],
  ['parts-runtime', 'src/runtime/breach.ts', "export { target } from '../service/target.ts'"],
  [
    'parts-requirements',
    'src/requirements/breach.ts',
    "import '../config/other.ts'\nimport '../gate/target.ts'"
  ],
  ['parts-report', 'src/report/breach.ts', "import '../gate/target.ts'"],
  ['parts-action', 'src/action/breach.ts', "await import('../service/target.ts')"],
  ['parts-config', 'src/config/breach.ts', "import '../gate/target.ts'"],
  ['leaves', 'src/problem.ts', "import './gate/target.ts'"],
  ['entry-points', 'src/action/breach-entry.ts', "import '../main.ts'"],
  [
    'actions-toolkit',
    'src/service/breach-toolkit.ts',
    "import * as core from '@actions/core'\ncore.info('')"
  ],
  [
    'actions-toolkit-client',
    'src/client/breach-toolkit.ts',
    "import { info } from '@actions/core'\ninfo('')"
  ],
  ['report-browser', 'src/report/client/breach.ts', "import 'node:fs'"],
  ['no-development-dependency', 'src/gate/breach-dev.ts', "import 'prettier'"],
  ['no-tests', 'src/gate/breach-script.ts', "import '../../scripts/lib.mjs'"],
  ['resolvable', 'src/gate/breach-nowhere.ts', "import './nowhere.ts'"],
  ['no-cycle', 'src/gate/a-breach-cycle.ts', "import './breach-cycle.ts'"]
]

describe('import rules', () => {
  let copy: string
  let found: Violation[]

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'imports-'))
    for (const name of ['.dependency-cruiser.mjs', 'package.json', 'tsconfig.json', 'scripts']) {
      cpSync(join(root, name), join(copy, name), { recursive: true })
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(copy, file)), { recursive: true })
      writeFileSync(join(copy, file), `${text}\n`)
    }
    for (const part of ['gate', 'service', 'report', 'runtime', 'requirements']) {
      write(`src/${part}/target.ts`, 'export const target = 1\nexport type Target = number')
    }
    write('src/main.ts', 'export {}')
    write('src/config/other.ts', 'export {}')
    write('src/gate/breach-cycle.ts', "import './a-breach-cycle.ts'")
    for (const [, file, text] of breaches) write(file, text)
    found = violations(copy)
  })

  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  test.each(breaches)('%s is broken by %s', (rule, file) => {
    const rules = found.filter(({ from }) => from === file).map((violation) => violation.rule.name)
    expect(rules).toContain(rule)
  })

  test('nothing else is reported', () => {
    const broken = new Set([...breaches.map(([, file]) => file), 'src/gate/breach-cycle.ts'])
    expect(found.filter(({ from }) => !broken.has(from))).toEqual([])
  })

  test('the sources keep them', () => {
    expect(violations(root).map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
  })
})
