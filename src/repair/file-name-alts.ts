/**
 * Describe pictures by the step or section that they show, where their description is a file name.
 *
 * Editors fill in the name of the uploaded file; a reader who cannot see the picture hears
 * “Screenshot underscore 2024…”. The step it stands in is the best honest description there is; before the first
 * heading, the title of the article is.
 */

import type {Element, Nodes, Parents} from 'hast'
import {plain} from '../model/readable.ts'
import {table} from '../model/table.ts'
import {isBlock, isElement, rankOf, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

export interface Options {
  /** Longest description, in characters. */
  maxLength: number
}

const extension = /\.(avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)$/i
/** What cameras, editors and clipboards call a picture, and numbers and ids. */
const machine =
  /^(image|img|picture|photo|screen ?shot|screen ?grab|screen ?capture|capture|mceclip|blobid|blob|pasted ?image|clipboard|untitled|unnamed|inline|dsc|dscn|grafik|bild|foto|bildschirmfoto|captura|capture d.écran)?[\s\d._():,;@-]*((at|um|à|[ap]m)[\s\d._():,;@-]*)*$/i
/** What office programs write by themselves. */
const generated =
  /description automatically generated|automatisch generierte beschreibung|description générée automatiquement|descripción generada automáticamente|descrizione generata automaticamente|descrição gerada automaticamente|automatisch gegenereerde beschrijving/i
const identifier = /^[\da-f]{8}(-?[\da-f]{4}){3}-?[\da-f]{12}$|^[\da-f]{16,}$/i

interface Owner {
  node: Element
  /** Number of the step, in an ordered list. */
  step?: number
}

export const fileNameAlts = defineRepair<Options>(
  {
    id: 'file-name-alts',
    summary: 'The description of a picture is the name of its file, or missing.',
    defaults: {maxLength: 100}
  },
  function (tree, {change, find, options, page, title: named = ''}) {
    const counts = new Map<Nodes, number>()
    const lines: Lines = new WeakMap()
    const numbers: Numbers = new WeakMap()
    let heading: Element | undefined

    walk(tree, function (element, _parent, ancestors) {
      if (rankOf(element) > 0 && plain(element) !== '') heading = element
      if (element.tagName !== 'img' || element.properties['src'] === undefined) return

      const place = placeOf(element, ancestors, lines)
      const alone = place === 'alone'
      const owner =
        captionFor(ancestors) ?? itemAround(ancestors, numbers) ?? (heading && {node: heading})
      const holder = owner?.node ?? tree
      const count = (counts.get(holder) ?? 0) + (place === 'within' ? 0 : 1)
      counts.set(holder, count)

      const alt = String(element.properties['alt'] ?? '').trim()
      if (alt === '' ? !alone : !isGeneric(alt)) return
      const title = String(element.properties['title'] ?? '').trim()
      const isTitled = title !== '' && !isGeneric(title)
      const told = owner ? describe(owner, page.meta.locale) : named.trim()
      const said = isTitled ? title : told
      if (said === '' || !(place !== 'within' || isTitled)) {
        find('image/alt-generic', {at: element, args: {alt}})
        return
      }

      const short = shorten(said, options.maxLength)
      const to = count > 1 && !isTitled ? numbered(short, count, page.meta.locale) : short
      element.properties['alt'] = to
      change({at: element, args: {from: alt, to}})
    })
  }
)

function isGeneric(alt: string): boolean {
  const name = alt.replace(/[_-]+/g, ' ').trim()
  return extension.test(alt) || machine.test(name) || identifier.test(alt) || generated.test(alt)
}

/**
 * Whether the picture has its line for itself, or ends one: then it shows what the line says. One with
 * words after it stands for a word.
 */
function placeOf(
  picture: Element,
  ancestors: readonly Parents[],
  lines: Lines
): 'alone' | 'last' | 'within' {
  let inner: Nodes = picture
  let alone = true

  for (const parent of ancestors.toReversed()) {
    if (!lines.has(parent)) lines.set(parent, linesOf(parent))
    const around = lines.get(parent)?.get(inner)
    if (around?.wordsAfter) return 'within'
    alone &&= around?.line.hasWords === false
    if (parent.type === 'root' || isBlock(parent)) break
    inner = parent
  }

  return alone ? 'alone' : 'last'
}

/** What stands around a node on its line. */
interface Around {
  wordsAfter: boolean
  line: {hasWords: boolean}
}

/** By parent: a paragraph of a thousand pictures is read once. */
type Lines = WeakMap<Parents, ReadonlyMap<Nodes, Around>>

function linesOf(parent: Parents): Map<Nodes, Around> {
  const result = new Map<Nodes, Around>()
  let line = {hasWords: false}
  for (const node of (parent.children as Nodes[]).toReversed()) {
    if (isLineEnd(node)) line = {hasWords: false}
    result.set(node, {wordsAfter: line.hasWords, line})
    line.hasWords ||= !isLineEnd(node) && plain(node) !== ''
  }
  return result
}

function isLineEnd(node: Nodes): boolean {
  return isBlock(node) || isElement(node, 'br')
}

/** By list: the steps before each item, as a list of a thousand pictures is counted once. */
type Numbers = WeakMap<Element, ReadonlyMap<Element, number>>

function stepsOf(list: Element, numbers: Numbers): ReadonlyMap<Element, number> {
  let found = numbers.get(list)
  if (!found) {
    const items = list.children.filter((child): child is Element => isElement(child, 'li'))
    found = new Map(items.map((item, at) => [item, at]))
    numbers.set(list, found)
  }
  return found
}

/** The nearest list item around a picture that has words of its own. */
function itemAround(ancestors: readonly Parents[], numbers: Numbers): Owner | undefined {
  for (let index = ancestors.length - 1; index > 0; index--) {
    const node = ancestors[index]
    const list = ancestors[index - 1]
    if (!isElement(node, 'li') || firstWords(node) === '') continue
    if (!isElement(list, 'ol')) return {node}
    const before = stepsOf(list, numbers).get(node) ?? 0
    return {node, step: Number(list.properties['start'] ?? 1) + before}
  }
  return undefined
}

/** Most cells of a row, or children of a figure, that one of them may be told by. */
const few = 20

/** What tells the picture: its caption, or the words beside it in its row of a table. */
function captionFor(ancestors: readonly Parents[]): Owner | undefined {
  const [parent, ...above] = ancestors.toReversed()
  const figure = [parent, ...above].find((each) => isElement(each as Nodes, 'figure'))
  const caption = figure?.children
    .slice(-few)
    .find((child) => isElement(child as Nodes, 'figcaption'))
  if (caption && !isGeneric(plain(caption))) return {node: caption as Element}

  const at = ancestors.findLastIndex((each) => isElement(each as Nodes, 'td'))
  const [row, cell] = [ancestors[at - 1], ancestors[at]]
  if (
    at < 1 ||
    !isElement(row as Nodes, 'tr') ||
    !cell ||
    plain(cell) !== '' ||
    (row?.children.length ?? 0) > 2 * few
  )
    return undefined
  const words = row?.children.filter((each) => plain(each) !== '')
  const [only, ...others] = words ?? []
  return isElement(only) && others.length === 0 && !isGeneric(plain(only))
    ? {node: only}
    : undefined
}

/** “Step”, where the article is in another language: by that, or by the script of its text. */
const steps: Readonly<Record<string, string>> = table({
  ar: 'الخطوة',
  cs: 'Krok',
  da: 'Trin',
  de: 'Schritt',
  es: 'Paso',
  fr: 'Étape',
  he: 'שלב',
  it: 'Passo',
  ja: 'ステップ',
  ko: '단계',
  nl: 'Stap',
  no: 'Trinn',
  pl: 'Krok',
  pt: 'Passo',
  ru: 'Шаг',
  sv: 'Steg',
  tr: 'Adım',
  uk: 'Крок',
  zh: '步骤'
})
const scripts: ReadonlyArray<[RegExp, string]> = [
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Cyrillic}/u, 'ru']
]

function languageOf(text: string, locale: string | undefined): string {
  const stated = locale?.slice(0, 2).toLowerCase() ?? 'en'
  return stated === 'en' ? (scripts.find(([script]) => script.test(text))?.[1] ?? 'en') : stated
}

function describe({node, step}: Owner, locale: string | undefined): string {
  const said = (node.tagName === 'li' ? firstWords(node) : plain(node)).replace(
    /[\s:.,;。：]+$/,
    ''
  )
  if (said === '' || step === undefined) return said
  const word = steps[languageOf(said, locale)] ?? 'Step'
  // Some languages put the number first.
  return word === steps['ko'] ? `${step}${word}: ${said}` : `${word} ${step}: ${said}`
}

function numbered(text: string, count: number, locale: string | undefined): string {
  return languageOf(text, locale) === 'en' ? `${text}, picture ${count}` : `${text} (${count})`
}

/** The first line of a list item. */
function firstWords(item: Element): string {
  const start = item.children.findIndex((child) => plain(child) !== '')
  const first = item.children[start]
  if (!first || isElement(first, 'ul', 'ol', 'table', 'pre')) return ''
  if (isBlock(first)) return plain(first)
  const end = item.children.findIndex((child, index) => index > start && isLineEnd(child))
  return plain(item.children.slice(start, end === -1 ? undefined : end))
}

/** Cut `text` after a sentence, or at a word, so that it is at most `length` long. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const sentence = /^.{15,}?[.!?。！？](?=\s|$)/u.exec(text.slice(0, length))?.[0]
  if (sentence) return sentence.replace(/[.。]$/, '')
  const cut = text.slice(0, length - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length >> 1)).trimEnd()}…`
}
