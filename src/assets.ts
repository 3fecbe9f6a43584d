import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let root: string | undefined

/**
 * Absolute path of a file that ships beside the code: `worker/model_worker.py`, `dist/engine/index.js`.
 * The code runs from `src/` in development and from `dist/NAME/` in use, so the root is looked for, not counted.
 */
export function assetPath(...parts: string[]): string {
  if (root === undefined) {
    let folder = dirname(fileURLToPath(import.meta.url))
    while (!existsSync(join(folder, 'worker', 'model_worker.py'))) {
      const parent = dirname(folder)
      if (parent === folder) throw new Error('worker/model_worker.py is missing from this installation')
      folder = parent
    }
    root = folder
  }
  return join(root, ...parts)
}
