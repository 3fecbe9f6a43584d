/** What the scripts of this folder share. Plain JavaScript that runs on Node 20, before anything is installed. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const windows = process.platform === 'win32'

/** The Node that the product needs: this one when it is 24 or later, else the one that `npm ci` installs. */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const installed = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')
  return existsSync(installed) ? installed : undefined
}

/**
 * Runs a program with its output on this terminal and resolves with its exit code (130 when a signal ended it).
 * Ctrl-C reaches the program as well; this process waits for it to finish tidying up.
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    const wait = () => undefined
    process.on('SIGINT', wait)
    const forward = () => child.kill('SIGTERM')
    process.on('SIGTERM', forward)
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('SIGINT', wait)
      process.off('SIGTERM', forward)
      resolve(code ?? 130)
    })
  })
}

/** npm is a script on Windows, which only a shell can start. */
export function npm(...args) {
  return windows ? run(`npm ${args.join(' ')}`, [], { shell: true }) : run('npm', args)
}
