/** A page whose secrets are hidden: the only form that may be kept or shown. */

import {findSecrets, hideSecrets} from '../../mend/index.ts'
import type {FindingDraft} from '../../model/finding.ts'
import {type PageKey, type PageMeta, pageKey, type SourcePage} from '../../model/source-page.ts'

export interface WithoutSecrets {
  page: SourcePage
  /** Offsets are in the body that was given; what stands elsewhere is at its beginning. */
  findings: FindingDraft[]
}

/** Hide what looks like a secret in `given`; nothing but the result may be kept or shown. */
export function withoutSecrets(given: SourcePage): WithoutSecrets {
  const key = pageKey(given)
  const {examples} = given.meta
  const {text, cuts, findings} = hideSecrets(given.body, key, {format: given.format, examples})
  const about = readMeta(given.meta, key)
  const all = [...about.findings, ...findings]
  if (cuts.length === 0 && !about.changed) return {page: given, findings: all}
  // The untouched bytes would hold the secret still.
  const {reply: _, ...page} = given
  return {
    page: {...page, meta: about.meta, ...(cuts.length > 0 && {body: text})},
    findings: all
  }
}

/** `given` with what is said about it free of secrets, so that other pages may be told of it. */
export function withSafeMeta(given: SourcePage): SourcePage {
  const {changed, meta} = readMeta(given.meta, pageKey(given))
  if (!changed) return given
  const {reply: _, ...page} = given
  return {...page, meta}
}

interface ReadMeta {
  meta: PageMeta
  changed: boolean
  findings: FindingDraft[]
}

function readMeta(meta: PageMeta, key: PageKey): ReadMeta {
  const {title, labels, tags, ancestors, examples} = meta
  const findings: FindingDraft[] = []
  let changed = false
  const hide = (text: string): string => {
    const hidden = hideSecrets(text, key, {examples})
    changed ||= hidden.cuts.length > 0
    for (const draft of hidden.findings) findings.push({...draft, at: 0})
    return hidden.text
  }
  const safe: PageMeta = {
    ...meta,
    ...(title !== undefined && {title: hide(title)}),
    ...(labels && {labels: labels.map(hide)}),
    ...(tags && {tags: tags.map(hide)}),
    ...(ancestors && {
      ancestors: ancestors.map((above) => ({
        ...above,
        title: hide(above.title),
        ...(above.description !== undefined && {description: hide(above.description)})
      }))
    })
  }
  return {meta: changed ? safe : meta, changed, findings}
}

/** What a person called an example in `page`, and readers may see. */
export function examplesIn({body, format, meta, ...page}: SourcePage): string[] {
  if (!meta.examples?.length) return []
  return findSecrets(body, pageKey(page), format)
    .filter(({draft}) => meta.examples?.includes(String(draft.args['hash'])))
    .map(({secret}) => secret)
}
