/** Rules about articles that a writer and the sources both changed, and about files that writers took away or copied. */

import type {Args} from '../args.ts'
import {defineRules} from './rule.ts'

const said = (args: Args, key: string) => String(args[key] ?? '')

/** The sources say what they said; only what Collate makes of them is another text. */
const isRewritten = ({changed}: Args) => changed === 'collate'

export const mergeRules = defineRules({
  'merge/kept-edited': {
    severity: 'warning',
    sentence: (args) =>
      isRewritten(args)
        ? 'The source did not change, but Collate now writes this article so differently that the writer’s text cannot be merged with it; the writer’s is kept'
        : 'A writer and the source both changed this article so much that the two cannot be merged; the writer’s text is kept',
    explanation:
      'The article was edited here, its source changed too (or Collate makes something else of it now), and what would come of both is no sound article. Nothing of the writer’s was touched; what the sources give now is kept in `content/conflicts/`.\n\nCompare the two. `mine` keeps the writer’s text and settles the matter; `theirs` puts the sources’ text in its place.',
    answers: ['meant', 'take']
  },
  'merge/conflict': {
    severity: 'error',
    sentence: (args) => conflictSentence(args),
    explanation:
      'The same words, or words next to each other, were changed here and in the source, so readers may lack what the source says now. All other changes were merged; of this block, the three versions are in `content/conflicts/`.\n\nWhere the source says what it said, and only Collate writes it otherwise (a newer version of Collate, another setting, a decision), this is a warning: readers lack nothing.\n\n`mine` keeps the writer’s words, `theirs` puts the source’s in their place, `both` puts the source’s block below the writer’s, to be edited.',
    answers: ['meant', 'take', 'both']
  },
  'merge/kept-block': {
    severity: 'warning',
    sentence: (args) => keptBlockSentence(args),
    explanation:
      'One side deleted a block, the other changed it. Nothing of the writer’s work is undone; what the source says is in `content/conflicts/`.\n\n`mine` leaves it as it is, `theirs` does as the source does: puts the block back, or takes it out.',
    answers: ['meant', 'take']
  },
  'merge/both-edited': {
    severity: 'info',
    sentence: (args) =>
      isRewritten(args)
        ? 'A writer changed this block, and Collate now writes it otherwise, though the source did not change; it has both changes now'
        : 'A writer and the source both changed this block; it has both changes now',
    explanation:
      'The changes did not touch each other, so both are in. Words that were merged may still not make sense together.\n\nRead it once. `mine` says that it is right, and so does any edit to the block; `theirs` puts the source’s words in its place.',
    answers: ['meant', 'take']
  },
  'merge/kept-deleted': {
    severity: 'warning',
    sentence: () =>
      'The article was deleted by hand, but its source is still there; it was not made again',
    explanation:
      'The article’s file is gone while the page that it was made from is still imported. A deletion by a writer is respected, also when the page changes.\n\n`meant` says that it is to stay away. `take` brings it back where it was: the next import makes it anew of what its source says then, without what was edited here before. Take the page out of the sources to be rid of both.',
    answers: ['meant', 'take']
  },
  'merge/kept-orphan': {
    severity: 'warning',
    sentence: (args) =>
      `Its source is a version of the article ${said(args, 'article')} now; this file was kept, as a writer edited it`,
    explanation:
      'Two pages were said to be one article, so both are versions of that one now. This file was made from one of them before, and a writer changed it, so it was not taken away.\n\nBring what matters into the other article, then delete this file.',
    answers: []
  },
  'merge/same-id': {
    severity: 'error',
    sentence: (args) =>
      `This file has the same \`id\` as ${said(args, 'other')}, which is taken for the article; this one is not published`,
    explanation:
      'An article is known by the `id` in its front matter, so that its file can be renamed and moved. A copy of a file has the id of the first, and only one of the two can be the article: the one where the article lay before. The other was not touched, and nothing is merged into it.\n\nGive the copy an `id` of its own, and it is an article of its own, which no import changes. If it is the copy that is to stay, delete the other file.',
    answers: []
  },
  'merge/lost-id': {
    severity: 'error',
    sentence: (args) =>
      `This file was the article ${said(args, 'article')} and has lost its id; write \`id: ${said(args, 'article')}\` back below the \`---\` at its top, as imports leave it alone until then`,
    explanation:
      'An article is known by the `id` in its front matter. Without it, Collate cannot tell what this file is: imports leave it alone, and the article counts as deleted. No word is lost.\n\nWrite the line back between the two `---` at the top of the file.',
    answers: []
  }
})

function conflictSentence(args: Args): string {
  const {key} = args
  if (key === undefined)
    return isRewritten(args)
      ? 'A writer changed words here that Collate now writes otherwise, though the source did not change; the writer’s are kept'
      : 'A writer and the source changed the same words here; the writer’s are kept'
  const name = `\`${String(key) || 'the front matter'}\``
  return isRewritten(args)
    ? `A writer changed ${name}, which Collate now writes otherwise, though the source did not change; the writer’s is kept`
    : `A writer and the source both changed ${name}; the writer’s is kept`
}

function keptBlockSentence(args: Args): string {
  if (args['by'] === 'writer')
    return isRewritten(args)
      ? 'A writer took a block away here that Collate now writes otherwise, though the source did not change; it stays away'
      : 'A writer took a block away here that the source has changed since; it stays away'
  return isRewritten(args)
    ? 'Collate no longer makes this block of the source, which did not change, and a writer edited it; it stays'
    : 'The source no longer has this block, which a writer edited; it stays'
}
