import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createContainer, pathExists, removeContainer } from './container.ts'
import { EngineError, type DockerEngine, type EngineInfo } from './engine.ts'

/** How files and sockets of this machine reach a container. */
export interface HostAccess {
  /** Folders of this machine can be mounted. Else they are copied into the engine's store. */
  files: boolean
  /** A socket in a mounted folder can be opened from inside. Else the engine's stream carries the bytes. */
  sockets: boolean
}

/**
 * Whether the engine sees the same file system as this process. It does not on a remote machine, in a virtual machine, and
 * when this process itself runs in a container that was given the engine's socket; the last is found only by trying.
 */
export async function findHostAccess(
  engine: DockerEngine,
  info: EngineInfo,
  image: string,
  workFolder: string
): Promise<HostAccess> {
  if (!engine.local || !(await seesFolder(engine, image, workFolder))) return { files: false, sockets: false }
  const separateKernel = process.platform !== 'linux' || /docker desktop/i.test(info.OperatingSystem)
  // Another user namespace shifts user ids: the container's user could not open the private folder.
  const shifted = (info.SecurityOptions ?? []).some((option) => /name=(rootless|userns)/.test(option))
  return { files: true, sockets: !separateKernel && !shifted }
}

async function seesFolder(engine: DockerEngine, image: string, workFolder: string): Promise<boolean> {
  const folder = await mkdtemp(join(workFolder, 'probe.'))
  const name = randomBytes(16).toString('hex')
  try {
    await writeFile(join(folder, name), '')
    const container = await createContainer(engine, {
      Image: image,
      Cmd: ['true'],
      Labels: {},
      HostConfig: {
        NetworkMode: 'none',
        Mounts: [{ Type: 'bind', Source: folder, Target: '/probe', ReadOnly: true }]
      }
    })
    try {
      return await pathExists(engine, container, `/probe/${name}`)
    } finally {
      await removeContainer(engine, container)
    }
  } catch (error) {
    // The engine refuses a folder that it does not have.
    if (error instanceof EngineError) return false
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
