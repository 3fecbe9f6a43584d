import { isAbsolute, resolve } from 'node:path'

import type { Problem } from '../problem.ts'
import { displayPath, readWorkspaceFile, WorkspaceFileError } from '../workspace-file.ts'
import { checkSupport, definition, detectForm, dotted, type Form } from './check.ts'
import type { StressTestConfig } from './config.ts'
import { type ConfigDocument, MAX_DOCUMENT_BYTES, parseDocument, type Pointer } from './document.ts'
import { readInlineForm } from './inline.ts'
import { readRegisteredForm } from './registered.ts'
import type { ReadForm, TestsFile } from './read-form.ts'
import { isTable, quote } from './values.ts'

export interface LoadOptions {
  /** Absolute; relative paths start here. */
  workingDirectory: string
  /** Absolute folders that files may lie in; the first is what places are relative to. Default: the working directory. */
  roots?: readonly string[]
}

/**
 * Reads a stress-test configuration in either form and brings it to one shape.
 *
 * @returns `config` when it can be used, and every problem when it can't.
 */
export async function loadConfig(
  path: string,
  options: LoadOptions
): Promise<{ config?: StressTestConfig; problems: Problem[] }> {
  const input = { kind: 'input', name: 'config-path' } as const
  const file = await readDocument(path, options, (message, hint) => ({
    code: 'config-file',
    place: input,
    message: `The configuration ${message}`,
    value: path.slice(0, 200),
    ...(hint === undefined ? {} : { hint })
  }))
  if (file.document === undefined) return { problems: file.problems }
  return readConfig(path, file.document, options)
}

/** As `loadConfig`, for a configuration that is a value already. @param name what messages call it. */
export async function configOfValue(
  value: object,
  name: string,
  options: LoadOptions
): Promise<{ config?: StressTestConfig; problems: Problem[] }> {
  const { document, problems } = parseDocument(name, Buffer.from(JSON.stringify(value)))
  return document === undefined ? { problems } : readConfig(name, document, options)
}

async function readConfig(
  path: string,
  document: ConfigDocument,
  options: LoadOptions
): Promise<{ config?: StressTestConfig; problems: Problem[] }> {
  const { value } = document
  if (!isTable(value)) {
    const message = 'The configuration must be a mapping of keys to values.'
    return { problems: [{ code: 'config-type', place: document.locate([]), message }] }
  }
  const { form, problem } = formOf(value, document)
  if (problem !== undefined) return { problems: [problem] }
  const tests = await readTestsFile(value, document, options)
  const read =
    form === 'inline'
      ? readInlineForm(value, document.locate, tests)
      : readRegisteredForm(value, document.locate)
  const support = checkSupport(definition(form), value, document.locate)
  const refused = [...support.problems, ...(tests?.problems ?? [])]
  const problems = inFileOrder([...refused, ...read.problems.filter((one) => !isRepetition(one, refused))])
  if (problems.length > 0 || read.result === undefined) return { problems }
  return {
    config: configOf(path, document, read.result, [...support.notes, ...read.result.notes]),
    problems: []
  }
}

function configOf(
  path: string,
  document: ConfigDocument,
  { source, testRunConfig, managedImageName }: NonNullable<ReadForm['result']>,
  notes: string[]
): StressTestConfig {
  return {
    path,
    runName: testRunConfig.run_name,
    source,
    ...(managedImageName === undefined ? {} : { managedImageName }),
    testRunConfig,
    notes,
    locate: (pointer) => document.locate(pointer)
  }
}

async function readDocument(
  path: string,
  { workingDirectory, roots = [workingDirectory] }: LoadOptions,
  problem: (message: string, hint?: string) => Problem
): Promise<{ document?: ConfigDocument | undefined; problems: Problem[] }> {
  try {
    const options = { maxBytes: MAX_DOCUMENT_BYTES, base: workingDirectory }
    const file = await readWorkspaceFile(roots, path, options)
    const shown = isAbsolute(path) ? path : resolve(workingDirectory, path)
    return parseDocument(displayPath(roots[0] ?? workingDirectory, shown), file.content)
  } catch (error) {
    if (!(error instanceof WorkspaceFileError)) throw error
    return { problems: [problem(error.message, error.hint)] }
  }
}

/** Keys of both forms in one file: which is meant cannot be guessed. */
function formOf(value: Record<string, unknown>, document: ConfigDocument): { form: Form; problem?: Problem } {
  const { form, inline, registered } = detectForm(value)
  if (inline.length === 0 || registered.length === 0) return { form }
  const [first = ''] = registered
  const problem: Problem = {
    code: 'config-mixed-forms',
    place: document.locate(first.split('.'), 'key'),
    message:
      `The file mixes two forms. Of the inline form (paths) are ${list(inline)}; ` +
      `of the registered form (ids on the server) are ${list(registered)}.`,
    hint: 'Keep the keys of one form.'
  }
  return { form, problem }
}

function list(keys: readonly string[]): string {
  const shown = keys.slice(0, 8).join(', ')
  return keys.length > 8 ? `${shown} and ${keys.length - 8} more` : shown
}

/** `tests_config_path`: the same as `tests_config`, in a file of its own. */
async function readTestsFile(
  value: Record<string, unknown>,
  document: ConfigDocument,
  options: LoadOptions
): Promise<TestsFile | undefined> {
  const pointer: Pointer = ['tests_config_path']
  const path = Object.hasOwn(value, 'tests_config_path') ? value['tests_config_path'] : undefined
  if (typeof path !== 'string' || path === '') return undefined
  const file = await readDocument(path, options, (message, hint) => ({
    code: 'config-file',
    place: document.locate(pointer),
    message: `${dotted(pointer)}: ${message}`,
    value: path.slice(0, 200),
    ...(hint === undefined ? {} : { hint })
  }))
  if (file.document === undefined) return { problems: file.problems }
  const { locate, value: tests } = file.document
  if (!isTable(tests)) {
    const message = `The tests file ${quote(path)} must be a mapping of keys to values.`
    return { problems: [{ code: 'config-type', place: locate([]), message }] }
  }
  return { value: tests, locate, ...checkSupport(definition('tests_config'), tests, locate) }
}

/** A key that is refused as a whole needs no remarks on what is in it. */
function isRepetition(problem: Problem, refused: readonly Problem[]): boolean {
  return refused.some(
    ({ place }) =>
      place.line !== undefined && place.line === problem.place.line && place.column === problem.place.column
  )
}

function inFileOrder(problems: Problem[]): Problem[] {
  const position = ({ place }: Problem): number => (place.line ?? 0) * 100_000 + (place.column ?? 0)
  return problems.sort((a, b) => position(a) - position(b))
}
