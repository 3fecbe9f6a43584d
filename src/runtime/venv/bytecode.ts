import { join } from 'node:path'
import { environmentOfImage } from '../image-build/child-environment.ts'
import { runCommand } from '../image-build/command.ts'
import { environmentPython } from '../image-build/installer.ts'
import type { ImageRecord } from '../runtime.ts'
import type { Sandbox } from './sandbox.ts'

const SECONDS = 1800

/**
 * Compiles all modules of an environment, after everything else that the machine has to do. Modules that cannot be
 * compiled (templates, code for other Pythons) are no concern. compileall writes each file beside its place and renames it,
 * so workers may start meanwhile. Nothing of the environment is imported.
 *
 * @throws the reason of `signal` when it aborts
 */
export async function compileBytecode(
  record: ImageRecord,
  place: { sandbox: Sandbox; scratch: string; signal: AbortSignal }
): Promise<void> {
  const environment = join(record.reference, 'env')
  const python = environmentPython(environment, process.platform)
  const libraries = join(environment, process.platform === 'win32' ? 'Lib' : 'lib')
  const idle = process.platform === 'win32' ? [] : ['nice', '-n', '19']
  const compile = [python, '-I', '-S', '-m', 'compileall', '-q', libraries]
  await runCommand([...place.sandbox.prefix, ...idle, ...compile], {
    cwd: place.scratch,
    env: environmentOfImage(join(python, '..'), place.scratch, 1),
    signal: place.signal,
    seconds: SECONDS
  })
}
