import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { TextCollector } from '../image-build/command.ts'
import { RegistryError } from './errors.ts'

/** What Docker knows of a login. An identity token stands for a password that the registry changes into short ones. */
export type Credentials = { username: string; password: string } | { identityToken: string }

const HELPER_SECONDS = 30
/** Key under which Docker keeps the login of Docker Hub. */
const DOCKER_HUB_KEY = 'https://index.docker.io/v1/'
/** A helper's name becomes a command's name, and must stay one. */
const HELPER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

/** The command that asks a cloud for a login needs that cloud's settings, and nothing else of a workflow. */
const HELPER_VARIABLES =
  /^(PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SystemRoot|TMP|TEMP|TMPDIR|DISPLAY|DBUS_SESSION_BUS_ADDRESS|GNUPGHOME|PASSWORD_STORE_DIR|XDG_.*|DOCKER_CONFIG|(AWS|AZURE|GOOGLE|CLOUDSDK|ACR|IDENTITY)_.*|(https?|no|all)_proxy)$/i

/**
 * The login for a host: RIME_REGISTRY_USERNAME and RIME_REGISTRY_PASSWORD when they are set, else what `docker login` left:
 * the credential helper of the host, the general one, or the file config.json itself.
 *
 * @returns undefined when there is none, which is enough for public repositories
 * @throws RegistryError when the settings cannot be read or a helper fails; never with a secret in its message
 */
export async function findCredentials(
  host: string,
  env: NodeJS.ProcessEnv = process.env
): Promise<Credentials | undefined> {
  const password = env['RIME_REGISTRY_PASSWORD'] ?? ''
  if (password !== '') {
    // A workflow's token is taken with any name; an empty one is refused by some registries.
    const username = env['RIME_REGISTRY_USERNAME'] ?? ''
    return { username: username === '' ? 'token' : username, password }
  }
  const config = await readConfig(env)
  const helper = config.credHelpers?.[host] ?? config.credsStore
  const helped = helper === undefined || helper === '' ? undefined : await askHelper(helper, host, env)
  return helped ?? fromFile(config, host)
}

interface DockerConfig {
  auths?: Record<string, StoredLogin>
  credHelpers?: Record<string, string>
  credsStore?: string
}

interface StoredLogin {
  auth?: string
  username?: string
  password?: string
  identitytoken?: string
}

async function readConfig(env: NodeJS.ProcessEnv): Promise<DockerConfig> {
  const folder = env['DOCKER_CONFIG'] ?? ''
  const path = join(folder === '' ? join(env['HOME'] ?? homedir(), '.docker') : folder, 'config.json')
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new RegistryError(`Docker's settings ${path} cannot be read: ${(error as Error).message}`)
  }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Falls through: the parser's own message would quote the file, which holds secrets.
  }
  throw new RegistryError(`Docker's settings ${path} are not JSON.`)
}

function fromFile(config: DockerConfig, host: string): Credentials | undefined {
  const entry = Object.entries(config.auths ?? {}).find(([key]) => hostOf(key) === hostOf(serverName(host)))
  if (entry === undefined) return undefined
  const { auth, username, password, identitytoken } = entry[1]
  if (identitytoken !== undefined && identitytoken !== '') return { identityToken: identitytoken }
  if (auth !== undefined && auth !== '') {
    const text = Buffer.from(auth, 'base64').toString('utf8')
    const colon = text.indexOf(':')
    if (colon > 0)
      return { username: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, '') }
  }
  return username === undefined || password === undefined ? undefined : { username, password }
}

/** Keys are hosts, with or without a scheme and a path. A host that only begins alike is another host. */
function hostOf(key: string): string {
  return key
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .toLowerCase()
}

function serverName(host: string): string {
  return host === 'docker.io' ? DOCKER_HUB_KEY : host
}

/** Runs `docker-credential-NAME get`: the host on its standard input, a JSON object on its output. */
async function askHelper(
  name: string,
  host: string,
  env: NodeJS.ProcessEnv
): Promise<Credentials | undefined> {
  if (!HELPER_NAME.test(name))
    throw new RegistryError(`"${name.slice(0, 100)}" is not the name of a credential helper.`)
  const command = `docker-credential-${name}`
  const { code, output } = await runHelper(command, serverName(host), env)
  if (code !== 0) {
    // The agreed sentence for "no login", on standard output.
    if (/credentials not found/i.test(output)) return undefined
    throw new RegistryError(
      `${command} gave no login for ${host}: ${firstLine(output)}`,
      {},
      'Run it by hand, or log in again.'
    )
  }
  try {
    const { Username: username, Secret: secret } = JSON.parse(output) as {
      Username?: unknown
      Secret?: unknown
    }
    if (typeof username === 'string' && typeof secret === 'string') {
      return username === '<token>' ? { identityToken: secret } : { username, password: secret }
    }
  } catch {
    // Falls through: what it printed may hold a secret, so it is not shown.
  }
  throw new RegistryError(`${command} answered for ${host} with something that is not a login.`)
}

function runHelper(
  command: string,
  input: string,
  env: NodeJS.ProcessEnv
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, ['get'], {
      env: Object.fromEntries(Object.entries(env).filter(([key]) => HELPER_VARIABLES.test(key))),
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: HELPER_SECONDS * 1000,
      killSignal: 'SIGKILL',
      windowsHide: true
    })
    const output = new TextCollector()
    child.stdout.on('data', (chunk: Buffer) => output.add(chunk))
    child.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ENOENT' ? 'it is not on PATH' : error.message
      reject(
        new RegistryError(
          `Docker's settings name the credential helper ${command}, which cannot be run: ${reason}.`
        )
      )
    })
    child.once('close', (code, signal) => {
      if (signal === null) resolve({ code, output: output.end() })
      else reject(new RegistryError(`${command} did not answer within ${HELPER_SECONDS} seconds.`))
    })
    // A helper that ends without reading is told by its exit code.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]!.slice(0, 200)
}

/** What must not be shown, in each form in which it travels. */
export function secretsOf(credentials: Credentials | undefined): string[] {
  if (credentials === undefined) return []
  if ('identityToken' in credentials) return [credentials.identityToken]
  return [credentials.password, basicOf(credentials)]
}

/** The value after `Basic ` in an Authorization header. */
export function basicOf({ username, password }: { username: string; password: string }): string {
  return Buffer.from(`${username}:${password}`).toString('base64')
}
