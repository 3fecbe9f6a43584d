/** Writes the tables of docs/reference/config.md from schema/stress-test-config.schema.json. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Schema } from '../src/config/schema.ts'
import { configTables, replaceTables } from './config-tables.ts'

const root = join(import.meta.dirname, '..')
const path = join(root, 'docs', 'reference', 'config.md')
const schema = JSON.parse(
  readFileSync(join(root, 'schema', 'stress-test-config.schema.json'), 'utf8')
) as Schema
writeFileSync(path, replaceTables(readFileSync(path, 'utf8'), configTables(schema)))
