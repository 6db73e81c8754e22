/** Secrets in the text of a writer, which is never changed: what holds one is not published. */

import {findSecrets} from '../../mend/index.ts'
import type {FindingDraft} from '../../model/finding.ts'
import {locator} from '../../model/text.ts'

/** The secrets that `text`, the article `id` in `file`, shows; those in `examples` are meant to be read. */
export function typedSecrets(
  text: string,
  {id, file}: {id: string; file: string},
  examples: readonly string[] = []
): FindingDraft[] {
  const found = findSecrets(text, id).filter(({secret}) => !examples.includes(secret))
  if (found.length === 0) return []
  const locate = locator(text)
  return found.map(({draft}) => ({
    ...draft,
    args: {...draft.args, typed: true},
    at: {file, ...locate(Number(draft.at))},
    answers: ['publish']
  }))
}
