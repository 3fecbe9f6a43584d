/** TLS, certificate authorities and proxies, with the command and the action as processes: these come from their environment. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { runCli } from '../../support/command.ts'
import { execFileSync, spawnSync } from '../../support/run-sync.ts'
import { Cluster, KEY } from './cluster.ts'
import { makeWorkspace, type Workspace } from './support.ts'

/** Loopback goes past proxies, so that the way through one needs another name. */
const NAME = 'rime.example.test'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
if (!hasOpenssl) process.stderr.write('Skipped: tests of TLS need the command openssl.\n')
const withTls = hasOpenssl ? it : it.skip

let folder: string
let workspace: Workspace
let cluster: Cluster
let proxy: Server
let tunnels: string[]

beforeAll(async () => {
  if (!hasOpenssl) return
  folder = mkdtempSync(join(tmpdir(), 'tls-'))
  const subject = ['-subj', '/CN=cluster', '-addext', `subjectAltName=DNS:${NAME},IP:127.0.0.1`]
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')]
  const args = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2'
  ]
  execFileSync('openssl', [...args, ...subject, ...files], { stdio: 'ignore' })
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
  cluster = await new Cluster({ tls: { key: read('key.pem'), cert: read('cert.pem') } }).start()
  proxy = createServer((client) => {
    client.on('error', () => undefined)
    client.once('data', (head) => {
      tunnels.push(head.toString().split('\r\n')[0]!)
      const server = connect(cluster.port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n')
        client.pipe(server).pipe(client)
      })
      server.on('error', () => client.destroy())
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
})
beforeEach(() => {
  workspace = makeWorkspace()
  tunnels = []
})
afterEach(() => {
  workspace.remove()
})
afterAll(async () => {
  if (!hasOpenssl) return
  await cluster.close()
  proxy.close()
  rmSync(folder, { recursive: true, force: true })
})

const FLAGS = [
  'run',
  '--config-path',
  'stress-test.json',
  '--requirements',
  'pandas',
  '--json',
  '--timeout-minutes',
  '1'
]
const CLEAN = { HTTPS_PROXY: '', https_proxy: '', HTTP_PROXY: '', http_proxy: '', NO_PROXY: '', no_proxy: '' }

async function runCommand(
  url: string,
  env: NodeJS.ProcessEnv
): Promise<{ code: number | null; reason: string; all: string }> {
  const { code, stdout, stderr } = await runCli([...FLAGS, '--server-url', url], {
    cwd: workspace.root,
    env: { ...CLEAN, RIME_API_KEY: KEY, ...env }
  })
  const { reasons } = JSON.parse(stdout) as { reasons: { code: string }[] }
  return { code, reason: reasons[0]?.code ?? '', all: stdout + stderr }
}

const trusted = (): NodeJS.ProcessEnv => ({ NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') })

withTls('does not speak to a server whose certificate nobody vouches for', async () => {
  const before = cluster.requests.length
  const result = await runCommand(cluster.url, {})
  expect(result).toMatchObject({ code: 3, reason: 'server-certificate' })
  expect(result.all).toContain('NODE_EXTRA_CA_CERTS')
  expect(cluster.requests).toHaveLength(before)
})

withTls('takes the certificate authority of NODE_EXTRA_CA_CERTS', async () => {
  expect(await runCommand(cluster.url, trusted())).toMatchObject({ code: 1, reason: '' })
})

withTls('does not take a certificate for another name', async () => {
  const url = `https://localhost:${cluster.port}`
  expect(await runCommand(url, trusted())).toMatchObject({ code: 3, reason: 'server-certificate' })
})

withTls('does not speak http with a port that speaks TLS, nor the other way round', async () => {
  const plain = await new Cluster().start()
  try {
    const url = plain.url.replace('http:', 'https:')
    expect(await runCommand(url, {})).toMatchObject({ code: 3, reason: 'server-certificate' })
    const other = cluster.url.replace('https:', 'http:')
    expect(await runCommand(other, {})).toMatchObject({
      code: 3,
      reason: expect.stringMatching(/^server-/) as string
    })
    expect(plain.requests).toEqual([])
  } finally {
    await plain.close()
  }
})

withTls(
  'goes through the proxy of HTTPS_PROXY, with TLS up to the cluster, and past it with NO_PROXY',
  async () => {
    const url = `https://${NAME}:${cluster.port}`
    const env = { ...trusted(), HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` }
    cluster.publicUrl = url
    try {
      const result = await runCommand(url, env)
      expect({ ...result, all: '' }).toEqual({ code: 1, reason: '', all: '' })
      expect(new Set(tunnels)).toEqual(new Set([`CONNECT ${NAME}:${cluster.port} HTTP/1.1`]))
      expect(result.all).not.toContain(KEY)
      const before = tunnels.length
      expect(await runCommand(url, { ...env, NO_PROXY: NAME })).toMatchObject({
        code: 3,
        reason: 'server-unreachable'
      })
      expect(tunnels).toHaveLength(before)
    } finally {
      cluster.publicUrl = undefined
    }
  },
  120_000
)

withTls('fails the step of the action, masks its key and sets its outputs, whatever answers', async () => {
  const outputs = join(folder, 'outputs')
  for (const file of ['outputs', 'state', 'summary']) writeFileSync(join(folder, file), '')
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../../src/main.ts')], {
    cwd: workspace.root,
    env: {
      PATH,
      HOME,
      GITHUB_WORKSPACE: workspace.root,
      GITHUB_REPOSITORY: 'octo/repo',
      GITHUB_OUTPUT: outputs,
      GITHUB_STATE: join(folder, 'state'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      'INPUT_CONFIG-PATH': 'stress-test.json',
      INPUT_REQUIREMENTS: 'pandas',
      'INPUT_SERVER-URL': cluster.url,
      'INPUT_API-KEY': KEY
    },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (log += text))
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(1)
  expect(readFileSync(outputs, 'utf8')).toMatch(/^status<<.*\nerror\n/m)
  expect(log).toMatch(/::error[^\n]*certificate/)
  expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(KEY)
  expect(readFileSync(join(folder, 'summary'), 'utf8')).toContain('`server-certificate`')
})
