/** The package as people import it: the bundle runs, and its types are read by a plain TypeScript project. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFileSync, spawnSync } from '../support/run-sync.ts'

const root = resolve(import.meta.dirname, '..', '..')
let folder: string

const PROGRAM = `
import { Client, InvalidArgumentError, pipRequirement, type ManagedImage } from 'rime-stress-test-action/sdk'

const client = new Client({ url: 'http://127.0.0.1:9', apiKey: 'key' })
const [images, token]: [ManagedImage[], string] = [[], '']
const names: string[] = images.map((image) => image.name)
try {
  pipRequirement('xgboost', '1.0.2')
} catch (error) {
  console.log(error instanceof InvalidArgumentError)
}
console.log(client.pipRequirement('xgboost', '==1.0.2').name, names.length, token)
client.close()
`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sdk-package-'))
  const installed = join(folder, 'node_modules', 'rime-stress-test-action')
  mkdirSync(installed, { recursive: true })
  for (const name of ['package.json', 'dist']) symlinkSync(join(root, name), join(installed, name))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'program.ts'), PROGRAM)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a plain project compiles against its types', () => {
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', 'node']
  const types = ['--typeRoots', join(root, 'node_modules', '@types')]
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, ...options, ...types, 'program.ts'], {
    cwd: folder,
    encoding: 'utf8'
  })
  expect(stdout).toBe('')
})

test('it runs', () => {
  const stdout = execFileSync(process.execPath, ['--no-warnings', 'program.ts'], {
    cwd: folder,
    encoding: 'utf8'
  })
  expect(stdout).toBe('true\nxgboost 0 \n')
})
