/**
 * npm run generate          writes the generated files anew
 * npm run check-generated   fails when a committed one is not what its source gives; changes nothing
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './lib.mjs'

const GENERATED = [
  {
    file: 'src/api/rime-v1.ts',
    command: [
      'node_modules/openapi-typescript/bin/cli.js',
      'api/rime-v1.yaml',
      '--output',
      'src/api/rime-v1.ts'
    ]
  },
  { file: 'schema/stress-test-config.schema.json', command: ['scripts/generate-schema.ts'] },
  { file: 'README.md', command: ['scripts/readme-tables.mjs'] }
]

const checking = process.argv.includes('--check')
for (const { file, command } of GENERATED) {
  const path = join(root, file)
  const committed = checking && existsSync(path) ? readFileSync(path) : undefined
  const code = await run(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] })
  const fresh = !checking || (committed !== undefined && committed.equals(readFileSync(path)))
  if (!fresh && committed !== undefined) writeFileSync(path, committed)
  if (code !== 0) console.error(`${command[0]} failed.`)
  else if (!fresh) console.error(`${file} is not what its source gives. Run npm run generate and commit it.`)
  else console.log(checking ? `${file} is fresh.` : `${file} is written.`)
  if (code !== 0 || !fresh) process.exitCode = 1
}
