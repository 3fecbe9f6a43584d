import { describe, expect, test } from '@jest/globals'

import { lockFromReport } from '../../src/runtime/image-build/installer.ts'
import {
  contentHash,
  entriesWithoutHash,
  lockedLibraries,
  lockedUrls,
  normaliseLock
} from '../../src/runtime/image-build/lock.ts'
import { parseImageRecord } from '../../src/runtime/image-build/record.ts'
import { ResolverProgress } from '../../src/runtime/image-build/resolver-progress.ts'
import { explainResolution, trimExplanation } from '../../src/runtime/image-build/resolver-messages.ts'
import { decodeRecord, encodeRecord } from '../../src/runtime/docker/records.ts'
import type { ImageRecord } from '../../src/runtime/runtime.ts'

const LOCK = `# a comment
Six==1.17.0 \\
    --hash=sha256:${'a'.repeat(64)} \\
    --hash=sha256:${'b'.repeat(64)}

torch==2.0+cpu ; sys_platform == "linux" \\
    --hash=sha256:${'c'.repeat(64)}
`

describe('a lock', () => {
  test('is the same text however it was spaced, and names its libraries', () => {
    const lock = normaliseLock(LOCK)
    expect(normaliseLock(LOCK.replaceAll('\n', '\r\n'))).toBe(lock)
    expect(lockedLibraries(lock)).toEqual([
      { name: 'six', version: '1.17.0' },
      { name: 'torch', version: '2.0+cpu' }
    ])
    expect(entriesWithoutHash(lock)).toEqual([])
    expect(entriesWithoutHash('six==1.0\nidna==3.0 \\\n    --hash=sha256:aa\n')).toEqual(['six==1.0'])
  })

  test('of pip’s report has the same form', () => {
    const entry = (name: string, more: object) => ({ metadata: { name, version: '1.0' }, ...more })
    const report = {
      install: [
        entry('Zope', { download_info: { url: 'https://x', archive_info: { hashes: { sha256: 'ff' } } } }),
        entry('abc', {
          is_direct: true,
          download_info: { url: 'https://y/a.whl#sha256=ee', archive_info: { hash: 'sha256=ee' } }
        })
      ]
    }
    expect(lockFromReport(JSON.stringify(report))).toBe(
      'abc @ https://y/a.whl \\\n    --hash=sha256:ee\nzope==1.0 \\\n    --hash=sha256:ff\n'
    )
  })

  test('tells where its direct references come from, with the hash in either place', () => {
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]
    const lock = `My_Lib @ https://x/a.whl#sha256=${a} \\\n    --hash=sha256:${a}\nother @ https://y/b.whl \\\n    --hash=sha256:${b}\n${LOCK}`
    expect([...lockedUrls(lock)]).toEqual([
      ['my-lib', `https://x/a.whl#sha256=${a}`],
      ['other', `https://y/b.whl#sha256=${b}`]
    ])
  })

  test('hashes parts without confusing where one ends', () => {
    expect(contentHash('ab', 'c')).not.toBe(contentHash('a', 'bc'))
    expect(contentHash('ab', 'c')).toBe(contentHash('ab', 'c'))
  })
})

describe('the resolver’s explanation', () => {
  const target = { python: '3.11', platform: 'linux x86_64' }
  const lines = (...given: string[]) => given.map((line) => ({ given: line, canonical: line }))

  test('loses warnings, and hints about options that users do not have', () => {
    const output = `warning: A managed Python download is available
  cause: dns error
error: No solution found when resolving dependencies
  cause: Because six==9 is bad
         and you require six==9, it fails.

hint: Wheels are required for \`six\` because building from source is disabled (i.e., with \`--no-build\`)

hint: You require CPython 3.11`
    expect(trimExplanation(output)).toBe(
      'Because six==9 is bad and you require six==9, it fails. You require CPython 3.11'
    )
  })

  test('is cut in the middle when it is long', () => {
    const text = trimExplanation(`error: ${'start '.repeat(500)}${'end '.repeat(500)}`)
    expect(text.length).toBeLessThan(1700)
    expect(text).toMatch(/^start .* … .*end$/)
  })

  test('names the requirements it is about, and not those with a similar name', () => {
    const { message } = explainResolution(
      'Because numpy-financial<1 and you require numpy-financial, no.',
      lines('numpy', 'NumPy_Financial'),
      target
    )
    expect(message).toContain('(about "NumPy_Financial")')
  })

  test.each([
    [
      'error: Failed to fetch: `https://i/simple/six/`\n  cause: HTTP status client error (401 Unauthorized)',
      /refused access/
    ],
    ['error: Request failed after 3 retries\n  cause: dns error', /did not answer/],
    [
      '  cause: invalid peer certificate: UnknownIssuer\nerror: Request failed after 3 retries',
      /SSL_CERT_FILE/
    ],
    ['Because xx was not found in the package registry', /no package named "xx"/],
    ['Because the current Python version (3.8.18) does not satisfy Python>=3.9', /another Python version/],
    ['ERROR: No matching distribution found for yy==1', /no package named "yy"/],
    ['Because a==1 depends on b<2 and you require b>=2', /Loosen/]
  ])('%j comes with what to do', (output, hint) => {
    expect(explainResolution(output, lines('a', 'b'), target).hint).toMatch(hint)
  })
})

describe('the progress of a resolver', () => {
  const followed = (...lines: string[]) => {
    const progress = new ResolverProgress()
    for (const line of lines) progress.add(line)
    return progress
  }

  test('tells what was tried last and what was not reached, and keeps errors apart', () => {
    const progress = followed(
      'DEBUG Adding direct dependency: aaa[x]*',
      'DEBUG Adding direct dependency: bbb>=1, <2',
      'warning: a warning',
      'DEBUG Searching for a compatible version of aaa (*)',
      'DEBUG Adding transitive dependency for aaa==1.0: c-c*',
      'DEBUG Transient request failure for `https://i/`, retrying: error sending request',
      '  Caused by: Connection refused (os error 111)',
      '  × No solution found when resolving dependencies:',
      '  Caused by: something that belongs to the error'
    )
    expect(progress.sentence).toBe('It tried aaa last and did not come to bbb, c-c.')
    expect(progress.suspect).toBe('bbb')
    expect(progress.rest).toBe(
      'warning: a warning\n  × No solution found when resolving dependencies:\n  Caused by: something that belongs to the error'
    )
  })

  test('is one sentence also at the start and in the middle of long lists', () => {
    expect(followed().sentence).toBe('')
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => `DEBUG Adding direct dependency: ${name}*`)
    expect(followed(...many).sentence).toBe('It did not come to a, b, c and 2 more.')
    expect(followed('DEBUG Searching for a compatible version of six (>=1)').sentence).toBe(
      'It tried six last.'
    )
  })

  test('of pip is read from the packages that it collects', () => {
    const progress = followed()
    progress.addPip('Collecting aaa (from -r a.in (line 1))\n  Downloading aaa\n  Collecting b.b<2\n')
    expect(progress.sentence).toBe('It tried b.b last.')
  })
})

const RECORD: ImageRecord = {
  schema: 2,
  name: 'x',
  runtime: 'docker',
  requirements: [{ given: 'Six', canonical: 'six' }],
  constraints: [],
  lock: LOCK,
  requestKey: 'r',
  contentKey: 'c',
  providedExtras: { six: ['all'] },
  directUrls: {},
  systemPackages: [],
  platform: 'linux x86_64 glibc 2.36',
  bytes: 1000,
  pipLibraries: [{ name: 'six', version: '1.17.0' }],
  pythonVersion: '3.11.2',
  markerEnvironment: { sys_platform: 'linux' },
  reference: '',
  createdAt: '2026-11-22T00:00:00Z',
  buildSeconds: 1.5,
  creator: 'me',
  builder: 'test'
}

describe('a record', () => {
  test('survives its label, plain or compressed', () => {
    expect(decodeRecord(encodeRecord(RECORD))).toEqual(RECORD)
    const long = { ...RECORD, lock: LOCK.repeat(2000) }
    expect(encodeRecord(long).length).toBeLessThan(20_000)
    expect(decodeRecord(encodeRecord(long))).toEqual(long)
  })

  test.each(Object.keys(RECORD).filter((key) => key !== 'baseImage'))('without %s is damaged', (key) => {
    expect(() => parseImageRecord(JSON.stringify({ ...RECORD, [key]: undefined }))).toThrow()
  })

  test.each(['', 'null', '[]', '{}', '{"schema":1', 'gzip:AAAA'])('%j is damaged', (text) => {
    expect(() => decodeRecord(text)).toThrow()
  })

  test('of a later schema is not guessed at', () => {
    expect(() => parseImageRecord(JSON.stringify({ ...RECORD, schema: 3 }))).toThrow('later version')
  })
})
