/** The examples are whole projects: their configurations fit the published schema, their files are there and small. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { parse } from 'yaml'

import { pythonOrNotice } from '../support/python.ts'
import { spawnSync } from '../support/run-sync.ts'

const root = resolve(import.meta.dirname, '..', '..')
const examples = readdirSync(join(root, 'examples')).filter((name) =>
  existsSync(join(root, 'examples', name, 'stress-test.yml'))
)

test('there are the two examples of the README', () => {
  expect(examples).toEqual(['breast-cancer', 'card-fraud'])
})

describe.each(examples)('%s', (name) => {
  const folder = join(root, 'examples', name)
  const text = readFileSync(join(folder, 'stress-test.yml'), 'utf8')
  const config = parse(text) as {
    data_info: { ref_path: string; eval_path: string; label_col: string }
    model_info: { path: string }
  }

  test('its configuration names the schema and fits it', () => {
    const [, named = ''] = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text) ?? []
    const schema = JSON.parse(readFileSync(join(folder, named), 'utf8')) as object
    const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(schema)
    validate(config)
    expect(validate.errors ?? []).toEqual([])
    expect(validate({ ...config, epochs: 3 })).toBe(false)
  })

  test('its data and model are there, and small', () => {
    const { ref_path, eval_path } = config.data_info
    for (const path of [ref_path, eval_path, config.model_info.path, 'requirements.txt', 'README.md']) {
      expect({ path, exists: existsSync(join(folder, path)) }).toEqual({ path, exists: true })
    }
    const data = [ref_path, eval_path].map((path) => statSync(join(folder, path)).size)
    expect(Math.max(...data)).toBeLessThan(1_500_000)
    const headers = [ref_path, eval_path].map(
      (path) => readFileSync(join(folder, path), 'utf8').split('\n')[0]
    )
    expect(headers[0]).toBe(headers[1])
    expect(headers[0]?.split(',')).toContain(config.data_info.label_col)
  })
})

test('the card-fraud data is what its script makes', async () => {
  const python = await pythonOrNotice([])
  if (python === undefined) return
  const folder = mkdtempSync(join(tmpdir(), 'card-fraud-'))
  try {
    const source = join(root, 'examples', 'card-fraud')
    const script =
      'import runpy, pathlib, sys; module = runpy.run_path(sys.argv[1]); ' +
      'module["main"].__globals__["HERE"] = pathlib.Path(sys.argv[2]); module["main"]()'
    const { status, stderr } = spawnSync(python, ['-c', script, join(source, 'make_data.py'), folder], {
      encoding: 'utf8'
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const file of ['reference.csv', 'evaluation.csv']) {
      const made = readFileSync(join(folder, 'data', file))
      expect(made.equals(readFileSync(join(source, 'data', file)))).toBe(true)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
