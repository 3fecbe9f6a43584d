import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

import type { Logger } from '../logger.ts'
import { silentLogger } from '../logger.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { Recovery } from './jobs/recovery.ts'
import { RetiredSweep } from './jobs/retired-sweep.ts'
import { databaseFile, openDatabase } from './store/database.ts'
import { ImageStore } from './store/images.ts'
import { JobStore } from './store/jobs.ts'
import { Owner } from './store/owner.ts'

/**
 * Ends what services that were killed left running on a state directory, without starting one: their jobs are FAILED,
 * their engines, workers and private folders gone. Jobs of living services are not touched.
 *
 * @returns how many jobs were ended.
 * @throws StateError when the state directory cannot be used.
 */
export async function recoverJobs(options: {
  stateDir: string
  runtime: Runtime
  log?: Logger
}): Promise<number> {
  const stateDir = resolve(options.stateDir)
  if (!existsSync(databaseFile(stateDir))) return 0
  const database = openDatabase(stateDir)
  const owner = new Owner(stateDir, database)
  try {
    const log = options.log ?? silentLogger
    const { runtime } = options
    const images = new ImageStore(database)
    const recovery = new Recovery({
      owner,
      database,
      jobs: new JobStore(database, owner.id),
      images,
      runtime,
      retiredSweep: new RetiredSweep({ images, runtime, ownerId: owner.id, log }),
      stateDir,
      log,
      isActive: () => false
    })
    const ended = recovery.run()
    await recovery.settled()
    return ended
  } finally {
    owner.release(database)
    database.close()
  }
}
