/** Writes the tables of inputs and outputs in README.md from action.yml, between their markers. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from './lib.mjs'

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'))
const path = join(root, 'README.md')

const cell = (text) => text.trim().replaceAll('|', '\\|').replaceAll('\n', ' ')

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')
}

function defaultOf({ required, default: value }) {
  if (required === true) return 'required'
  return value === '' ? '' : `\`${value}\``
}

const tables = {
  inputs: table(
    ['Input', 'Default', 'Meaning'],
    Object.entries(action.inputs).map(([name, input]) => [`\`${name}\``, defaultOf(input), input.description])
  ),
  outputs: table(
    ['Output', 'Meaning'],
    Object.entries(action.outputs).map(([name, output]) => [`\`${name}\``, output.description])
  )
}

let text = readFileSync(path, 'utf8')
for (const [name, content] of Object.entries(tables)) {
  const marked = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`)
  if (!marked.test(text)) throw new Error(`README.md has no markers for ${name}`)
  text = text.replace(marked, (_all, start, end) => `${start}\n${content}\n\n${end}`)
}
writeFileSync(path, text)
