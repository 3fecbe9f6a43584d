import { RequirementSyntaxError } from './scanner.ts'

/** Longest requirement; PyPI's longest in use are well below 1,000. */
export const MAX_REQUIREMENT_LENGTH = 2048

/** What pip takes for a file name when it ends a requirement (pip `utils/filetypes.py`). */
const ARCHIVE = /\.(?:zip|whl|tar|tar\.gz|tgz|tar\.bz2|tbz|tar\.xz|txz|tlz|tar\.lz|tar\.lzma)$/i

/**
 * Throws for text that a PEP 508 parser could accept, or reject with a misleading message, but that an installer
 * would read as an option, a path, an environment variable, a continuation or a second line.
 */
export function rejectUnsafe(text: string): void {
  const refuse = (code: string, index: number, message: string, hint?: string): never => {
    throw new RequirementSyntaxError({
      code,
      column: index + 1,
      message,
      ...(hint === undefined ? {} : { hint })
    })
  }
  const at = (pattern: RegExp, code: string, message: string, hint?: string): void => {
    const index = text.search(pattern)
    if (index !== -1) refuse(code, index, message, hint)
  }
  if (text.length > MAX_REQUIREMENT_LENGTH) {
    refuse(
      'requirement-too-long',
      MAX_REQUIREMENT_LENGTH,
      `A requirement has at most ${MAX_REQUIREMENT_LENGTH} characters.`
    )
  }
  at(
    /[\r\n\v\f\u0085\u2028\u2029]/,
    'requirement-second-line',
    'A requirement is one line.',
    'Write each requirement on a line of its own.'
  )
  at(
    /\\$/,
    'requirement-continuation',
    'A line cannot be continued with "\\".',
    'Write the whole requirement on one line.'
  )
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  at(/[\u0000-\u0008\u000e-\u001f\u007f]/, 'requirement-character', 'A control character is not accepted.')
  const start = text.search(/[^ \t]/)
  const trimmed = text.trim()
  if (trimmed.startsWith('-'))
    refuseOption(trimmed, (message, hint) => refuse('requirement-option', start, message, hint))
  if (/^(?:git|hg|svn|bzr)\+/i.test(trimmed) || /@[ \t]*(?:git|hg|svn|bzr)\+/i.test(trimmed)) {
    refuse(
      'requirement-url',
      Math.max(start, text.search(/(?:git|hg|svn|bzr)\+/i)),
      'A requirement cannot name a repository.',
      'Publish a wheel and write: NAME @ https://HOST/FILE.whl#sha256=64_HEX_DIGITS'
    )
  }
  if (/^(?!file:)[a-z][a-z0-9+.-]+:\/\//i.test(trimmed)) {
    refuse(
      'requirement-url',
      start,
      'A URL alone does not say which library it is.',
      'Write: NAME @ https://HOST/FILE.whl#sha256=64_HEX_DIGITS'
    )
  }
  const requirementPart = (trimmed.split(';')[0] ?? '').trimEnd()
  const archive = !requirementPart.includes('@') && ARCHIVE.test(requirementPart.replace(/\[[^\]]*\]$/, ''))
  if (/^(?:[.~/\\]|[a-z]:[\\/]|file:)/i.test(trimmed) || /^[\w.-]+[/\\]/.test(trimmed) || archive) {
    refuse(
      'requirement-path',
      start,
      'Files and folders are not accepted.',
      'Name the library: numpy>=1.26. For a wheel of your own write: NAME @ https://HOST/FILE.whl#sha256=64_HEX_DIGITS'
    )
  }
  at(
    /\$/,
    'requirement-character',
    '"$" is not accepted: pip would replace ${NAME} by an environment variable.',
    'Write the text itself.'
  )
  at(/\\/, 'requirement-character', '"\\" is not accepted.')
  at(/[^\t -~]/, 'requirement-character', 'Only ASCII characters are accepted in a requirement.')
  const hash = text.indexOf('#')
  if (hash !== -1 && !/@[ \t]*[a-z]+:\/\/[^ \t#]*#/i.test(text)) {
    refuse(
      'requirement-character',
      hash,
      '"#" is not accepted inside a requirement.',
      'Put white space before a comment.'
    )
  }
}

/** What people reach for, and what serves the purpose here. */
const OPTION_HINTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:-e|--editable)/, 'Publish the package as a wheel and name it here.'],
  [
    /^(?:-i|--index-url|--pypi-url|--extra-index-url|--no-index|-f|--find-links|--trusted-host)/,
    'Indexes are set for the machine that builds (pip.conf or PIP_INDEX_URL), not per requirement.'
  ],
  [/^--pre/, 'Name the pre-release: NAME==2.0rc1 or NAME>=2.0rc1.'],
  [/^(?:--no-binary|--only-binary|--prefer-binary)/, 'Remove the line: wheels are preferred.'],
  [
    /^(?:--require-hashes|--no-require-hashes|--hash)/,
    'Remove the line: what is installed is locked with hashes anyway.'
  ]
]

function refuseOption(line: string, refuse: (message: string, hint: string) => never): never {
  const option = /^-[^\s=]*/.exec(line)?.[0] ?? '-'
  const hint = OPTION_HINTS.find(([pattern]) => pattern.test(option))?.[1]
  return refuse(
    'Options of pip are not accepted.',
    hint ?? 'Write requirements only, one per line, for example numpy>=1.26.'
  )
}
