/** The words with which people type a note or a warning, and what each stands for. */

import type {Element} from 'hast'
import {type CalloutKind, calloutKinds} from '../../model/article.ts'
import {plain} from '../../model/readable.ts'
import {leadingText} from './leading.ts'
import {isBlank, isElement} from './tree.ts'

export interface Label {
  kind: CalloutKind
  /** As it was typed, without what parts it from the text; empty where the label is part of the sentence. */
  words: string
  /** Characters of all that goes before the text. */
  length: number
}

/** By language; a label that means two things in two languages is what the milder one says. */
const labels: Readonly<Record<CalloutKind, string>> = {
  note: `
    note|please note|side note|heads up|info|reminder|remember|nb|n.b.
    hinweis|anmerkung|bitte beachten|remarque|à noter|nota|observação|opmerking
    メモ|注|備考|补充|备注|참고 사항|ملاحظة|ملحوظة`,
  tip: `
    tip|tips|hint|pro tip|quick tip|helpful tip
    tipp|astuce|conseil|consejo|sugerencia|dica|suggerimento|consiglio
    ヒント|提示|小贴士|팁|نصيحة|تلميح`,
  important: `
    important|important tip|important note|important information|key step|key point
    wichtig|wichtiger hinweis|importante|belangrijk|重要|重要提示|중요|مهم|هام`,
  warning: `
    warning|danger
    warnung|gefahr|avertissement|advertencia|peligro|perigo|avvertenza|pericolo|waarschuwing|gevaar
    警告|危险|危険|경고|تحذير|خطر`,
  caution: `
    caution|attention|careful|be careful
    achtung|vorsicht|mise en garde|atención|precaución|aviso|atenção|cuidado|attenzione|avviso|let op
    注意|주의|주의 사항|주의사항|تنبيه|احترس`
}
const kinds: ReadonlyMap<string, CalloutKind> = new Map(
  calloutKinds.flatMap((kind) =>
    labels[kind].split(/[|\n]/).flatMap((name) => (name.trim() ? [[name.trim(), kind]] : []))
  ) as Array<[string, CalloutKind]>
)

const english = new Set(
  calloutKinds.flatMap((kind) => (labels[kind].trim().split('\n')[0] ?? '').split('|'))
)

/** Also the names of sections: on a line of their own, labels only inside a frame. */
const sections = new Set('hint info nb nota remember reminder tips'.split(' '))
const emoji = '(?:[\\p{So}\\p{Emoji_Presentation}]\\uFE0F?\\s*)?'
const parts = '(?:\\s*[:\\uFF1A]|\\s+[\\u2013\\u2014-](?=\\s)|!(?=\\s))'
const alert = '\\[!(?<alert>note|tip|important|warning|caution)\\]'
const begins = new RegExp(`^\\s*${emoji}(?:${alert}|(?<label>${either()})${parts})\\s*`, 'iu')
const isFramed = new RegExp(`^\\s*${emoji}(?<label>${either()})\\s*[:\\uFF1A!.]?\\s*$`, 'iu')
const isAlone = new RegExp(
  `^\\s*${emoji}(?<label>${either((name) => !sections.has(name))})\\s*[:\\uFF1A!.]?\\s*$`,
  'iu'
)
/** In capitals, a label needs no colon: the sentence begins after it. */
const capitals =
  /^\s*(?<label>NOTE|PLEASE NOTE|N\.?B\.|IMPORTANT|WARNING|DANGER|CAUTION|ATTENTION)\s+(?=\p{Lu}\p{Ll}|A\s)/u
const pleaseNote = /^\s*please\s+note(?:,|\s+that)\s/i

function either(wanted: (name: string) => boolean = () => true): string {
  return [...kinds.keys()]
    .filter(wanted)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll('.', '\\.').replaceAll(' ', '\\s+'))
    .join('|')
}

/** The label that `node` begins with, when text follows it. */
export function labelOf(node: Element): Label | undefined {
  const start = leadingText(node)
  const match = begins.exec(start) ?? capitals.exec(start)
  const typed = match?.groups?.['label'] ?? match?.groups?.['alert']
  if (match && typed && start.trim().length > match[0].trim().length)
    return {...named(typed), length: match[0].length}
  return pleaseNote.test(start) ? {kind: 'note', words: '', length: 0} : undefined
}

/** The label that is all of `node`; inside a frame, more words are labels. */
export function labelAlone(node: Element, framed = false): Label | undefined {
  const typed = (framed ? isFramed : isAlone).exec(plain(node))?.groups?.['label']
  return typed ? {...named(typed), length: leadingText(node).length} : undefined
}

/** The label in bold that `node` begins with, no colon after it: as it is typed in a frame. */
export function boldLabelOf(node: Element): Label | undefined {
  const first = node.children.find((child) => !isBlank(child))
  const label = isElement(first, 'b', 'strong') ? labelAlone(first, true) : undefined
  return label && plain(node) !== plain(first as Element) ? label : undefined
}

/** Signs that stand for a kind at the beginning of a box. */
export const signs: ReadonlyMap<string, CalloutKind> = new Map([
  ['💡', 'tip'],
  ['✅', 'tip'],
  ['👍', 'tip'],
  ['❗', 'important'],
  ['‼', 'important'],
  ['⚠', 'warning'],
  ['🚨', 'warning'],
  ['🛑', 'warning'],
  ['⛔', 'warning'],
  ['🚫', 'warning'],
  ['🔥', 'caution'],
  ['ℹ', 'note'],
  ['📌', 'note'],
  ['📝', 'note']
])
const sign = new RegExp(`^\\s*(?<sign>${[...signs.keys()].join('|')})\\uFE0F?\\s+(?=\\S)`, 'u')

/** The label that is a sign, before the text of a box. */
export function signOf(node: Element): Label | undefined {
  const match = sign.exec(leadingText(node))
  const kind = signs.get(match?.groups?.['sign'] ?? '')
  return match && kind ? {kind, words: '', length: match[0].length} : undefined
}

/** The label that is a sign, and all of `node`. */
export function signAlone(node: Element): Label | undefined {
  const kind = signs.get(plain(node).replace('\uFE0F', '').trim())
  return kind && {kind, words: '', length: leadingText(node).length}
}

/** Whether the site shows the words of the label by itself, or they say no more than the kind does. */
export function shownAnyway({words, kind}: Label): boolean {
  return ['', kind, `${kind}s`, 'please note', 'important note'].includes(fold(words))
}

/** Whether the label is the plain name of its kind, in any language: as a heading, others name sections. */
export function isKindName({words, kind}: Label): boolean {
  return fold(words) === kind || !english.has(fold(words))
}

function named(typed: string): {kind: CalloutKind; words: string} {
  return {kind: kinds.get(fold(typed)) ?? 'note', words: typed}
}

function fold(typed: string): string {
  return typed.toLowerCase().replace(/\s+/g, ' ')
}
