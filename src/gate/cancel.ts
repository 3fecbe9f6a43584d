import { RimeClient } from '../client/rime-client.ts'
import { PRODUCT } from '../product.ts'

/** Cancels a job that an earlier process started; answers within `timeoutMs`. */
export async function cancelJob(
  server: { url: string; apiKey: string },
  jobId: string,
  timeoutMs: number
): Promise<void> {
  const client = new RimeClient({ ...server, userAgent: `${PRODUCT.name}/${PRODUCT.version}` })
  try {
    await client.cancelJob(jobId, timeoutMs)
  } finally {
    client.close()
  }
}
