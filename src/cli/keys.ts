import { resolve } from 'node:path'

import { type Command, Option } from 'commander'

import { parseDuration } from '../gate/duration.ts'
import { line } from '../report/escape.ts'
import { isKeyName, KEY_NAME_RULE, type KeyItem, KeyStore, stateOf } from '../service/keys/key-store.ts'
import { type Role, ROLES } from '../service/keys/roles.ts'
import { openDatabase } from '../service/store/database.ts'
import { stateDirectory } from '../state-directory.ts'
import { type CommandIo, UsageError } from './io.ts'

type Ends = (code: Promise<number>) => Promise<void>

interface KeyFlags {
  stateDir?: string
}

/** `rime-stress-test keys create|list|revoke`: works on the state directory, also beneath a server that runs. */
export function keyCommands(program: Command, io: CommandIo, ends: Ends): void {
  const keys = program.command('keys').description('API keys of a server of "serve".')
  const endsAs = (code: number): Promise<void> => ends(Promise.resolve(code))
  const add = (name: string, description: string): Command =>
    keys.command(name).description(description).option('--state-dir <path>', 'state directory of the server')
  add('create', 'Make a key and print it, this once.')
    .requiredOption('--name <name>', 'who the key is for; stands in logs, several keys may bear one name')
    .addOption(
      new Option(
        '--role <role>',
        'viewer reads; user also creates, starts and cancels; admin may do everything'
      )
        .choices(ROLES)
        .makeOptionMandatory()
    )
    .option('--expires <duration>', 'how long the key is good for, such as P90D; absent: until it is revoked')
    .action((flags: CreateFlags) => endsAs(withStore(flags, io, (store) => create(store, flags, io))))
  add('list', 'List the keys, without their secrets.')
    .option('--json', 'print JSON')
    .action((flags: ListFlags) => endsAs(withStore(flags, io, (store) => list(store, flags, io))))
  add('revoke', 'End a key; a server that runs refuses its next request.')
    .argument('<id or name>', 'a name stands for all keys that bear it')
    .action((which: string, flags: KeyFlags) =>
      endsAs(withStore(flags, io, (store) => revoke(store, which, io)))
    )
}

interface CreateFlags extends KeyFlags {
  name: string
  role: Role
  expires?: string
}

interface ListFlags extends KeyFlags {
  json?: boolean
}

/** @throws StateError */
function withStore(flags: KeyFlags, io: CommandIo, body: (store: KeyStore) => number): number {
  const folder = flags.stateDir === undefined ? stateDirectory(io.env) : resolve(io.cwd, flags.stateDir)
  const database = openDatabase(folder)
  try {
    return body(new KeyStore(database))
  } finally {
    database.close()
  }
}

function create(store: KeyStore, { name, role, expires }: CreateFlags, io: CommandIo): number {
  const expiresAt = expires === undefined ? undefined : expiryAfter(expires)
  if (!isKeyName(name)) {
    throw new UsageError(`--name ${JSON.stringify(name)} is no name for a key: ${KEY_NAME_RULE}.`)
  }
  const { item, key } = store.create({ name, role, ...(expiresAt === undefined ? {} : { expiresAt }) })
  io.stdout.write(`${key}\n`)
  io.stderr.write(
    `Key ${item.id} for ${item.name}, role ${item.role}, ${expiryOf(item)}. It is shown this once.\n`
  )
  return 0
}

/** @throws UsageError */
function expiryAfter(text: string): Date {
  const milliseconds = parseDuration(text)
  const expiresAt = new Date(Date.now() + (milliseconds ?? 0))
  // A duration may lead beyond the last day that a Date can hold.
  if (milliseconds !== undefined && milliseconds > 0 && !Number.isNaN(expiresAt.getTime())) return expiresAt
  throw new UsageError(`--expires ${JSON.stringify(text)} is not a duration such as P90D, P2W or PT12H.`)
}

function list(store: KeyStore, { json }: ListFlags, io: CommandIo): number {
  const items = store.list().map((item) => ({ ...item, state: stateOf(item) }))
  if (json === true) {
    io.stdout.write(`${JSON.stringify(items, null, 2)}\n`)
    return 0
  }
  if (items.length === 0) io.stdout.write('No keys.\n')
  const rows = items.map((item) => [
    item.id,
    item.name,
    item.role,
    item.state,
    expiryOf(item),
    item.lastUsedAt === null ? 'never used' : `last used ${item.lastUsedAt.slice(0, 16)}Z`
  ])
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  for (const row of rows) {
    io.stdout.write(
      `${line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).trimEnd()}\n`
    )
  }
  return 0
}

function revoke(store: KeyStore, which: string, io: CommandIo): number {
  const revoked = store.revoke(which)
  if (revoked.length === 0) {
    throw new UsageError(`There is no key ${JSON.stringify(which)} that is still good; see keys list.`)
  }
  for (const { id, name } of revoked) io.stdout.write(`Revoked ${id} of ${name}.\n`)
  return 0
}

function expiryOf({ expiresAt }: KeyItem): string {
  return expiresAt === null ? 'without an end' : `good until ${expiresAt.slice(0, 16)}Z`
}
