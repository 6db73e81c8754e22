/** Tells a plan again, as another team would: the second version of an article. */

import type {Block, Plan, Run} from './plan.ts'
import type {Random} from './random.ts'

const otherVerbs: Readonly<Record<string, string>> = {
  Open: 'Go to',
  Select: 'Click',
  Choose: 'Pick',
  Check: 'Verify',
  Enter: 'Type',
  Copy: 'Take down',
  Save: 'Keep',
  Review: 'Look at'
}
const verb = new RegExp(`\\b(?:${Object.keys(otherVerbs).join('|')})\\b`, 'g')
const fillers = ['usually', 'in most plans', 'once a day', 'for your team', 'at any time'] as const

export interface Retold {
  title: string
  plan: Plan
}

/**
 * One in ten blocks is gone, one in six has moved, one in two verbs is another word, and one in five sentences says
 * something more.
 */
export function retell(random: Random, {number, blocks}: Plan, title: string): Retold {
  const kept = blocks.filter(() => !random.chance(0.1)).map((block) => reworded(random, block))
  for (const at of kept.keys()) {
    if (!random.chance(1 / 6)) continue
    const [moved] = kept.splice(at, 1)
    if (moved) kept.splice(random.whole(0, kept.length), 0, moved)
  }
  return {title: words(random, title), plan: {number, blocks: kept}}
}

function reworded(random: Random, block: Block): Block {
  const tell = (list: readonly Run[]) => runs(random, list)
  switch (block.type) {
    case 'heading':
      return {...block, text: words(random, block.text)}
    case 'paragraph':
    case 'callout':
      return {...block, runs: tell(block.runs)}
    case 'steps':
      return {...block, steps: block.steps.map((step) => ({...step, runs: tell(step.runs)}))}
    case 'list':
      return {...block, items: block.items.map(tell)}
    case 'table':
    case 'code':
      return block
  }
}

function runs(random: Random, list: readonly Run[]): Run[] {
  return list.map(function (run) {
    if (run.bold || run.link !== undefined) return run
    const text = words(random, run.text)
    return random.chance(0.2)
      ? {...run, text: text.replace(/\. $/, `, ${random.pick(fillers)}. `)}
      : {...run, text}
  })
}

function words(random: Random, text: string): string {
  return text.replace(verb, (given) => (random.chance(0.5) ? (otherVerbs[given] ?? given) : given))
}
