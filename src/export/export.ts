/** Writes an article in the format of a target, and says what that cannot hold. */

import type {ExportNote, Target} from '../model/export.ts'
import {writeConfluence} from './confluence/write.ts'
import {createContext, type ToExport} from './context.ts'
import {writeGfm} from './markdown/write.ts'
import {plainTags} from './plain-tags.ts'
import {sayWhatOnlyTheSiteKnows} from './site-only.ts'
import {writeZendesk} from './zendesk/write.ts'

export interface Written {
  text: string
  notes: ExportNote[]
}

const writers = {confluence: writeConfluence, markdown: writeGfm, zendesk: writeZendesk} as const

/** Write `article`; changes nothing of it. */
export function exportArticle(article: ToExport, target: Target): Written {
  const said: Array<Parameters<ReturnType<typeof createContext>['say']>> = []
  const body = plainTags(article.body, (...note) => said.push(note))
  const context = createContext(article, body)
  for (const note of said) context.say(...note)
  sayWhatOnlyTheSiteKnows(body, context)
  const text = writers[target](body, context)
  return {text, notes: context.notes}
}
