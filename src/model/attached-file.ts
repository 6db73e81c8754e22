/** Addresses of files that are attached to pages: `attachment:<page>/<name>`, both of them encoded. */

import {decoded} from './decoded.ts'
import type {PageKey} from './source-page.ts'

export interface AttachedFile {
  name: string
  /** The page that has it; absent: the page that speaks of it. */
  page?: PageKey
  /** Title of a page that has it and is not known. */
  title?: string
}

const scheme = 'attachment:'

export function attachmentAddress({name, page, title}: AttachedFile): string {
  const owner = page ?? (title === undefined ? '' : `?${title}`)
  return `${scheme}${encodeURIComponent(wellFormed(owner))}/${encodeURIComponent(wellFormed(name))}`
}

/** Read what `attachmentAddress` made; `undefined` for any other address. */
export function readAttachmentAddress(address: string): AttachedFile | undefined {
  if (!address.startsWith(scheme)) return
  const at = address.indexOf('/')
  if (at === -1) return
  const owner = decoded(address.slice(scheme.length, at))
  const name = decoded(address.slice(at + 1))
  if (owner === '') return {name}
  return owner.startsWith('?') ? {name, title: owner.slice(1)} : {name, page: owner as PageKey}
}

/** Half a surrogate cannot be encoded. */
function wellFormed(text: string): string {
  return text.toWellFormed()
}
