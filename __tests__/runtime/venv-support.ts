/** What the tests of the venv runtime share. */
import { spawn, type ChildProcess } from 'node:child_process'
import { dirname, join } from 'node:path'

import { UvInstaller } from '../../src/runtime/image-build/installer.ts'
import type { ImageRecord } from '../../src/runtime/runtime.ts'
import type { findTools } from '../../src/runtime/venv/tools.ts'
import { pythonWith } from '../support/python.ts'

/** One uv for all tests of this machine, so that not every state directory installs its own. */
export async function sharedUv(): Promise<{ executable: string; findTools: typeof findTools }> {
  const python = await pythonWith(['uv>=0.5,<1'])
  const executable = join(dirname(python), process.platform === 'win32' ? 'uv.exe' : 'uv')
  const installer = new UvInstaller(executable)
  return { executable, findTools: () => Promise.resolve({ uv: executable, installer }) }
}

export interface Builder {
  child: ChildProcess
  /** Lines of the build log so far. */
  log: string[]
  ended: Promise<{ code: number | null; signal: string | null; record?: ImageRecord }>
}

/** A build in a process of its own, which prints its log as it comes. */
export function startBuilder(
  stateDir: string,
  uv: string,
  image: { name: string; requirements: string[] },
  onLine: (line: string, child: ChildProcess) => void = () => undefined
): Builder {
  const source = (path: string) => JSON.stringify(join(import.meta.dirname, '../../src', path))
  const script = `
    import { dirname, delimiter } from 'node:path'
    import { VenvRuntime } from ${source('runtime/venv/runtime.ts')}
    import { silentLogger } from ${source('logger.ts')}
    const { stateDir, uv, name, lines } = JSON.parse(process.argv[1])
    process.env.PATH = dirname(uv) + delimiter + process.env.PATH
    const runtime = await VenvRuntime.create({ stateDir, log: silentLogger })
    const requirements = lines.map((line) => ({ given: line, canonical: line }))
    const log = (line) => process.stdout.write('LOG ' + line.replaceAll('\\n', ' ') + '\\n')
    const record = await runtime.build({ name, requirements, creator: 'test' }, log, new AbortController().signal)
    process.stdout.write('RECORD ' + JSON.stringify(record) + '\\n')
  `
  const given = JSON.stringify({ stateDir, uv, name: image.name, lines: image.requirements })
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, '--', given], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const log: string[] = []
  let record: ImageRecord | undefined
  let partial = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (partial + text).split('\n')
    partial = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('RECORD ')) record = JSON.parse(line.slice(7)) as ImageRecord
      else {
        log.push(line.slice(4))
        onLine(line.slice(4), child)
      }
    }
  })
  const ended = new Promise<Awaited<Builder['ended']>>((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ code, signal, ...(record === undefined ? {} : { record }) })
    })
  })
  return { child, log, ended }
}
