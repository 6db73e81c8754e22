/** The three texts of a conflict, word by word. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {diffWordsWithSpace} from 'diff'
import {absent, baseFile, conflictFile} from '../emit/index.ts'
import {type Conflict, openConflicts} from '../merge/index.ts'
import type {Finding} from '../model/finding.ts'
import type {MarkedText, ShownConflict} from '../model/shown-conflict.ts'
import {conflictsIn, nameOf} from './article/conflicts.ts'
import type {Workspace} from './run.ts'

/** The conflict that `finding` tells of; `undefined` where it tells of none, or of one that no import has written yet. */
export async function readConflict(
  {root}: Pick<Workspace, 'root'>,
  {article, args, place}: Pick<Finding, 'args' | 'article' | 'place'>
): Promise<ShownConflict | undefined> {
  if (typeof args['conflict'] !== 'string') return
  const read = (name: string) => readFile(path.join(root, name), 'utf8').catch(absent)
  const file = conflictFile(article)
  const conflicts = conflictsIn(await read(file), article)
  const conflict = conflicts.find((each) => nameOf(each) === args['upstream'])
  if (!conflict) return
  // The writer may have gone on editing since the import that wrote it.
  const [text, base] = [await read(place.file), await read(baseFile(article))]
  const [now] =
    text === undefined || base === undefined
      ? []
      : openConflicts([conflict], {text, base, conflicts: []})
  return shown(now?.conflict ?? conflict, file)
}

function shown({kind, base, ours, theirs}: Conflict, file: string): ShownConflict {
  // What neither began from is held against each other.
  const isNew = base === ''
  return {
    kind,
    file,
    base,
    mine: isNew ? plain(ours) : marked(base, ours),
    theirs: isNew ? marked(ours, theirs) : marked(base, theirs)
  }
}

/** In milliseconds; longer texts are shown as a whole. */
const patience = 500

function marked(from: string, to: string): MarkedText[] {
  if (to === '' || from === '') return plain(to)
  const changes = diffWordsWithSpace(from, to, {timeout: patience})
  if (!changes) return plain(to)
  return joined(
    changes.map(({value, added, removed}) => ({
      text: value,
      kind: added ? 'added' : removed ? 'removed' : 'same'
    }))
  )
}

/** Words that changed next to each other are one change: a blank between them is part of it. */
function joined(texts: readonly MarkedText[]): MarkedText[] {
  const result: MarkedText[] = []
  let [out, put] = ['', '']
  for (const [index, {text, kind}] of texts.entries()) {
    const isBetween = out + put !== '' && texts[index + 1] !== undefined && /^[^\S\n]+$/.test(text)
    if (kind !== 'added' && (kind === 'removed' || isBetween)) out += text
    if (kind !== 'removed' && (kind === 'added' || isBetween)) put += text
    if (kind === 'same' && !isBetween) {
      close()
      result.push({text, kind})
    }
  }
  close()
  return result

  function close(): void {
    if (out !== '') result.push({text: out, kind: 'removed'})
    if (put !== '') result.push({text: put, kind: 'added'})
    ;[out, put] = ['', '']
  }
}

function plain(text: string): MarkedText[] {
  return text === '' ? [] : [{text, kind: 'same'}]
}
