/**
 * What changes with time: the sources, the writer’s text, and decisions. That two sources disagree is no rule of its own:
 * each thing that they disagree about is told by a rule of `compare.ts` or `compare-structure.ts`.
 */

import type {Args} from '../args.ts'
import {defineRules} from './rule.ts'

const said = (args: Args, key: string) => String(args[key] ?? '')

/** A page as a person knows it, and as commands do. */
function page(args: Args): string {
  const [key, title] = [said(args, 'page'), said(args, 'title')]
  if (key === '') return 'The source page'
  return title === '' || key.endsWith(`/${title}`)
    ? `The page ${key}`
    : `The page “${title}” (${key})`
}

function count(args: Args, key: string, noun: string): string {
  return `${said(args, key)} ${noun}${args[key] === 1 ? '' : 's'}`
}

/** “3 blocks, 1 of them new, at step 2 and “After that”: “30 days” is now “60 days””. */
function changes(args: Args): string {
  const parts = (['added', 'removed', 'moved'] as const)
    .filter((key) => Number(args[key]) > 0)
    .map(
      (key) => `${said(args, key)} ${key === 'added' ? 'new' : key === 'removed' ? 'gone' : key}`
    )
  const blocks = count(args, 'blocks', 'block')
  const places = [
    ...list(args, 'steps').map((step) => `step ${step}`),
    ...list(args, 'headings').map((heading) => `“${heading}”`)
  ]
  const where = places.length > 0 ? `, at ${atMost(3, places)}` : ''
  return `${parts.length > 0 ? `${blocks} (${parts.join(', ')})` : blocks}${where}; ${first(args)}`
}

function list(args: Args, key: string): readonly string[] {
  const value = args[key]
  return Array.isArray(value) ? value : []
}

/** “a, b, c and 2 more places”. */
function atMost(most: number, places: readonly string[]): string {
  const more = places.length - most
  if (more <= 0) return places.join(', ')
  return `${places.slice(0, most).join(', ')} and ${more} more place${more === 1 ? '' : 's'}`
}

function first(args: Args): string {
  const [from, to] = [said(args, 'from'), said(args, 'to')]
  if (from === to) return `“${to}” stands elsewhere`
  if (from === '') return `new is “${to}”`
  return to === '' ? `gone is “${from}”` : `“${from}” is now “${to}”`
}

export const driftRules = defineRules({
  'drift/upstream-changed': {
    severity: 'warning',
    sentence: (args) =>
      args['reason'] === undefined
        ? `${page(args)} says something else since it was imported: ${changes(args)}`
        : `${page(args)} has changed since it was imported; what in it cannot be told: ${said(args, 'reason')}`,
    explanation:
      'The page that this article was made from says something else now: words, code, links, pictures, or their order. Both are read by the same Collate, so a new version of it is no change, and neither are dates, ids, emphasis or quotation marks.\n\n`import` brings the change in, and keeps what writers changed by hand. Before that, `meant` settles this very change; the next one is told again.',
    answers: ['meant']
  },
  'drift/upstream-removed': {
    severity: 'error',
    sentence: (args) => `${page(args)} is no longer in its source`,
    explanation:
      'The page that this article was made from was deleted or archived. Readers may be following instructions that were withdrawn.\n\nTake the article down, or say that it is meant to stay.',
    answers: ['meant']
  },
  'drift/cosmetic': {
    severity: 'info',
    sentence: (args) => `${page(args)} was saved anew, and says what it said`,
    explanation:
      'Only looks, ids or what nobody sees differ: emphasis, quotation marks, blanks, case, ranks of headings. The article stays as it is, to the letter; the new looks come in with the next change of what the page says.\n\nThere is nothing to do.',
    answers: []
  },
  'drift/mdx-departs': {
    severity: 'warning',
    sentence: (args) =>
      `The edited article departs from its sources: ${count(args, 'changed', 'block')} changed, ${said(args, 'missing')} taken out, ${said(args, 'extra')} added`,
    explanation:
      'A writer edited the article, so it no longer says just what its sources say. That may be meant, or the sources may need the same change.\n\nBring the sources up to date, or say that it is meant.',
    answers: ['meant']
  },
  'drift/mdx-unsourced': {
    severity: 'info',
    sentence: (args) => `A writer added ${count(args, 'blocks', 'block')} that no source has`,
    explanation:
      'The article says all that its sources say, and something more that was written here. That is what the article is for; only the copies do not have it.\n\nAdd it to the sources where their readers need it, too, or say that it is meant.',
    answers: ['meant']
  },
  'decision/expired': {
    severity: 'warning',
    sentence: (args) =>
      `A decision about \`${said(args, 'rule')}\` has run out on ${said(args, 'until')}`,
    explanation:
      'Someone settled a finding for a limited time, and that time is over, so the finding is open again: as a warning at most, as no unrelated change should fail because of the day.\n\nDecide anew, or mend what it speaks of.',
    answers: []
  },
  'decision/expiring': {
    severity: 'info',
    sentence: (args) =>
      `A decision about \`${said(args, 'rule')}\` runs out on ${said(args, 'until')}`,
    explanation:
      'Someone settled a finding for a limited time, and less than a month of it is left. After that day, the finding counts again.\n\nDecide anew with a later `--until`, or without, or mend what it speaks of.',
    answers: []
  },
  'decision/unused': {
    severity: 'warning',
    sentence: (args) =>
      `A decision about \`${said(args, 'rule')}\` answers no finding any more [${said(args, 'fingerprint').slice(0, 8)}]`,
    explanation:
      'What it settled is gone: the text was changed or the rule no longer sees it.\n\nTake it back with `npx collate decide ID --undo`, or delete its lines from the file.',
    answers: []
  },
  'decision/invalid': {
    severity: 'error',
    sentence: (args) =>
      said(args, 'rule') === ''
        ? `A decision cannot be read: ${said(args, 'why')}`
        : `A decision about \`${said(args, 'rule')}\` cannot be carried out: ${said(args, 'why')}`,
    explanation:
      'The file of decisions holds an entry that makes no sense, so what it should settle is open. The other entries count.\n\nCorrect the entry, or delete it and decide again with `npx collate decide`.',
    answers: []
  }
})
