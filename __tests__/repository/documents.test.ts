/** What the documents say of the product is what the product does. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'

import { INPUT_NAMES, ON_ERROR, REBUILD, REUSE, RUNTIMES } from '../../src/gate/settings.ts'
import { FAIL_ON } from '../../src/gate/verdict.ts'
import { execFileSync } from '../support/run-sync.ts'

const root = resolve(import.meta.dirname, '..', '..')
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8')

interface Input {
  description: string
  default?: string
  required?: boolean
}
interface Action {
  inputs: Record<string, Input>
  outputs: Record<string, { description: string }>
  runs: { using: string; main: string; post: string; 'post-if': string }
}

const action = parse(read('action.yml')) as Action
const manifest = JSON.parse(read('package.json')) as {
  license: string
  bin: Record<string, string>
  scripts: Record<string, string>
  devDependencies: Record<string, string>
}
const readme = read('README.md')
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8'
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)))

/** Rows of the table between the markers `<!-- NAME -->` and `<!-- /NAME -->`, cells as text. */
function tableRows(name: string): string[][] {
  const block = new RegExp(`<!-- ${name} -->([^]*?)<!-- /${name} -->`).exec(readme)?.[1] ?? ''
  return block
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('\\|', '|'))
    )
}

const unquoted = (cell: string | undefined): string => (cell ?? '').replace(/^`(.*)`$/, '$1')

describe('action.yml', () => {
  test('inputs and outputs are kebab-case and described', () => {
    for (const [name, { description }] of [
      ...Object.entries(action.inputs),
      ...Object.entries(action.outputs)
    ]) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(description).toMatch(/\.\s*$/)
    }
  })

  test('every input is required or has a default', () => {
    for (const [name, input] of Object.entries(action.inputs)) {
      expect({ name, both: input.required === true && input.default !== undefined }).toEqual({
        name,
        both: false
      })
      expect(input.required === true || typeof input.default === 'string').toBe(true)
    }
  })

  test('the code reads exactly these inputs', () => {
    expect([...INPUT_NAMES].sort()).toEqual(Object.keys(action.inputs).sort())
    for (const file of tracked.filter((path) => /^src\/.*\.ts$/.test(path))) {
      const inputs = [...read(file).matchAll(/get(?:Boolean|Multiline)?Input\(\s*'([^']*)'/g)].map(
        (match) => match[1]
      )
      expect({ file, unknown: inputs.filter((name) => !Object.hasOwn(action.inputs, name ?? '')) }).toEqual({
        file,
        unknown: []
      })
    }
  })

  test('the code sets exactly these outputs', () => {
    const set = [...read('src/action/outputs.ts').matchAll(/setOutput\('([^']*)'/g)].map((match) => match[1])
    expect(set.sort()).toEqual(Object.keys(action.outputs).sort())
  })

  test.each([
    ['reuse', REUSE],
    ['rebuild', REBUILD],
    ['runtime', RUNTIMES],
    ['fail-on', FAIL_ON],
    ['on-error', ON_ERROR]
  ] as const)('%s describes every allowed value, and its default is one', (name, allowed) => {
    const input = action.inputs[name]
    for (const value of allowed) expect(input?.description).toContain(`\`${value}\``)
    expect(allowed).toContain(input?.default)
  })

  test('runs the bundles on Node 24, the version the project installs', () => {
    expect(action.runs).toEqual({
      using: 'node24',
      main: 'dist/main/index.js',
      post: 'dist/post/index.js',
      'post-if': 'always()'
    })
    expect(manifest.devDependencies['node']).toMatch(/^24\./)
    expect(manifest.devDependencies['@types/node']).toMatch(/^24\./)
  })
})

describe('README.md', () => {
  test('the table of inputs is that of action.yml', () => {
    expect(tableRows('inputs').map(([name, value, text]) => [unquoted(name), unquoted(value), text])).toEqual(
      Object.entries(action.inputs).map(([name, input]) => [
        name,
        input.required === true ? 'required' : input.default,
        input.description.trim()
      ])
    )
  })

  test('the table of outputs is that of action.yml', () => {
    expect(tableRows('outputs').map(([name, text]) => [unquoted(name), text])).toEqual(
      Object.entries(action.outputs).map(([name, output]) => [name, output.description.trim()])
    )
  })

  test('the documented exit codes are those of the command', () => {
    const rows = [...readme.matchAll(/^\| (\d) \| (.*) \|$/gm)].map(
      ([, code = '', text = '']) => `${code}  ${text}`
    )
    expect(rows).toHaveLength(4)
    const help = read('src/cli/command.ts')
    for (const row of rows) expect(help).toContain(row)
  })

  test('its commands are scripts of package.json', () => {
    const named = [...readme.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1] ?? '')
    for (const name of named) expect(Object.keys(manifest.scripts)).toContain(name)
  })

  test('steps that use the action give only inputs that it has', () => {
    const steps = [...readme.matchAll(/```yaml\n([^]*?)```/g)]
      .map((match) => parse(match[1] ?? '') as unknown)
      .flatMap((document) => stepsOf(document))
      .filter((step) => step.uses?.startsWith('OWNER/rime-stress-test-action@') === true)
    expect(steps.length).toBeGreaterThanOrEqual(2)
    for (const step of steps) {
      for (const name of Object.keys(step.with ?? {})) expect(Object.keys(action.inputs)).toContain(name)
    }
  })
})

interface Step {
  uses?: string
  with?: Record<string, string>
}

function stepsOf(document: unknown): Step[] {
  if (Array.isArray(document)) return document as Step[]
  const jobs = (document as { jobs?: Record<string, { steps: Step[] }> }).jobs ?? {}
  return Object.values(jobs).flatMap((job) => job.steps)
}

describe('documents', () => {
  const documents = tracked.filter((path) => path.endsWith('.md'))

  test.each(documents)('%s links only to what exists', (document) => {
    const links = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '')
    const missing = links
      .filter((link) => !/^(https?:|mailto:|#)/.test(link))
      .filter((link) => !existsSync(join(root, dirname(document), link.replace(/#.*/, ''))))
    expect(missing).toEqual([])
  })

  test.each(documents)('%s names only files that exist', (document) => {
    const places =
      /`((?:src|scripts|examples|benchmarks|docs|worker|api|schema|\.ci|\.github|__tests__)\/[\w./-]+)`/g
    const named = [...read(document).matchAll(places)].map((match) => match[1] ?? '')
    // Reports are named, but made by a run.
    const missing = named.filter(
      (path) => !path.includes('stress-test-report') && !existsSync(join(root, path))
    )
    expect(missing).toEqual([])
  })

  test('the licence is Apache-2.0', () => {
    expect(manifest.license).toBe('Apache-2.0')
    expect(read('LICENSE')).toMatch(/^\s*Apache License\s+Version 2\.0, January 2004/)
  })
})

describe('docs/errors.md', () => {
  const CODE =
    /'((?:category|config|data|dataset|engine|image|internal|job|model|no|nothing|project|requirement|results?|runtime|server|state|test|worker)(?:-[a-z]+)+)'/g
  /** Literals of the same look that are no codes: an event, a Docker option, a header, a status word. */
  const OTHER = ['test-error', 'no-new-privileges', 'no-store', 'no-cache']
  const names = [...Object.keys(action.inputs), ...Object.keys(action.outputs)].filter(
    (name) => name !== 'image-name'
  )
  const inSource = new Set(
    tracked
      .filter((path) => /^src\/.*\.ts$/.test(path) && !path.startsWith('src/api/'))
      .flatMap((path) => [...read(path).matchAll(CODE)].map((match) => match[1] ?? ''))
      .filter((code) => ![...OTHER, ...names].includes(code))
  )
  const documented = [...read('docs/errors.md').matchAll(/^\|(.*?)\|/gm)].flatMap((row) =>
    [...(row[1] ?? '').matchAll(/`([a-z-]+)`/g)].map((match) => match[1] ?? '')
  )

  test('has every code of the source', () => {
    expect([...inSource].filter((code) => !documented.includes(code)).sort()).toEqual([])
  })

  test('has no code that the source does not know', () => {
    expect(documented.filter((code) => !inSource.has(code))).toEqual([])
  })
})

describe('workflows', () => {
  const workflows = tracked.filter((path) =>
    /^(\.github|examples|__tests__)\/.*workflows?\/.*\.ya?ml$/.test(path)
  )

  test.each(workflows)('%s pins every action to a full commit', (path) => {
    const uses = [...read(path).matchAll(/uses:\s*(\S+)(.*)$/gm)].map(([, name = '', rest = '']) => [
      name,
      rest.trim()
    ])
    for (const [name = '', comment = ''] of uses) {
      if (name === './' || name.startsWith('OWNER/')) continue
      expect(name).toMatch(/^[\w-]+(\/[\w-]+)+@[0-9a-f]{40}$/)
      expect(comment).toMatch(/^# v\d+\.\d+\.\d+$/)
    }
  })
})

describe('bundles', () => {
  test.each([action.runs.main, action.runs.post, ...Object.values(manifest.bin), 'dist/engine/index.js'])(
    '%s is committed',
    (path) => {
      expect(execFileSync('git', ['ls-files', '--', path], { cwd: root, encoding: 'utf8' }).trim()).toBe(path)
    }
  )
})
