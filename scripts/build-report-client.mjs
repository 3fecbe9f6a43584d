/**
 * Bundles the script and the style of the HTML report, with the licences of what is in them.
 *
 *   node scripts/build-report-client.mjs [FILE]    FILE: dist/report/client.js; client.css and licenses.txt beside it
 */
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const script = resolve(process.argv[2] ?? join(root, 'dist', 'report', 'client.js'))
const folder = dirname(script)
const target = ['chrome109', 'firefox115', 'safari16']

/** Written beside and renamed, because tests of several processes may build at the same time. */
function write(path, content) {
  const temporary = `${path}.${process.pid}.tmp`
  writeFileSync(temporary, content)
  renameSync(temporary, path)
}

function licences(metafile) {
  const packages = new Set(
    Object.keys(metafile.inputs).flatMap(
      (path) => path.match(/.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []
    )
  )
  return [...packages].sort().map((path) => {
    const full = join(root, path)
    const { name, version, license } = JSON.parse(readFileSync(join(full, 'package.json'), 'utf8'))
    const texts = readdirSync(full)
      .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file) && !/licenses$/i.test(file))
      .sort()
      .map((file) => readFileSync(join(full, file), 'utf8').trim())
    return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`
  })
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target,
  charset: 'utf8',
  legalComments: 'none',
  write: false
}
const [client, style] = await Promise.all([
  build({ ...shared, entryPoints: ['src/report/client/main.js'], format: 'iife', metafile: true }),
  build({ ...shared, entryPoints: ['src/report/client/report.css'] })
])
mkdirSync(folder, { recursive: true })
write(script, client.outputFiles[0].contents)
write(join(folder, 'client.css'), style.outputFiles[0].contents)
write(join(folder, 'licenses.txt'), licences(client.metafile).join('\n---\n\n'))
