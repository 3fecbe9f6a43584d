/**
 * Which workflow commands the Actions runner would find in what a step prints: both of its grammars
 * (actions/runner, `ActionCommand.cs`, `TryParseV2` and `TryParse`), .NET's `ReadLine` and `TrimStart`.
 *
 * The runner searches with the culture's rules, under which zero-width characters match nothing; both readings are
 * tried, because the culture differs from machine to machine.
 */

const COMMANDS = new Set(
  'add-mask add-matcher add-path debug echo endgroup error group internal-set-repo-path notice remove-matcher save-state set-env set-output stop-commands warning'.split(
    ' '
  )
)
const IGNORABLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/ // eslint-disable-line no-control-regex
const NET_WHITE_SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

export function commandsIn(output: string): string[] {
  return output.split(/\r\n|\n|\r/).flatMap((one) =>
    [ordinal, cultural].flatMap((find) => {
      const name = parseV2(one, find) ?? parseV1(one, find)
      return name === undefined ? [] : [name]
    })
  )
}

type Find = (text: string, wanted: string, from: number) => number

const ordinal: Find = (text, wanted, from) => text.indexOf(wanted, from)

/** Position of `wanted` when characters without weight are passed over. */
const cultural: Find = (text, wanted, from) => {
  for (let start = from; start < text.length; start++) {
    let at = start
    let matched = 0
    while (at < text.length && matched < wanted.length) {
      if (text[at] === wanted[matched]) matched++
      else if (!IGNORABLE.test(text[at] ?? '')) break
      at++
    }
    if (matched === wanted.length) return start
  }
  return -1
}

function parseV2(text: string, find: Find): string | undefined {
  const message = text.replace(NET_WHITE_SPACE, '')
  if (find(message, '::', 0) !== 0) return undefined
  const end = find(message, '::', 2)
  return end < 0 ? undefined : registered(message.slice(2, end))
}

function parseV1(text: string, find: Find): string | undefined {
  const start = find(text, '##[', 0)
  if (start < 0) return undefined
  const end = text.indexOf(']', start)
  return end < 0 ? undefined : registered(text.slice(start + 3, end))
}

function registered(info: string): string | undefined {
  const name = (info.split(' ')[0] ?? '').toLowerCase()
  return COMMANDS.has(name) ? name : undefined
}
