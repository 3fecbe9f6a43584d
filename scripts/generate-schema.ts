/** Writes schema/stress-test-config.schema.json from the keys of src/config/schema.ts and the engine's catalogue. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import * as prettier from 'prettier'

import { configSchema } from '../src/config/schema.ts'
import { catalogue } from '../src/engine/catalogue.ts'
import { CATEGORIES } from '../src/engine/categories.ts'

const categories = [...CATEGORIES].map(([type, { name }]) => ({ type, name }))
const path = join(import.meta.dirname, '..', 'schema', 'stress-test-config.schema.json')
const options = await prettier.resolveConfig(path)
writeFileSync(
  path,
  await prettier.format(JSON.stringify(configSchema(catalogue, categories)), { ...options, filepath: path })
)
