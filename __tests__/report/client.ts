import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from '../support/run-sync.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Builds the browser part of the HTML report when it is absent or older than its sources. */
export function ensureClient(): void {
  const built = join(ROOT, 'dist/report/client.js')
  const sources = join(ROOT, 'src/report/client')
  const newest = Math.max(...readdirSync(sources).map((name) => statSync(join(sources, name)).mtimeMs))
  if (existsSync(built) && statSync(built).mtimeMs > newest) return
  execFileSync(process.execPath, [join(ROOT, 'scripts/build-report-client.mjs')], { stdio: 'inherit' })
}
