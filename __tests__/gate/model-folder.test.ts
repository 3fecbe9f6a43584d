import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { readModelFolder } from '../../src/gate/model-folder.ts'
import { execFileSync } from '../support/run-sync.ts'

const LIMITS = { files: 10, bytes: 10_000 }
const LFS = 'version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 12345\n'
const DVC = 'outs:\n- md5: aa\n  size: 3\n  path: weights.bin\n'

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'model-')))
  write('model/model.py', 'model')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(name: string, content: string): string {
  const path = join(root, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

const read = (kept: string[] = []): ReturnType<typeof readModelFolder> =>
  readModelFolder(join(root, 'model/model.py'), kept, LIMITS)

it('lists the model and what lies beside it, and follows links inside', async () => {
  for (const name of ['weights/a.bin', '.env', '.git/config', '__pycache__/model.pyc', 'node_modules/x.js'])
    write(`model/${name}`, name)
  write('model/a.bin.dvc', DVC)
  write('model/a.bin', 'fetched')
  symlinkSync('weights/a.bin', join(root, 'model/link.bin'))
  const folder = await read()
  expect(folder.files.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([
    ['a.bin', 7],
    ['link.bin', 13],
    ['model.py', 5],
    ['weights/a.bin', 13]
  ])
  expect(folder).toMatchObject({ entry: 'model.py', sizeBytes: 38 })
})

it('is another content when a name, a byte or the entry differs, and the same in another place', async () => {
  write('model/b', 'b')
  const { sha256 } = await read()
  write('elsewhere/model.py', 'model')
  const moved = write('elsewhere/b', 'b')
  const at = (entry: string): Promise<string> =>
    readModelFolder(join(root, 'elsewhere', entry), [], LIMITS).then((folder) => folder.sha256)
  expect(await at('model.py')).toBe(sha256)
  expect(await at('b')).not.toBe(sha256)
  writeFileSync(moved, 'B')
  expect(await at('model.py')).not.toBe(sha256)
  rmSync(moved)
  write('elsewhere/c', 'b')
  expect(await at('model.py')).not.toBe(sha256)
})

it('keeps data of the run from the model, under whatever name', async () => {
  const data = write('eval.csv', 'x,y\n1,0\n')
  write('model/innocent.bin', 'x,y\n1,0\n')
  const folder = await read([data])
  expect(folder.leftOut).toEqual(['innocent.bin'])
  expect(folder.files.map(({ name }) => name)).toEqual(['model.py'])
})

it.each([
  ['a Git LFS pointer', 'model-pointer', () => void write('model/w.bin', LFS), 'git lfs pull'],
  ['what DVC has not fetched', 'model-pointer', () => void write('model/weights.bin.dvc', DVC), 'dvc pull'],
  [
    'a link out of the folder',
    'model-link',
    () => symlinkSync(write('secret', 's'), join(root, 'model/w')),
    'copy'
  ],
  [
    'a link to a hidden file',
    'model-link',
    () => symlinkSync(write('model/.env', 's'), join(root, 'model/w')),
    'copy'
  ],
  ['a link to nowhere', 'model-link', () => symlinkSync('nowhere', join(root, 'model/w')), 'copy'],
  ['a link to a folder', 'model-link', () => symlinkSync('.', join(root, 'model/w')), 'without it'],
  ['a pipe', 'model-folder', () => void execFileSync('mkfifo', [join(root, 'model/w')]), 'without it'],
  ['too many bytes', 'model-folder', () => void write('model/w', 'w'.repeat(20_000)), 'folder of its own'],
  [
    'too many files',
    'model-folder',
    () => {
      for (let index = 0; index < 11; index++) write(`model/${index}`, '')
    },
    'folder of its own'
  ]
])('refuses %s', async (_what, code, make, hint) => {
  make()
  await expect(read()).rejects.toMatchObject({ code, hint: expect.stringContaining(hint) as string })
})

it('refuses a hidden model', async () => {
  const path = write('model/.model.py', 'model')
  await expect(readModelFolder(path, [], LIMITS)).rejects.toMatchObject({ code: 'model-folder' })
})
