/** The files under deploy/, checked by the tools that will read them where these are here. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'

import { Database, databaseFile } from '../../src/service/store/database.ts'
import { ProjectStore } from '../../src/service/store/projects.ts'
import { runCli } from '../support/command.ts'
import { execFileSync, spawnSync } from '../support/run-sync.ts'

const root = resolve(import.meta.dirname, '..', '..')
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The flags that a command has, by its own help. */
async function flagsOf(...command: string[]): Promise<string[]> {
  const { code, stdout } = await runCli([...command, '--help'], { cwd: root })
  expect(code).toBe(0)
  return [...stdout.matchAll(/(--[a-z-]+)/g)].map(([flag]) => flag)
}

function itWhere(command: string, args: string[]): jest.It {
  if (spawnSync(command, args).status === 0) return it
  process.stderr.write(`Notice: no ${command} ${args.join(' ')} here; what it would check is skipped.\n`)
  return it.skip
}

describe('the systemd unit', () => {
  const unit = read('deploy', 'systemd', 'rime-stress-test.service')
  const where = itWhere('systemd-analyze', ['--version'])

  /** The unit with a command that exists on this machine. */
  function installed(): string {
    const command = join(folder, 'rime-stress-test')
    writeFileSync(command, '#!/bin/sh\n')
    chmodSync(command, 0o755)
    const file = join(folder, 'rime-stress-test.service')
    writeFileSync(file, unit.replace('/usr/local/bin/rime-stress-test', command))
    return file
  }

  where('has no line that systemd does not understand', () => {
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', installed()], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  where('is hardened, by the count of systemd', () => {
    const args = ['security', '--offline=yes', '--no-pager', installed()]
    const report = execFileSync('systemd-analyze', args, { encoding: 'utf8' })
    const [, level = ''] = /Overall exposure level for \S+: ([\d.]+)/.exec(report) ?? []
    // 10 is a service without any setting.
    expect(Number(level)).toBeGreaterThan(0)
    expect(Number(level)).toBeLessThanOrEqual(3.5)
  })

  it('starts the server with flags that it has', async () => {
    const flags = await flagsOf('serve')
    const [line = ''] = /^ExecStart=.*$/m.exec(unit) ?? []
    const used = [...line.matchAll(/(--[a-z-]+)/g)].map(([flag]) => flag)
    expect(used).toContain('--state-dir')
    expect(flags).toEqual(expect.arrayContaining(used))
  })

  it('leaves the namespaces of the venv runtime alone', () => {
    expect(unit).toMatch(/^RestrictNamespaces=user net ipc pid mnt$/m)
    expect(unit).not.toMatch(
      /^(ProtectKernelTunables|ProtectKernelLogs|ProtectProc|ProcSubset|PrivateUsers)=/m
    )
  })
})

describe('the Compose file', () => {
  const file = parse(read('deploy', 'compose.yaml')) as {
    services: { server: { command: string[]; healthcheck: { test: unknown[] }; ports: string[] } }
  }
  const { server } = file.services

  itWhere('docker', ['compose', 'version'])('is understood by Docker Compose', () => {
    const args = ['compose', '--file', join(root, 'deploy', 'compose.yaml'), 'config', '--quiet']
    expect(spawnSync('docker', args, { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  })

  it('starts the server with flags that it has', async () => {
    const flags = await flagsOf('serve')
    const used = server.command.slice(1).map((argument) => argument.split('=')[0] ?? '')
    expect(flags).toEqual(expect.arrayContaining(used))
  })

  it('is hardened, and reached through this machine only', () => {
    expect(server).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      ports: ['127.0.0.1:8080:8080']
    })
    expect(JSON.stringify(server)).not.toContain('docker.sock')
  })

  it('asks for readiness with a command that fails without a server', () => {
    const [kind, command, ...args] = server.healthcheck.test.map(String)
    expect([kind, command]).toEqual(['CMD', 'node'])
    const free = args.map((text) => text.replace('127.0.0.1:8080', '127.0.0.1:9'))
    expect(spawnSync(process.execPath, free).status).toBe(1)
  })
})

describe('the Dockerfile', () => {
  it('copies what exists and what .dockerignore lets through', () => {
    const dockerfile = read('deploy', 'Dockerfile')
    const copied = [...dockerfile.matchAll(/^COPY (\S+) /gm)].map((match) => match[1] ?? '')
    expect(copied).toEqual(expect.arrayContaining(['dist', 'api', 'worker']))
    const allowed = read('.dockerignore').split('\n')
    for (const path of copied) expect(allowed).toContain(`!${path.split('/')[0]}`)
    const release = read('.github', 'workflows', 'release.yml')
    const [, packed = ''] = /tar -czf \S+ (.*)$/m.exec(release) ?? []
    for (const path of copied) expect(packed.split(' ')).toContain(path.split('/')[0])
  })

  it('starts the server with flags that it has', async () => {
    const [, command = '[]'] = /^CMD (.*)$/m.exec(read('deploy', 'Dockerfile')) ?? []
    const used = (JSON.parse(command) as string[]).filter((argument) => argument.startsWith('--'))
    expect(await flagsOf('serve')).toEqual(expect.arrayContaining(used))
  })
})

describe('docs/guides/serve.md', () => {
  const guide = read('docs', 'guides', 'serve.md')
  const lines = [...guide.matchAll(/```sh\n([^]*?)```/g)].flatMap((match) =>
    (match[1] ?? '').trim().split('\n')
  )

  it('uses commands and flags that exist', async () => {
    const commands = lines.flatMap((line) => {
      const found = /(?:^|rime-stress-test |server )((?:serve|keys (?:create|list|revoke)) .*)$/.exec(line)
      return found === null ? [] : [found[1] ?? '']
    })
    expect(commands.length).toBeGreaterThanOrEqual(5)
    for (const command of commands) {
      const names = command.split(' ').slice(0, command.startsWith('keys') ? 2 : 1)
      const used = [...command.matchAll(/(--[a-z-]+)/g)].map(([flag]) => flag)
      expect(await flagsOf(...names)).toEqual(expect.arrayContaining(used))
    }
    const [, options = ''] = /^SERVE_OPTIONS=(.+)$/m.exec(guide) ?? []
    const used = [...options.matchAll(/(--[a-z-]+)/g)].map(([flag]) => flag)
    expect(await flagsOf('serve')).toEqual(expect.arrayContaining(used))
    const named = [...guide.matchAll(/`(--[a-z-]+)/g)].map((match) => match[1])
    expect([...(await flagsOf('serve')), ...(await flagsOf('images', 'list'))]).toEqual(
      expect.arrayContaining(named)
    )
  })

  it('makes a backup of a database that is in use', () => {
    const database = new Database(databaseFile(folder))
    try {
      const { id } = new ProjectStore(database).create({ name: 'kept', description: '' })
      const command = lines.find((line) => line.includes('backup('))
      const [, script = ''] = /node --eval "(.*)"$/.exec(command ?? '') ?? []
      execFileSync(process.execPath, ['--eval', script.replaceAll('/var/lib/rime-stress-test', folder)])
      const copy = new Database(join(folder, 'backup.sqlite'))
      expect(new ProjectStore(copy).get(id?.uuid ?? '')).toMatchObject({ name: 'kept' })
      copy.close()
    } finally {
      database.close()
    }
  })
})
