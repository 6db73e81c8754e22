/** Plans support articles: what they say, before anybody has written it in a format. */

import type {Random} from './random.ts'

/** A run of text; a bold one is the label of something on a screen. */
export interface Run {
  text: string
  bold?: boolean
  /** Number of the document that it links to. */
  link?: number
}

export type Block =
  | {type: 'heading'; text: string}
  | {type: 'paragraph'; runs: Run[]}
  | {type: 'steps'; steps: Array<{runs: Run[]; picture?: string}>}
  | {type: 'list'; items: Run[][]}
  | {type: 'callout'; kind: 'Note' | 'Tip' | 'Important' | 'Warning'; runs: Run[]}
  | {type: 'table'; head: string[]; rows: string[][]}
  | {type: 'code'; language: 'bash' | 'json'; text: string}

export interface Plan {
  /** Number of the document, from 0; its title is `titleOf(number)`. */
  number: number
  blocks: Block[]
}

const verbs = ['Open', 'Select', 'Choose', 'Check', 'Enter', 'Copy', 'Save', 'Review'] as const
const screens = [
  ...(['Settings', 'Security', 'API access', 'Tokens', 'Members', 'Exports', 'Billing'] as const),
  ...(['Webhooks', 'Activity', 'Roles', 'Single sign-on', 'Deliveries', 'Plans'] as const)
] as const
const things = [
  ...(['token', 'account', 'report', 'schedule', 'workspace', 'connection', 'address'] as const),
  ...(['member', 'invoice', 'certificate', 'application', 'record', 'device', 'role'] as const)
] as const
const tails = [
  'before you close the window',
  'so that the next run can read it',
  'as soon as the list has loaded',
  'unless your administrator has switched it off',
  'for every site that you look after',
  'and compare it with the value of the day before',
  'since it cannot be shown a second time',
  'when the status changes to ready'
] as const

const syllables = [
  ...['bar', 'cel', 'dun', 'fer', 'gal', 'hol', 'jin', 'kor', 'lam', 'mer'],
  ...['nol', 'pel', 'quin', 'ros', 'sel', 'tor', 'und', 'vel', 'wim', 'zan']
] as const

/** A word that no other number below 3,200,000 has: articles must not all look alike. */
function coin(number: number): string {
  // A factor without a common divisor with 20⁵ keeps different numbers different.
  let rest = (number * 1_234_567 + 104_729) % 20 ** 5
  let word = ''
  for (let count = 0; count < 5; count++) {
    word += syllables[rest % 20] ?? ''
    rest = Math.floor(rest / 20)
  }
  return word
}

/** The title of document `number`: no two are the same. */
export function titleOf(number: number): string {
  const verb = verbs[number % verbs.length] ?? 'Open'
  const thing = things[Math.floor(number / verbs.length) % things.length] ?? 'token'
  return `${verb} the ${coin(number)} ${thing}`
}

/** Plan document `number` of `total`, of about `size` characters of text. */
export function plan(random: Random, number: number, total: number, size: number): Plan {
  const blocks: Block[] = [{type: 'paragraph', runs: prose(random, total)}]
  let length = 0

  while (length < size) {
    const section = [heading(random), ...sectionBlocks(random, total)]
    blocks.push(...section)
    length += section.reduce((sum, block) => sum + JSON.stringify(block).length * 0.7, 0)
  }

  return {number, blocks}
}

function sectionBlocks(random: Random, total: number): Block[] {
  const blocks: Block[] = [{type: 'paragraph', runs: prose(random, total)}]
  if (random.chance(0.6)) blocks.push(steps(random))
  if (random.chance(0.5)) blocks.push(callout(random, total))
  if (random.chance(0.3)) blocks.push(list(random, total))
  if (random.chance(0.2)) blocks.push(table(random))
  if (random.chance(0.15)) blocks.push(code(random))
  if (random.chance(0.5)) blocks.push({type: 'paragraph', runs: prose(random, total)})
  return blocks
}

function heading(random: Random): Block {
  const thing = `${coin(random.whole(0, 99_999))} ${random.pick(things)}`
  return {type: 'heading', text: `${random.pick(verbs)} the ${thing}`}
}

function steps(random: Random): Block {
  return {
    type: 'steps',
    steps: Array.from({length: random.whole(3, 7)}, () => ({
      runs: [
        {text: `${random.pick(verbs)} `},
        {text: random.pick(screens), bold: true},
        {text: `, then check the ${random.pick(things)} ${random.pick(tails)}.`}
      ],
      ...(random.chance(0.3) ? {picture: `mceclip${random.whole(0, 9)}.png`} : {})
    }))
  }
}

function callout(random: Random, total: number): Block {
  const kind = random.pick(['Note', 'Tip', 'Important', 'Warning'] as const)
  return {type: 'callout', kind, runs: prose(random, total)}
}

function list(random: Random, total: number): Block {
  return {
    type: 'list',
    items: Array.from({length: random.whole(2, 6)}, () => prose(random, total).slice(0, 1))
  }
}

function table(random: Random): Block {
  const rows = Array.from({length: random.whole(2, 8)}, () => [
    random.pick(screens),
    `The ${random.pick(things)} ${random.pick(tails)}`,
    String(random.whole(1, 400))
  ])
  return {type: 'table', head: ['Field', 'Description', 'Limit'], rows}
}

function code(random: Random): Block {
  const path = `${random.pick(things)}s/${random.whole(100, 999)}`
  return random.chance(0.5)
    ? {
        type: 'code',
        language: 'bash',
        text: `curl https://api.example.com/v2/${path} \\\n  --header "Accept: application/json"`
      }
    : {
        type: 'code',
        language: 'json',
        text: `{\n  "path": "${path}",\n  "limit": ${random.whole(1, 99)}\n}`
      }
}

function prose(random: Random, total: number): Run[] {
  const runs: Run[] = []
  for (let count = random.whole(1, 4); count > 0; count--) {
    const thing = `${coin(random.whole(0, 99_999))} ${random.pick(things)}`
    runs.push({text: `${random.pick(verbs)} the ${thing} ${random.pick(tails)}. `})
    if (random.chance(0.3))
      runs.push({text: 'It is under '}, {text: random.pick(screens), bold: true}, {text: '. '})
    if (random.chance(0.1)) {
      const link = random.whole(0, total - 1)
      runs.push({text: 'See '}, {text: titleOf(link), link}, {text: '. '})
    }
  }
  return runs
}
