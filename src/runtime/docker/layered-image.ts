import { randomBytes } from 'node:crypto'
import { environmentPython } from '../image-build/installer.ts'
import { sbomOf } from '../image-build/sbom.ts'
import type { ImageRecord } from '../runtime.ts'
import { SBOM_FILE } from './catalogue.ts'
import { createContainer, ownerLabel, removeContainer } from './container.ts'
import type { DockerEngine } from './engine.ts'
import { encodeRecord, SHARED_LABELS } from './records.ts'
import { paths, STORE, type EnvironmentStore } from './store.ts'
import { tarOf } from './tar.ts'

const COMMIT_SECONDS = 1800

export interface LayeredImage {
  id: string
  /** Removes it from this engine; its layers go unless something else is made of them. */
  remove(): Promise<void>
}

/**
 * Makes the image that is shared: the base with one layer that holds the environment and its bytecode, at the paths where
 * they lie in the store. The container it is saved from never ran, so nothing else of this machine is in it.
 *
 * @param base id of the image that the environment was built in
 */
export async function makeLayeredImage(
  { engine, store, namespace }: { engine: DockerEngine; store: EnvironmentStore; namespace: string },
  { record, environment, base }: { record: ImageRecord; environment: string; base: string },
  signal: AbortSignal
): Promise<LayeredImage> {
  const [helper, owner] = [`${namespace}.helper`, `${namespace}.owner`]
  const container = await createContainer(
    engine,
    {
      Image: base,
      Cmd: ['python3'],
      Labels: { [helper]: '1', [owner]: ownerLabel() },
      HostConfig: { NetworkMode: 'none' }
    },
    signal
  )
  const name = `${namespace}-share:${randomBytes(8).toString('hex')}`
  try {
    const put = (path: string, bytes: AsyncIterable<Uint8Array> | Uint8Array) =>
      engine.text('PUT', `/containers/${container}/archive`, {
        query: { path },
        bytes,
        signal,
        idleSeconds: COMMIT_SECONDS
      })
    const folders = [STORE, `${STORE}/environments`, `${STORE}/bytecode`]
    const sbom = Buffer.from(JSON.stringify(sbomOf(record)))
    await put(
      '/',
      tarOf([
        ...folders.map((folder) => ({ path: folder.slice(1), mode: 0o755 })),
        { path: SBOM_FILE.slice(1), mode: 0o644, content: sbom }
      ])
    )
    await store.withContainer(base, async (source) => {
      for (const path of [paths.environment(environment), paths.bytecode(environment)]) {
        const archive = await engine.open('GET', `/containers/${source}/archive`, { query: { path }, signal })
        await put(path.slice(0, path.lastIndexOf('/')), archive)
      }
    })
    const { Id: id } = await engine.json<{ Id: string }>('POST', '/commit', {
      query: { container, repo: name.slice(0, name.indexOf(':')), tag: name.slice(name.indexOf(':') + 1) },
      body: {
        Cmd: [environmentPython(paths.environment(environment), 'linux')],
        Labels: {
          [SHARED_LABELS.image]: record.name,
          [SHARED_LABELS.environment]: environment,
          [SHARED_LABELS.record]: encodeRecord({ ...record, reference: '' }),
          // Labels of the container go into the image; its owner names this machine, so they are emptied.
          [helper]: '',
          [owner]: ''
        }
      },
      signal,
      idleSeconds: COMMIT_SECONDS
    })
    return { id, remove: () => engine.remove(`/images/${name}`) }
  } finally {
    await removeContainer(engine, container)
  }
}
