import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { formatProblem } from '../../src/problem.ts'
import { formatRequirement, readRequirements, type ReadRequirements } from '../../src/requirements/index.ts'

let outside: string
let root: string

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'requirements-'))
  root = join(outside, 'workspace')
  mkdirSync(root)
})

afterEach(() => {
  rmSync(outside, { recursive: true, force: true })
})

function write(path: string, content: string | Buffer): void {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

function read(text: string): Promise<ReadRequirements> {
  return readRequirements({ text, place: { kind: 'input', name: 'requirements' } }, { root })
}

async function canonical(text: string): Promise<string[]> {
  const { requirements, problems } = await read(text)
  expect(problems).toEqual([])
  return requirements.map(formatRequirement)
}

async function messages(text: string): Promise<string[]> {
  return (await read(text)).problems.map(formatProblem)
}

test('blank lines and comments are skipped', async () => {
  expect(await canonical('\n# all\n  a==1  # why\r\nb\t# x\n\n')).toEqual(['a==1', 'b'])
})

test('files are read, nested ones relative to their own folder', async () => {
  write('requirements/base.txt', 'numpy\n-r nested/more.txt\n')
  write('requirements/nested/more.txt', '\uFEFFpandas<3\n--requirement=../plain.txt\n')
  write('requirements/plain.txt', 'scipy')
  expect(await canonical('-r requirements/base.txt\nxgboost')).toEqual([
    'numpy',
    'pandas<3',
    'scipy',
    'xgboost'
  ])
})

test('one file named twice is read once', async () => {
  write('a.txt', 'a>=1')
  const { requirements } = await read('-r a.txt\n-r ./a.txt')
  expect(requirements[0]?.sources).toHaveLength(1)
})

test('constraints restrict and never require', async () => {
  write('constraints.txt', 'numpy<2\npandas<3; python_version < "3.9"\nscipy==1.11\n')
  const { requirements, constraints } = await read('numpy>=1.20\npandas\n-c constraints.txt')
  expect(requirements.map(formatRequirement)).toEqual([
    'numpy<2,>=1.20',
    'pandas',
    'pandas<3; python_version < "3.9"'
  ])
  expect(constraints.map(formatRequirement)).toEqual(['scipy==1.11'])
})

test('a constraint on a conditional requirement stays under its condition', async () => {
  write('c.txt', 'a<2\na!=1.5; os_name == "nt"')
  const { requirements } = await read('a; python_version < "3.9"\n-c c.txt')
  expect(requirements.map(formatRequirement)).toEqual([
    'a<2; python_version < "3.9"',
    'a!=1.5; python_version < "3.9" and os_name == "nt"'
  ])
})

test('lines on one library are joined', async () => {
  expect(await canonical('A[x]>=1\na<2\na[y]')).toEqual(['a[x,y]<2,>=1'])
})

test('a contradiction names both lines', async () => {
  write('base.txt', '\nnumpy==1.26.4')
  expect(await messages('-r base.txt\nNumPy==2.0')).toEqual([
    'input requirements:2:1: No version of numpy satisfies "numpy==1.26.4" (base.txt:2) and "NumPy==2.0" (input requirements:2). Change or remove one of them.'
  ])
})

test('a URL and a version for one library are a contradiction', async () => {
  const url = `a @ https://example.com/a.whl#sha256=${'a'.repeat(64)}`
  expect(await messages(`${url}\na>=1`)).toHaveLength(1)
  expect(await messages(`${url}\n${url}`)).toEqual([])
})

test('all problems are told at once, each at its place', async () => {
  write('sub/bad.txt', 'ok\n  --pre\nx=1\n')
  const found = await messages('a=1\n-r sub/bad.txt\n-r gone.txt\n./local\n')
  expect(found.map((message) => message.replace(/: .*/, ''))).toEqual([
    'input requirements:1:2',
    'sub/bad.txt:2:3',
    'sub/bad.txt:3:2',
    'input requirements:3:1',
    'input requirements:4:1'
  ])
})

describe('files that are refused', () => {
  test('missing', async () => {
    expect(await messages('-r gone.txt')).toEqual([
      'input requirements:1:1: The requirement file "gone.txt" does not exist.'
    ])
  })

  test('a circle', async () => {
    write('a.txt', '-r b.txt')
    write('b.txt', '\n-c a.txt')
    expect((await messages('-r a.txt'))[0]).toContain(
      'b.txt:2:1: This file is already being read: a.txt → b.txt → a.txt.'
    )
  })

  test.each([
    '../secret.txt',
    '/etc/passwd',
    '~/x',
    'https://example.com/r.txt',
    'file:///etc/passwd',
    '$HOME/x',
    ''
  ])('%j', async (path) => {
    writeFileSync(join(outside, 'secret.txt'), 'a')
    const { requirements, problems } = await read(`-r ${path}`)
    expect(requirements).toEqual([])
    expect(problems[0]?.code).toBe('requirement-file')
  })

  test('a symbolic link that leads outside, itself or through a folder', async () => {
    writeFileSync(join(outside, 'secret.txt'), 'secret-value!')
    symlinkSync(join(outside, 'secret.txt'), join(root, 'link.txt'))
    symlinkSync(outside, join(root, 'folder'))
    const found = await messages('-r link.txt\n-r folder/secret.txt')
    expect(found).toHaveLength(2)
    for (const message of found) {
      expect(message).toContain('leads outside the workspace')
      expect(message).not.toContain('secret-value')
    }
  })

  test('a symbolic link that stays inside is followed', async () => {
    write('real.txt', 'a')
    symlinkSync('real.txt', join(root, 'link.txt'))
    expect(await canonical('-r link.txt')).toEqual(['a'])
  })

  test('a folder', async () => {
    mkdirSync(join(root, 'folder'))
    expect((await messages('-r folder'))[0]).toContain('"folder" is not a regular file')
  })

  test('not UTF-8', async () => {
    write('latin.txt', Buffer.from([0x61, 0x0a, 0xe9]))
    expect((await messages('-r latin.txt'))[0]).toContain('not UTF-8')
  })

  test('more than 1 MB', async () => {
    write('big.txt', `#${'x'.repeat(1024 * 1024)}`)
    expect((await messages('-r big.txt'))[0]).toContain('has more than 1048576 bytes')
  })

  test('a constraint with extras or a URL', async () => {
    write('c.txt', `a[x]<2\nb @ https://example.com/b.whl#sha256=${'a'.repeat(64)}`)
    const { problems } = await read('-c c.txt')
    expect(problems.map(({ code }) => code)).toEqual(['requirement-constraint', 'requirement-constraint'])
  })
})
