/** Verbs of instructions, by what the reader does. */

export type Act =
  | 'sign-in'
  | 'sign-out'
  | 'go'
  | 'click'
  | 'enter'
  | 'paste'
  | 'copy'
  | 'save'
  | 'create'
  | 'remove'
  | 'install'
  | 'download'
  | 'upload'
  | 'run'
  | 'enable'
  | 'disable'
  | 'drag'
  | 'restart'
  | 'wait'
  | 'check'
  | 'connect'
  | 'send'
  | 'close'
  | 'change'
  | 'other'

const table: Readonly<Record<Exclude<Act, 'other'>, string>> = {
  'sign-in':
    'log in|log into|log on|login|logon|sign in|sign into|sign on|sign-in|log-in|authenticate',
  'sign-out': 'log out|logout|sign out|sign off|log off',
  go: 'go|navigate|open|access|browse|visit|expand|head|proceed|return|switch|scroll|locate|find|view|go back',
  click:
    'click|click on|press|tap|tap on|hit|push|select|choose|pick|tick|double-click|right-click|double click|right click',
  enter:
    'enter|type|type in|input|name|fill|fill in|fill out|provide|specify|write|give|set|search for|define',
  paste: 'paste|insert|put in|put into|slot in',
  copy: 'copy|record|note|note down|write down|store|keep|make a note of|take note of|back up',
  save: 'save|apply',
  create: 'create|generate|add|make|build|new|issue',
  remove:
    'delete|remove|take off|take out|pull off|lift off|detach|uninstall|revoke|erase|clear|unplug|disconnect|discard',
  install: 'install|set up|setup|deploy|mount',
  download: 'download|export',
  upload: 'upload|attach|import',
  run: 'run|execute|launch|start|trigger',
  enable: 'enable|turn on|switch on|activate|allow|toggle on|unlock|grant|check the box',
  disable: 'disable|turn off|switch off|deactivate|toggle off|block|lock|untick|uncheck|deselect',
  drag: 'drag|drop|move|toggle|slide',
  restart: 'restart|reboot|reset|reload|refresh|relaunch',
  wait: 'wait|allow time',
  check: 'check|verify|confirm|ensure|make sure|review|test|validate|inspect',
  connect: 'connect|plug|plug in|pair|link|attach to|join',
  send: 'send|submit|share|post|email|contact|request|invite',
  close: 'close|quit|exit|cancel|stop',
  change: 'edit|change|update|modify|replace|rename|configure|adjust|increase|decrease'
}

const acts = new Map(
  Object.entries(table).flatMap(([act, verbs]) =>
    verbs.split('|').map((verb) => [verb, act as Act] as const)
  )
)

export interface Verb {
  act: Act
  /** How many words it takes. */
  words: number
  /** The verb as written, in lower case. */
  verb: string
}

/** By first word: how many words the longest verb has that begins with it. */
const longest = new Map<string, number>()
for (const verb of acts.keys()) {
  const words = verb.split(' ')
  const first = words[0] ?? ''
  longest.set(first, Math.max(longest.get(first) ?? 0, words.length))
}

/** The verb that begins at word `at`, the longest that is known. */
export function verbAt(words: readonly string[], at: number): Verb | undefined {
  for (let length = longest.get(words[at] ?? '') ?? 0; length > 0; length--) {
    if (at + length > words.length) continue
    const verb = words.slice(at, at + length).join(' ')
    const act = acts.get(verb)
    if (act) return {act, words: length, verb}
  }
  return undefined
}

/** Pairs of acts that different writers use for one thing, and how surely. */
const kin = new Map<string, number>([
  ['click create', 0.9],
  ['click go', 0.9],
  ['click save', 0.9],
  ['click remove', 0.9],
  ['click download', 0.9],
  ['click send', 0.9],
  ['click enable', 0.85],
  ['click disable', 0.85],
  ['click check', 0.8],
  ['click close', 0.85],
  ['click change', 0.8],
  ['click run', 0.8],
  ['click upload', 0.85],
  ['click restart', 0.85],
  ['click install', 0.85],
  ['click copy', 0.75],
  ['click connect', 0.8],
  ['copy save', 0.85],
  ['enter paste', 0.9],
  ['change enter', 0.8],
  ['create enter', 0.75],
  ['copy paste', 0.75],
  ['go run', 0.75],
  ['go check', 0.7],
  ['create install', 0.6],
  ['download install', 0.6],
  ['create download', 0.7],
  ['create upload', 0.6],
  ['drag upload', 0.75],
  ['click drag', 0.75],
  ['drag enable', 0.8],
  ['change check', 0.5]
])

/** The same, by act and act: asked for every two actions of every two candidates. */
const kinOf = new Map<string, Map<string, number>>()
for (const [pair, share] of kin) {
  const [a = '', b = ''] = pair.split(' ')
  for (const [one, other] of [
    [a, b],
    [b, a]
  ] as const)
    kinOf.set(one, (kinOf.get(one) ?? new Map<string, number>()).set(other, share))
}

/** How far two acts can be one, 0–1. */
export function kinship(a: Act, b: Act): number {
  return a === b ? 1 : (kinOf.get(a)?.get(b) ?? 0)
}
