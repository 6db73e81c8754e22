/** A guide to a service's token, made of what is known of it: what `token:` needs besides, the site adds. */

import type {BlockContent, PhrasingContent, Root, RootContent, TableRow} from 'mdast'
import type {FrontMatter} from '../model/article.ts'
import type {TokenFacts} from '../model/token-facts.ts'

type Field = TokenFacts['fields'][number]

const naming: ReadonlyArray<Field['kind']> = ['name', 'description']
const limiting: ReadonlyArray<Field['kind']> = ['owner', 'resource', 'role', 'scope', 'ip']

/** The article of `facts`, whose file is called `name`. */
export function tokenArticle(
  name: string,
  id: string,
  facts: TokenFacts
): {front: FrontMatter; body: Root} {
  const {service, tokenKind, fields, create, confirm} = facts
  const of = (kinds: ReadonlyArray<Field['kind']>) =>
    fields.filter(({kind}) => kinds.includes(kind))
  const steps: Array<[string, BlockContent[]] | undefined> = [
    [`Open the page for ${tokenKind}s`, [paragraph(way(facts))]],
    [`Begin a new ${tokenKind}`, [paragraph(['Click ', bold(create.label), '.'])]],
    form('Name it', of(naming)),
    form('Choose what it may do', of(limiting)),
    form('Choose when it ends', of(['expiry'])),
    [`Create the ${tokenKind}`, [paragraph(['Click ', bold(confirm.label), '.'])]],
    [`Copy the ${tokenKind}`, copying(facts)],
    ['Put it to use', using(facts)]
  ]
  const shown = steps.filter((step) => step !== undefined)
  const asked = Object.entries(facts.fill).filter(([name]) => facts.openUrl?.includes(name))

  return {
    front: {
      id,
      title: `Create ${/^[aeiou]/iu.test(service) ? 'an' : 'a'} ${service} ${tokenKind}`,
      description: `Where it is made, what to choose, and how to tell that it works.`,
      token: name,
      ...(asked.length > 0 && {fill: Object.fromEntries(asked)})
    },
    body: {
      type: 'root',
      children: [
        paragraph([
          `With ${article(tokenKind)} ${tokenKind}, a program signs in to ${service} by itself. Whoever has the ${tokenKind} can do what it may do: treat it like a password.`
        ]),
        ...shown.flatMap(([title, blocks], index): RootContent[] => [
          {
            type: 'heading',
            depth: 3,
            children: [{type: 'text', value: `Step ${index + 1}: ${title}`}]
          },
          ...blocks
        ])
      ]
    }
  }
}

function way({service, openUrl, path}: TokenFacts): Array<PhrasingContent | string> {
  const at: Array<PhrasingContent | string> =
    openUrl === undefined
      ? []
      : [
          ' at ',
          {
            type: 'link',
            url: openUrl,
            children: [{type: 'text', value: openUrl.replace(/^https:\/\/|\/$/gu, '')}]
          }
        ]
  const go = path.length > 0 ? [', and go to ', bold(path.join(' > '))] : []
  return [`Sign in to ${service}`, ...at, ...go, '.']
}

function form(title: string, fields: readonly Field[]): [string, BlockContent[]] | undefined {
  const [first, ...others] = fields
  if (!first) return undefined
  if (others.length === 0) {
    const must = first.required ? 'Fill in ' : 'If you like, fill in '
    const advice = first.advice ? `: ${lower(first.advice)}.` : '.'
    return [title, [paragraph([must, bold(first.label), advice])]]
  }
  const rows = fields.map(({label, required, advice}) => [
    [bold(label)],
    [required ? 'yes' : 'no'],
    [advice ?? '']
  ])
  const table = [[['Field'], ['Required'], ['Advice']], ...rows].map(
    (cells): TableRow => ({
      type: 'tableRow',
      children: cells.map((children) => ({type: 'tableCell', children: inlines(children)}))
    })
  )
  return [title, [paragraph(['Fill in the form:']), {type: 'table', children: table}]]
}

function copying({service, tokenKind, reveal, store}: TokenFacts): BlockContent[] {
  const once = reveal.once
    ? (reveal.wording ??
      `You can see it only once: after you leave the page, ${service} does not show it again.`)
    : reveal.wording
  const into = store.length > 0 ? `: ${store.map(lower).join('; ')}` : ''
  return [
    paragraph([
      `Copy the ${tokenKind} before you leave the page, and keep it where it is safe${into}.`
    ]),
    ...(once ? [paragraph([once])] : [])
  ]
}

function using({use, after}: TokenFacts): BlockContent[] {
  return [
    paragraph(['Paste it into the program that needs it. Programs send it in this header:']),
    {type: 'code', lang: 'http', value: use.header},
    ...after.map((each) => paragraph([`${each}.`]))
  ]
}

function paragraph(children: ReadonlyArray<PhrasingContent | string>): BlockContent {
  return {type: 'paragraph', children: inlines(children)}
}

function inlines(children: ReadonlyArray<PhrasingContent | string>): PhrasingContent[] {
  return children.map((child) => (typeof child === 'string' ? {type: 'text', value: child} : child))
}

function bold(value: string): PhrasingContent {
  return {type: 'strong', children: [{type: 'text', value}]}
}

/** As it stands in a sentence; names in capitals stay. */
function lower(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) || /^A /u.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

function article(noun: string): string {
  return /^[aeiou]/iu.test(noun) ? 'an' : 'a'
}
