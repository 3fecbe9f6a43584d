/** Writes schema/stress-test-config.schema.json from the keys of src/config/schema.ts and the engine's catalogue. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { configSchema } from '../src/config/schema.ts'
import { catalogue } from '../src/engine/catalogue.ts'
import { CATEGORIES } from '../src/engine/categories.ts'

const categories = [...CATEGORIES].map(([type, { name }]) => ({ type, name }))
const path = join(import.meta.dirname, '..', 'schema', 'stress-test-config.schema.json')
writeFileSync(path, `${JSON.stringify(configSchema(catalogue, categories), undefined, 2)}\n`)
