import { randomBytes } from 'node:crypto'
import type { Bench } from '../image-build/bench.ts'
import type { CommandResult } from '../image-build/command.ts'
import { trustedCertificates } from '../image-build/certificates.ts'
import { redact, type IndexSettings } from '../image-build/index-settings.ts'
import { parsePythonFacts, PYTHON_FACTS, type PythonFacts } from '../image-build/python-scripts.ts'
import { BuildError } from '../runtime.ts'
import type { BaseImage } from './base-image.ts'
import { createContainer, ownerLabel, removeContainer, startContainer } from './container.ts'
import type { DockerEngine } from './engine.ts'
import { paths, type EnvironmentStore } from './store.ts'
import { tarOf } from './tar.ts'

const UV_REQUIREMENT = 'uv>=0.5,<1'
const TOOL_SECONDS = 240
const FOLDER = '/tmp/rime-build'

/** A builder that its owner forgot ends by itself. */
const LIFETIME_SECONDS = 2 * 3600

/**
 * Puts uv into the store, once for a platform: with pip of the base, or with the pip that Python brings along for new
 * environments, run from its archive, where the base has none. Arguments: interpreter, requirement, target folder, and
 * the program that finds the archive.
 */
const INSTALL_UV_SCRIPT = `set -e
"$1" -m pip --version >/dev/null 2>&1 || { PYTHONPATH=$("$1" -c "$4"); export PYTHONPATH; }
"$1" -m pip install --quiet --no-input --disable-pip-version-check --only-binary :all: --target "$3.$$" "$2"
rm -rf "$3"; mv "$3.$$" "$3"`

const BUNDLED_PIP = `
import ensurepip, glob, os
folders = [os.path.join(os.path.dirname(ensurepip.__file__), "_bundled"), "/usr/share/python-wheels"]
print([wheel for folder in folders for wheel in glob.glob(os.path.join(folder, "pip-*.whl"))][0])
`

export interface BuilderOptions {
  engine: DockerEngine
  store: EnvironmentStore
  namespace: string
  base: BaseImage
  settings: IndexSettings
  signal: AbortSignal
}

/**
 * A container of the base image in which the environment is made. It has the network and the store, and none of the
 * machine's files; index settings come with each command, where `docker inspect` does not show them.
 */
export class Builder implements Bench {
  readonly environment: string
  readonly secrets: readonly string[]
  readonly container: string
  private readonly options: BuilderOptions
  private facts: PythonFacts | undefined
  private indexVariables: Record<string, string> = {}

  /** @throws BuildError('prepare') when the base image cannot be used */
  static async start(options: BuilderOptions): Promise<Builder> {
    const environment = randomBytes(12).toString('hex')
    const { engine, namespace } = options
    const container = await createContainer(
      engine,
      {
        Image: options.base.id,
        Entrypoint: ['/bin/sh'],
        Cmd: ['-c', `exec sleep ${LIFETIME_SECONDS}`],
        User: '0:0',
        WorkingDir: '/',
        Labels: {
          [`${namespace}.builder`]: environment,
          [`${namespace}.owner`]: ownerLabel()
        },
        HostConfig: {
          NetworkMode: await networkMode(engine),
          CapDrop: ['ALL'],
          CapAdd: ['DAC_OVERRIDE', 'FOWNER'],
          SecurityOpt: ['no-new-privileges'],
          PidsLimit: 512,
          LogConfig: { Type: 'none' },
          Init: true,
          AutoRemove: true,
          Mounts: [options.store.wholeMount()]
        }
      },
      options.signal
    )
    const builder = new Builder(options, container, environment)
    try {
      await startContainer(engine, container)
      await builder.prepare()
      return builder
    } catch (error) {
      await builder.close()
      if (error instanceof BuildError || options.signal.aborted) throw error
      const message = error instanceof Error ? error.message : String(error)
      throw new BuildError('prepare', `The base image ${options.base.name} cannot be used: ${message}`)
    }
  }

  private constructor(options: BuilderOptions, container: string, environment: string) {
    this.options = options
    this.container = container
    this.environment = environment
    this.secrets = options.settings.secrets
  }

  get python(): PythonFacts {
    if (this.facts === undefined) throw new Error('the builder is not prepared')
    return this.facts
  }

  async close(): Promise<void> {
    await removeContainer(this.options.engine, this.container)
  }

  async writeFile(name: string, text: string): Promise<string> {
    const file = `${randomBytes(4).toString('hex')}-${name}`
    const folder = FOLDER.slice(FOLDER.lastIndexOf('/') + 1)
    const bytes = tarOf([
      { path: folder, mode: 0o700 },
      { path: `${folder}/${file}`, mode: 0o600, content: Buffer.from(text) }
    ])
    await this.options.engine.text('PUT', `/containers/${this.container}/archive`, {
      query: { path: FOLDER.slice(0, FOLDER.lastIndexOf('/')) },
      bytes
    })
    return `${FOLDER}/${file}`
  }

  run(argv: readonly string[], seconds: number, onLine?: (line: string) => void): Promise<CommandResult> {
    return this.options.engine.exec(this.container, argv, {
      env: {
        HOME: FOLDER,
        LANG: 'C.UTF-8',
        UV_CACHE_DIR: paths.cache,
        PIP_ROOT_USER_ACTION: 'ignore',
        UV_NO_PROGRESS: '1',
        UV_PYTHON_DOWNLOADS: 'never',
        ...this.indexVariables
      },
      seconds,
      signal: this.options.signal,
      ...(onLine === undefined ? {} : { onLine })
    })
  }

  /** uv inside this container, from the base or from the store. */
  async findUv(log: (line: string) => void): Promise<string> {
    const { libc, platform } = this.python
    const folder = paths.uv(`${platform} ${libc === '' ? 'musl' : 'glibc'}`.replaceAll(/[^a-z0-9_]+/g, '-'))
    const installed = `${folder}/bin/uv`
    for (const uv of [installed, 'uv']) {
      // 126 and 127: it is not there or does not run here.
      if ((await this.run([uv, '--version'], 20)).code === 0) return uv
    }
    log('Installing uv from the package index into the store of this engine.')
    const argv = [
      '/bin/sh',
      '-c',
      INSTALL_UV_SCRIPT,
      'sh',
      this.python.executable,
      UV_REQUIREMENT,
      folder,
      BUNDLED_PIP
    ]
    const { code, stderr } = await this.run(argv, TOOL_SECONDS)
    if (code === 0) return installed
    const reason = redact(stderr.trim().split('\n').at(-1) ?? '', this.secrets)
    throw new BuildError(
      'prepare',
      `uv cannot be installed in the base image ${this.options.base.name}: ${reason}`,
      'The base image needs Python with pip or ensurepip, and the network of containers must reach the package index.'
    )
  }

  private async prepare(): Promise<void> {
    await this.passSettings()
    for (const command of ['python3', 'python', '/usr/local/bin/python3']) {
      const { code, stdout } = await this.run([command, '-c', PYTHON_FACTS], 60)
      this.facts = code === 0 ? parsePythonFacts(stdout) : undefined
      if (this.facts !== undefined) return
    }
    throw new BuildError(
      'prepare',
      `The base image ${this.options.base.name} has no Python.`,
      'Name a base image with Python 3.8 or later, for example python:3.11-slim-bookworm.'
    )
  }

  /** Certificates and uv.toml go into the builder as files, and with it they go away. */
  private async passSettings(): Promise<void> {
    const { settings } = this.options
    const certificates = await trustedCertificates(settings)
    const variables: Record<string, string> = { ...settings.pip, ...settings.uv }
    // Folders of this machine are not in the container.
    for (const key of ['UV_FIND_LINKS', 'PIP_FIND_LINKS']) {
      const links = variables[key]?.split(/[\s,]+/).filter((link) => /^https?:/.test(link)) ?? []
      if (links.length > 0) variables[key] = links.join(key === 'UV_FIND_LINKS' ? ',' : ' ')
      else Reflect.deleteProperty(variables, key)
    }
    if (certificates !== undefined) {
      const path = await this.writeFile('certificates.pem', certificates)
      Object.assign(variables, { SSL_CERT_FILE: path, PIP_CERT: path })
    }
    if (settings.uvConfig !== undefined) {
      variables['UV_CONFIG_FILE'] = await this.writeFile('uv.toml', settings.uvConfig)
    }
    this.indexVariables = variables
  }
}

/** Engines without a bridge (started with --bridge=none) can only lend the host's network. */
export async function networkMode(engine: DockerEngine): Promise<string> {
  return (await engine.find('/networks/bridge')) === undefined ? 'host' : 'default'
}
