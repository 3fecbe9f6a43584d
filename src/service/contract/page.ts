/**
 * The contract as a page to read: plain HTML made from the file, with nothing from elsewhere and no script, so that the
 * strictest policy holds. The usual viewers are a megabyte of script from a package or a CDN.
 */
import { createHash } from 'node:crypto'

import { parse, stringify } from 'yaml'

import type { Schema } from './contract.ts'
import { nameOf } from './contract.ts'

interface Document {
  info: { title: string; version: string; description: string }
  paths: Record<string, Record<string, PageOperation>>
  components: {
    responses: Record<string, PageResponse>
    schemas: Record<string, PageSchema>
  }
}

interface PageOperation {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security?: unknown[]
  parameters?: { name: string; in: string; required: boolean; description?: string; schema: PageSchema }[]
  requestBody?: { content: Record<string, PageContent> }
  responses: Record<string, PageResponse>
}

interface PageResponse {
  $ref?: string
  description?: string
  content?: Record<string, PageContent>
}

interface PageContent {
  schema?: PageSchema
  example?: unknown
  examples?: Record<string, { summary?: string; value: unknown }>
}

interface PageSchema extends Schema {
  description?: string
  format?: string
  properties?: Record<string, PageSchema>
  items?: PageSchema
}

const STYLE = `
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}
pre{overflow:auto;padding:.5rem;border:1px solid #8884;border-radius:4px}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid #8884}
section{margin:2rem 0}
summary{cursor:pointer}
`

/** Content-Security-Policy of the page: its own style and nothing else. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')

/** @param text of the contract. */
export function contractPage(text: string): string {
  const document = parse(text) as Document
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation }))
  )
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))]
  const { title, version, description } = document.info
  const sections = tags.map((tag) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(tag))
    const parts = own.map(({ path, method, operation }) => operationPart(document, path, method, operation))
    return `<section id="${anchor('tag', tag)}"><h2>${escape(tag)}</h2>${parts.join('')}</section>`
  })
  const links = tags.map((tag) => `<li><a href="#${anchor('tag', tag)}">${escape(tag)}</a></li>`)
  const messages = Object.entries(document.components.schemas).map(([name, schema]) =>
    messagePart(name, schema)
  )
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escape(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escape(title)}</h1><p>As of RIME ${escape(version)}. <a href="/openapi.yaml">This page as a file</a></p>`,
    paragraphs(description),
    `<nav><ul>${links.join('')}<li><a href="#messages">Messages</a></li></ul></nav>`,
    ...sections,
    `<section id="messages"><h2>Messages</h2>${messages.join('')}</section></body></html>`
  ].join('\n')
}

function operationPart(document: Document, path: string, method: string, operation: PageOperation): string {
  const key = operation.security === undefined ? '' : '<p>Needs no API key.</p>'
  const parameters = (operation.parameters ?? []).map(
    (one) =>
      `<tr><td><code>${escape(one.name)}</code></td><td>${one.in}${one.required ? ', required' : ''}</td>` +
      `<td>${typeOf(one.schema)}</td><td>${escape(one.description ?? '')}</td></tr>`
  )
  const table =
    parameters.length === 0
      ? ''
      : `<table><tr><th>Parameter</th><th>In</th><th>Type</th><th></th></tr>${parameters.join('')}</table>`
  const body = Object.entries(operation.requestBody?.content ?? {}).map(
    ([media, content]) =>
      `<p>Body, ${escape(media)}: ${typeOf(content.schema ?? {})}</p>${examplesOf(content)}`
  )
  const answers = Object.entries(operation.responses).map(([status, response]) =>
    answerPart(status, resolve(document, response))
  )
  return (
    `<article id="${anchor('operation', operation.operationId)}"><h3><code>${method} ${escape(path)}</code></h3>` +
    `<p>${escape(operation.summary)}</p>${paragraphs(operation.description ?? '')}${key}${table}${body.join('')}` +
    `<ul>${answers.join('')}</ul></article>`
  )
}

function answerPart(status: string, response: PageResponse): string {
  const contents = Object.entries(response.content ?? {}).map(
    ([media, content]) => `, ${escape(media)}: ${typeOf(content.schema ?? {})}${examplesOf(content)}`
  )
  return `<li>${escape(status)}: ${escape(response.description ?? '')}${contents.join('')}</li>`
}

function messagePart(name: string, schema: PageSchema): string {
  const fields = Object.entries(schema.properties ?? {}).map(([field, inner]) => {
    const required = schema.required?.includes(field) === true ? ', required' : ''
    return (
      `<tr><td><code>${escape(field)}</code></td><td>${typeOf(inner)}${required}</td>` +
      `<td>${escape(inner.description ?? '')}</td></tr>`
    )
  })
  const values = (schema.enum ?? []).map((value) => `<li><code>${escape(value)}</code></li>`)
  return (
    `<article id="${anchor('message', name)}"><h3>${escape(name)}</h3>${paragraphs(schema.description ?? '')}` +
    (fields.length === 0 ? '' : `<table>${fields.join('')}</table>`) +
    (values.length === 0 ? '' : `<ul>${values.join('')}</ul>`) +
    '</article>'
  )
}

function typeOf(schema: PageSchema): string {
  if (schema.$ref !== undefined) {
    const name = nameOf(schema.$ref)
    return `<a href="#${anchor('message', name)}">${escape(name)}</a>`
  }
  if (schema.items !== undefined) return `list of ${typeOf(schema.items)}`
  if (schema.enum !== undefined)
    return schema.enum.map((value) => `<code>${escape(value)}</code>`).join(' or ')
  if (typeof schema.additionalProperties === 'object') return `map to ${typeOf(schema.additionalProperties)}`
  return escape(schema.format ?? schema.type ?? schema.description ?? 'any')
}

function examplesOf(content: PageContent): string {
  const examples = Object.values(content.examples ?? {})
  if (content.example !== undefined) examples.push({ value: content.example })
  return examples
    .map(({ summary, value }) => {
      const code = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)
      return `<details><summary>${escape(summary ?? 'Example')}</summary><pre>${escape(code)}</pre></details>`
    })
    .join('')
}

function resolve(document: Document, response: PageResponse): PageResponse {
  if (response.$ref === undefined) return response
  const named = document.components.responses[nameOf(response.$ref)]
  if (named === undefined) throw new Error(`the contract has no response ${stringify(response.$ref)}`)
  return named
}

function paragraphs(text: string): string {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escape(line)}</p>`)
    .join('')
}

function anchor(kind: string, name: string): string {
  return `${kind}-${name.replaceAll(/[^A-Za-z0-9]+/g, '-')}`
}

function escape(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;'
  }
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
