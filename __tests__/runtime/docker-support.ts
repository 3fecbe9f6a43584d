/** What tests of the docker runtime need: is there an engine, and how to leave it as it was. */
import { DockerEngine, findEndpoint } from '../../src/runtime/docker/engine.ts'
import { execFileSync } from '../support/run-sync.ts'

export const BASE_IMAGE = 'managed-base:3.11'

export async function dockerAvailable(): Promise<boolean> {
  try {
    const engine = new DockerEngine(await findEndpoint())
    await engine.ping(3)
    return (await engine.find(`/images/${BASE_IMAGE}/json`)) !== undefined
  } catch {
    return false
  }
}

/** Removes the images and the volume that a test made. */
export async function removeNamespace(namespace: string): Promise<void> {
  const engine = new DockerEngine(await findEndpoint())
  for (const label of ['image', 'base']) {
    const filters = JSON.stringify({ label: [`${namespace}.${label}`] })
    for (const { Id } of await engine.json<{ Id: string }[]>('GET', '/images/json', { query: { filters } })) {
      await engine.remove(`/images/${Id}`, { force: 'true' })
    }
  }
  await engine.remove(`/volumes/${namespace}-store`)
}

/** What tests ask the engine again and again; `namespace` is of one test file. */
export function inspectDocker(namespace: string) {
  const docker = (...args: string[]): string =>
    execFileSync('docker', args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })
  const lines = (text: string) => text.split('\n').filter((line) => line !== '')
  return {
    docker,
    containersOf: (label: string) =>
      lines(docker('ps', '--all', '--quiet', '--filter', `label=${namespace}.${label}`)),
    /** Names in one folder of the store. */
    stored: (folder: string) =>
      lines(
        docker(
          ...['run', '--rm', '-v', `${namespace}-store:/s:ro`, BASE_IMAGE],
          ...['sh', '-c', 'ls -1A "/s/$1" 2>/dev/null || true', 'sh', folder]
        )
      ),
    /** A base made of the usual one by a shell command. */
    makeBase: (name: string, script: string): string => {
      const image = `${namespace}-made:${name}`
      const container = `${namespace}-${name}`
      docker('run', '--name', container, BASE_IMAGE, 'sh', '-ec', script)
      docker('commit', '--change', `LABEL ${namespace}.base=${name}`, container, image)
      docker('rm', container)
      return image
    },
    /** Folder of the store that an image's environment is. */
    environmentOf: (reference: string) =>
      docker('inspect', '--format', `{{index .Config.Labels "${namespace}.environment"}}`, reference).trim()
  }
}
