/** What tests of the docker runtime need: is there an engine, and how to leave it as it was. */
import { DockerEngine, findEndpoint } from '../../src/runtime/docker/engine.ts'

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
