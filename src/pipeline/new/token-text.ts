/** A walkthrough of how to make a service's token, from what is known of it. */

import type {
  BlockContent,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent
} from 'mdast'
import type {Callout} from '../../model/article.ts'
import type {TokenFacts} from '../../model/token-facts.ts'

/** What is picked in a form, and not typed: readers go through it one by one. */
const picked: ReadonlySet<string> = new Set(['scope', 'resource', 'role'])

/** The body of the article. */
export function tokenText(facts: TokenFacts): Root {
  const {service, tokenKind, who} = facts
  const made = [openStep(facts), beginStep(facts), formStep(facts), createStep(facts)]
  const steps = [...made, storeStep(facts), afterStep(facts)].filter((step) => step !== undefined)
  const children: RootContent[] = [
    paragraph(`With ${aOrAn(tokenKind)}, another program can work in ${service} on your behalf.`),
    ...(who.length > 0 ? [heading(2, 'What you need'), bullets(who.map(line))] : []),
    heading(2, `Create the ${tokenKind}`),
    ...steps.flatMap(({title, blocks}, index) => [
      heading(3, `Step ${index + 1}: ${title}`),
      ...blocks
    ]),
    ...checkSection(facts),
    ...endSection(facts)
  ]
  return {type: 'root', children}
}

/** The names of `fill` that the text holds, as `tokenText` writes it. */
export function usedFill({fill, openUrl = '', verify}: TokenFacts): TokenFacts['fill'] {
  const text = [openUrl, verify?.url, ...Object.values(verify?.headers ?? {})].join('\n')
  return Object.fromEntries(Object.entries(fill).filter(([name]) => text.includes(name)))
}

interface Step {
  title: string
  blocks: RootContent[]
}

function openStep({service, path, openUrl}: TokenFacts): Step {
  const where: PhrasingContent[] =
    openUrl === undefined
      ? [text(`Sign in to ${service}`)]
      : [text('Go to '), {type: 'link', url: openUrl, children: [text(openUrl)]}]
  const there = path.length > 0 ? [text(', and select '), ...menu(path)] : []
  return {
    title: path.length > 0 ? `Open ${path.at(-1)}` : `Sign in to ${service}`,
    blocks: [paragraph(...where, ...there, text('.'))]
  }
}

function beginStep({create}: TokenFacts): Step {
  return {
    title: `Select ${create.label}`,
    blocks: [paragraph(text('Select '), strong(create.label), text('.'))]
  }
}

function formStep({fields}: TokenFacts): Step | undefined {
  if (fields.length === 0) return undefined
  const typed = fields.filter(({kind}) => !picked.has(kind))
  const chosen = fields.filter(({kind}) => picked.has(kind))
  const said = ({label, required, advice}: TokenFacts['fields'][number]) => [
    strong(label),
    text(`${required ? '' : ' (optional)'}${advice ? `: ${advice}` : ''}`)
  ]
  return {
    title: 'Fill in the form',
    blocks: [
      ...(typed.length > 0 ? [bullets(typed.map(said))] : []),
      ...(chosen.length > 0
        ? [
            paragraph('Choose no more than the program needs:'),
            list(chosen.map((field) => ({...item(said(field)), checked: false})))
          ]
        : [])
    ]
  }
}

function createStep({tokenKind, confirm, reveal}: TokenFacts): Step {
  const warning: Callout = {
    type: 'callout',
    kind: 'warning',
    title: [text('It is shown only once')],
    children: [
      paragraph(
        `Open the place where you are going to keep the ${tokenKind} first. ${
          reveal.wording ?? 'When you leave the page, nobody can show it again.'
        }`
      )
    ]
  }
  return {
    title: `Create and copy the ${tokenKind}`,
    blocks: [
      ...(reveal.once ? [warning] : []),
      paragraph(
        text('Select '),
        strong(confirm.label),
        text(`, and copy the ${tokenKind} that is shown.`)
      )
    ]
  }
}

function storeStep({tokenKind, store, shape}: TokenFacts): Step {
  return {
    title: `Store the ${tokenKind}`,
    blocks: [
      paragraph('Keep it where only those who need it can read it, never in a mail or a document.'),
      ...(store.length > 0 ? [bullets(store.map(line))] : []),
      ...(shape ? [paragraph(`What a whole one looks like: ${sentence(shape.words)}`)] : [])
    ]
  }
}

function afterStep({after}: TokenFacts): Step | undefined {
  if (after.length === 0) return undefined
  return {
    title: 'Make it work',
    blocks: [list(after.map((each) => ({...item(line(each)), checked: false})))]
  }
}

function checkSection({tokenKind, verify, use}: TokenFacts): RootContent[] {
  if (!verify)
    return [
      heading(2, `Use the ${tokenKind}`),
      paragraph('Programs send it in a header:'),
      {type: 'code', lang: 'http', value: use.header}
    ]
  const headers = Object.entries(verify.headers).map(
    ([name, value]) => `  -H "${name}: ${value}" \\`
  )
  const call = [`curl -X ${verify.method} \\`, ...headers, `  "${verify.url}"`].join('\n')
  return [
    heading(2, 'Check that it works'),
    paragraph(
      text(`Put the ${tokenKind} in place of `),
      {type: 'inlineCode', value: '$TOKEN'},
      text(` and call the service: ${sentence(verify.expect)}`)
    ),
    {type: 'code', lang: 'sh', value: call}
  ]
}

function endSection({tokenKind, lifetime, revoke, limits, service}: TokenFacts): RootContent[] {
  const {days, chosen, boundTo, words} = lifetime
  const [verb] = revoke.verbs
  return [
    heading(2, 'When it ends'),
    paragraph(sentence(words)),
    ...(boundTo ? [paragraph(`It ends together with ${boundTo}.`)] : []),
    ...(days !== undefined || chosen
      ? [paragraph('Put the date into your calendar, and create the next one before.')]
      : []),
    ...(revoke.path.length > 0 && verb
      ? [
          paragraph(
            text(`To take the ${tokenKind} back, open `),
            ...menu(revoke.path),
            text(` in ${service} and select `),
            strong(verb),
            text('.')
          )
        ]
      : []),
    ...(limits.length > 0
      ? [heading(2, 'Good to know'), bullets(limits.map((each) => line(each)))]
      : [])
  ]
}

function menu(path: readonly string[]): PhrasingContent[] {
  return path.flatMap((label, index) =>
    index === 0 ? [strong(label)] : [text(' > '), strong(label)]
  )
}

export function aOrAn(name: string): string {
  return `${/^[aeio]/i.test(name) ? 'an' : 'a'} ${name}`
}

function sentence(words: string): string {
  return /[.!?]$/u.test(words) ? words : `${words}.`
}

function text(value: string): PhrasingContent {
  return {type: 'text', value}
}

function strong(value: string): PhrasingContent {
  return {type: 'strong', children: [text(value)]}
}

function line(value: string): PhrasingContent[] {
  return [text(value)]
}

function paragraph(...children: Array<PhrasingContent | string>): Paragraph {
  return {
    type: 'paragraph',
    children: children.map((each) => (typeof each === 'string' ? text(each) : each))
  }
}

function heading(depth: Heading['depth'], title: string): Heading {
  return {type: 'heading', depth, children: [text(title)]}
}

function item(children: PhrasingContent[]): ListItem {
  return {type: 'listItem', spread: false, children: [paragraph(...children)] as BlockContent[]}
}

function bullets(items: ReadonlyArray<PhrasingContent[]>): List {
  return list(items.map(item))
}

function list(children: ListItem[]): List {
  return {type: 'list', ordered: false, spread: false, children}
}
