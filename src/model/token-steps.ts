/** What each step of a guide to a token is about. */

import type {StepKind, TokenFacts, Trouble} from './token-facts.ts'

type Asked = Pick<TokenFacts, 'path' | 'openUrl' | 'fields' | 'confirm'>

/** The step that mends a trouble, where its facts do not say another. */
export const mending: Readonly<Record<Trouble, StepKind | undefined>> = {
  lost: 'create',
  menu: 'open',
  '401': 'copy',
  '403': 'scopes',
  '404': 'use',
  expired: 'create',
  organisation: 'open',
  other: undefined
}

/** The number of the step, from 0, that is about each kind; none at all where no step makes a token. */
export function tokenSteps(
  texts: readonly string[],
  facts: Asked
): Partial<Record<StepKind, number>> {
  const create = creating(texts, facts.confirm.label)
  if (create === undefined) return {}
  const before = texts.slice(0, create + 1)
  const copy = /\bcopy\b/iu.test(texts[create] ?? '')
    ? create
    : (after(texts, create, copies) ?? -1)
  const found: Record<StepKind, number> = {
    open: opening(before, facts),
    name: before.findIndex((text) => asks(text, facts, ['name', 'description'], /\bname\b/iu)),
    scopes: before.findIndex((text) =>
      asks(
        text,
        facts,
        ['scope', 'resource', 'role', 'owner'],
        /\b(?:scopes?|permissions?|roles?)\b/iu
      )
    ),
    create,
    copy,
    use: after(texts, Math.max(create, copy), uses) ?? -1
  }
  return Object.fromEntries(Object.entries(found).filter(([, at]) => at >= 0))
}

/** The last step that speaks of the button which makes the token; where none does, one that makes something. */
function creating(texts: readonly string[], label: string): number | undefined {
  if (!texts.some((text) => /\b(?:token|key)\b/iu.test(text))) return undefined
  // “Save” is a button; to save something is not always to click it.
  const wanted = /token|key/iu.test(label) ? label.toLowerCase() : undefined
  const named = texts.findLastIndex((text) =>
    wanted === undefined ? mentionsLabel(text, label) : text.toLowerCase().includes(wanted)
  )
  if (named >= 0) return named
  const made = texts.findLastIndex((text) =>
    /\b(?:create|generate|add|issue)\b[^.]{0,60}\b(?:token|key)\b/iu.test(text)
  )
  return made >= 0 ? made : undefined
}

const copies = /\b(?:copy|record|save|store|note)\b[^.]{0,60}\b(?:token|key|value|secret|it)\b/iu
const uses = /\b(?:paste|enter|use|test|try|verify|header|connect)\b/iu

function after(texts: readonly string[], at: number, pattern: RegExp): number | undefined {
  const found = texts.findIndex((text, index) => index > at && pattern.test(text))
  return found >= 0 ? found : undefined
}

/** The step with most stops of the way there; where none has two, the one to sign in. */
function opening(texts: readonly string[], {path, openUrl}: Asked): number {
  const counts = texts.map(
    (text) =>
      path.filter((label) => mentionsLabel(text, label)).length +
      (openUrl !== undefined && text.includes(openUrl) ? path.length : 0)
  )
  const most = Math.max(...counts)
  if (most >= Math.min(2, path.length) && most > 0) return counts.indexOf(most)
  return texts.findIndex((text) => /\b(?:sign|log) ?in\b/iu.test(text))
}

function asks(
  text: string,
  {fields}: Asked,
  kinds: ReadonlyArray<Asked['fields'][number]['kind']>,
  otherwise: RegExp
): boolean {
  const labels = fields.filter(({kind}) => kinds.includes(kind)).map(({label}) => label)
  return otherwise.test(text) || labels.some((label) => mentionsLabel(text, label))
}

/** Whether `text` names a control called `label`; a label of one word may be a common word without its capital. */
export function mentionsLabel(text: string, label: string): boolean {
  if (!label.includes(' ')) return mentions(text, label)
  return mentions(text.toLowerCase(), label.toLowerCase())
}

/** Whether `text` holds `label`, in its letters, as words of its own. */
export function mentions(text: string, label: string): boolean {
  for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + 1)) {
    if (!isWord(text[at - 1]) && !isWord(text[at + label.length])) return true
  }
  return false
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter)
}
