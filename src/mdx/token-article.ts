/**
 * A guide to a service's token, made of what is known of it: for writers to begin with, and as the site's own.
 *
 * Who may make one, the warning before the click, the check, the end and the ways out are not in it: where an article says
 * `token:`, the site adds them.
 */

import type {
  BlockContent,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent
} from 'mdast'
import type {FrontMatter} from '../model/article.ts'
import type {TokenFacts} from '../model/token-facts.ts'

export interface TokenArticle {
  front: Pick<FrontMatter, 'description' | 'fill' | 'token'> & {title: string}
  body: Root
}

type Field = TokenFacts['fields'][number]
type Part = PhrasingContent | string
interface Step {
  title: string
  blocks: RootContent[]
}

/** `name`: that of the file of `facts`. */
export function tokenArticle(name: string, facts: TokenFacts): TokenArticle {
  const {service, tokenKind, openUrl = ''} = facts
  const steps = [
    openStep(facts),
    {
      title: `Begin a new ${tokenKind}`,
      blocks: [paragraph('Select ', bold(facts.create.label), '.')]
    },
    formStep('Name it', facts, ['name', 'description']),
    formStep('Choose what it may do', facts, ['owner', 'resource', 'role', 'scope', 'ip']),
    formStep('Choose when it ends', facts, ['expiry']),
    {
      title: `Create the ${tokenKind}`,
      blocks: [paragraph('Select ', bold(facts.confirm.label), '.')]
    },
    copyStep(facts),
    useStep(facts)
  ].filter((step) => step !== undefined)
  const fill = Object.entries(facts.fill).filter(([each]) => openUrl.includes(each))

  return {
    front: {
      title: `Create ${aOrAn(`${service} ${tokenKind}`)}`,
      description: `How to create ${aOrAn(tokenKind)} in ${service}, store it and check that it works.`,
      token: name,
      ...(fill.length > 0 && {fill: Object.fromEntries(fill)})
    },
    body: {
      type: 'root',
      children: [
        paragraph(
          `With ${aOrAn(tokenKind)}, another program can work in ${service} on your behalf. Whoever has it can do what it may do: treat it like a password.`
        ),
        {type: 'heading', depth: 2, children: inlines([`Create the ${tokenKind}`])},
        ...steps.flatMap(({title, blocks}, index): RootContent[] => [
          {type: 'heading', depth: 3, children: inlines([`Step ${index + 1}: ${title}`])},
          ...blocks
        ])
      ]
    }
  }
}

function openStep({service, path, openUrl, tokenKind}: TokenFacts): Step {
  const at: Part[] =
    openUrl === undefined
      ? []
      : [
          ' at ',
          {
            type: 'link',
            url: openUrl,
            children: inlines([openUrl.replace(/^https:\/\/|\/$/gu, '')])
          }
        ]
  const go = path.length > 0 ? [', and go to ', bold(path.join(' > '))] : []
  return {
    title: `Open the page for ${tokenKind}s`,
    blocks: [paragraph(`Sign in to ${service}`, ...at, ...go, '.')]
  }
}

/** What is picked, and not typed, readers go through one by one. */
function formStep(
  title: string,
  {fields}: TokenFacts,
  kinds: ReadonlyArray<Field['kind']>
): Step | undefined {
  const asked = fields.filter(({kind}) => kinds.includes(kind))
  if (asked.length === 0) return undefined
  const isPicked = kinds.includes('scope')
  const items = asked.map(
    ({label, required, advice}): ListItem => ({
      type: 'listItem',
      spread: false,
      ...(isPicked && {checked: false}),
      children: [
        paragraph(bold(label), `${required ? '' : ' (optional)'}${advice ? `: ${advice}` : ''}`)
      ]
    })
  )
  const list: List = {type: 'list', ordered: false, spread: false, children: items}
  const lead = isPicked ? 'Choose no more than the program needs:' : 'Fill in:'
  return {title, blocks: [paragraph(lead), list]}
}

function copyStep({service, tokenKind, reveal, store}: TokenFacts): Step {
  const told = reveal.once
    ? (reveal.wording ?? `You can see it only once: ${service} does not show it again.`)
    : reveal.wording
  return {
    title: `Copy the ${tokenKind}`,
    blocks: [
      paragraph(`Copy the ${tokenKind} before you leave the page${told ? `. ${told}` : '.'}`),
      ...(store.length > 0
        ? [
            paragraph(
              'Keep it where only those who need it can read it, never in a mail or a document:'
            ),
            {
              type: 'list',
              ordered: false,
              spread: false,
              children: store.map(
                (each): ListItem => ({type: 'listItem', spread: false, children: [paragraph(each)]})
              )
            } satisfies List
          ]
        : [])
    ]
  }
}

function useStep({use, after}: TokenFacts): Step {
  return {
    title: 'Put it to use',
    blocks: [
      paragraph('Paste it into the program that needs it. Programs send it in this header:'),
      {type: 'code', lang: 'http', value: use.header},
      ...after.map((each) => paragraph(/[.!?]$/u.test(each) ? each : `${each}.`))
    ]
  }
}

/** “an API token”, “a GitHub token”; letters that are spelled begin as they are spoken: “an npm token”. */
export function aOrAn(name: string): string {
  const first = /^\S*/u.exec(name)?.[0] ?? ''
  const isSpelled = /^[fhlmnrsx][^aeiouy]*$/iu.test(first)
  return `${/^[aeio]/iu.test(name) || isSpelled ? 'an' : 'a'} ${name}`
}

function paragraph(...children: Part[]): Paragraph & BlockContent {
  return {type: 'paragraph', children: inlines(children)}
}

function inlines(children: readonly Part[]): PhrasingContent[] {
  return children.map((child) => (typeof child === 'string' ? {type: 'text', value: child} : child))
}

function bold(value: string): PhrasingContent {
  return {type: 'strong', children: [{type: 'text', value}]}
}
