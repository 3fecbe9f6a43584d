import { mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import { OutputDemultiplexer } from '../../src/runtime/docker/output-stream.ts'
import { tarOf, tarOfFolder } from '../../src/runtime/docker/tar.ts'
import { TextCollector } from '../../src/runtime/image-build/command.ts'
import { notice, removeFolder, scratchFolder } from './support.ts'
import { execFileSync } from '../support/run-sync.ts'

function frame(stream: number, text: string): Buffer {
  const payload = Buffer.from(text)
  const header = Buffer.alloc(8)
  header[0] = stream
  header.writeUInt32BE(payload.length, 4)
  return Buffer.concat([header, payload])
}

test('the engine’s stream is taken apart wherever it is cut', () => {
  const bytes = Buffer.concat([frame(1, 'out '), frame(2, 'err ✓'), frame(1, ''), frame(1, 'more')])
  for (let size = 1; size <= bytes.length; size++) {
    const out = new TextCollector()
    const err = new TextCollector()
    const demultiplexer = new OutputDemultiplexer(
      (chunk) => out.add(chunk),
      (chunk) => err.add(chunk)
    )
    for (let at = 0; at < bytes.length; at += size) demultiplexer.push(bytes.subarray(at, at + size))
    expect([out.end(), err.end()]).toEqual(['out more', 'err ✓'])
  }
})

test('lines are whole, whatever ends them', () => {
  const lines: string[] = []
  const collector = new TextCollector((line) => lines.push(line))
  for (const byte of Buffer.from('one\ntwo\r\nthr✓e\rfour')) collector.add(Buffer.from([byte]))
  expect(collector.end()).toBe('one\ntwo\r\nthr✓e\rfour')
  expect(lines.filter((line) => line !== '')).toEqual(['one', 'two', 'thr✓e', 'four'])
})

describe('an archive', () => {
  const unpack = (archive: Buffer): string | undefined => {
    const folder = scratchFolder()
    try {
      execFileSync('tar', ['-xf', '-', '-C', folder], { input: archive })
      return folder
    } catch {
      notice('there is no tar command; archives are not checked against it')
      removeFolder(folder)
      return undefined
    }
  }

  test('in memory is read by tar, long names too', () => {
    const long = `folder/${'n'.repeat(150)}`
    const folder = unpack(
      tarOf([
        { path: 'folder', mode: 0o755 },
        { path: 'folder/empty', mode: 0o644, content: Buffer.alloc(0) },
        { path: long, mode: 0o600, content: Buffer.alloc(1500, 'x') }
      ])
    )
    if (folder === undefined) return
    expect(readFileSync(join(folder, long), 'utf8')).toBe('x'.repeat(1500))
    expect(readFileSync(join(folder, 'folder/empty'), 'utf8')).toBe('')
    removeFolder(folder)
  })

  test('of a folder holds files and links that stay inside, and nothing from outside', async () => {
    const root = scratchFolder()
    mkdirSync(join(root, 'a/b'), { recursive: true })
    writeFileSync(join(root, 'a/b/model.bin'), Buffer.alloc(70_000, 'm'), { mode: 0o600 })
    symlinkSync('a/b/model.bin', join(root, 'inside'))
    symlinkSync('/etc/hostname', join(root, 'absolute'))
    symlinkSync('../../etc/hostname', join(root, 'upwards'))
    execFileSync('mkfifo', [join(root, 'pipe')])
    const chunks: Uint8Array[] = []
    for await (const chunk of tarOfFolder(root, 'jobs/model')) chunks.push(chunk)
    const folder = unpack(Buffer.concat(chunks))
    removeFolder(root)
    if (folder === undefined) return
    const model = join(folder, 'jobs/model')
    expect(readFileSync(join(model, 'a/b/model.bin'), 'utf8')).toBe('m'.repeat(70_000))
    expect(readlinkSync(join(model, 'inside'))).toBe('a/b/model.bin')
    for (const name of ['absolute', 'upwards', 'pipe']) expect(existsSync(join(model, name))).toBe(false)
    removeFolder(folder)
  })
})
