/**
 * Name the files that readers found in a list below the page, where its text names them nowhere.
 *
 * A help centre shows such a list below each article; here, the list is part of the article. It stands under a heading
 * in the language of the page, or under none where that language is not known here.
 */

import type {ElementContent, Root} from 'hast'
import {readAttachmentAddress} from '../model/attached-file.ts'
import type {FileFacts} from '../model/source-page.ts'
import {make, text, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

/** What such a list is called, by language. */
const titles: Readonly<Record<string, string>> = {
  cs: 'Přílohy',
  da: 'Bilag',
  de: 'Anhänge',
  en: 'Attachments',
  es: 'Archivos adjuntos',
  fi: 'Liitteet',
  fr: 'Pièces jointes',
  it: 'Allegati',
  ja: '添付ファイル',
  ko: '첨부 파일',
  nb: 'Vedlegg',
  nl: 'Bijlagen',
  no: 'Vedlegg',
  pl: 'Załączniki',
  pt: 'Anexos',
  sv: 'Bilagor',
  zh: '附件'
}

export const listedFiles = defineRepair(
  {
    id: 'listed-files',
    summary: 'A file that readers found in a list below the page is named nowhere in its text.',
    defaults: {}
  },
  function (tree, {change, page}) {
    const listed = (page.meta.files ?? []).filter((file) => file.listed)
    if (listed.length === 0) return
    const named = namesIn(tree)
    const missing = listed.filter(({name, id}) => !named.has(name) && !named.has(`/${id}`))
    const last = tree.children.at(-1)
    if (missing.length === 0) return

    const place = last ?? tree
    const title = titles[page.meta.locale?.split('-')[0] ?? '']
    const heading = title === undefined ? [] : [make(place, 'h2', {}, [text(place, title)])]
    const added: ElementContent[] = [...heading, make(place, 'ul', {}, missing.map(linkTo))]
    tree.children.push(...added)
    change({at: place, args: {files: missing.length}, added})

    function linkTo({name}: FileFacts) {
      const link = make(place, 'a', {href: name, dataAttachment: name}, [text(place, name)])
      return make(place, 'li', {}, [link])
    }
  }
)

/** Names of the files that links and pictures lead to, and ids of those that they name so: `/8002`. */
function namesIn(tree: Root): Set<string> {
  const names = new Set<string>()
  walk(tree, function ({properties}) {
    const {href, src, dataAttachment} = properties
    if (typeof dataAttachment === 'string') names.add(dataAttachment)
    for (const address of [href, src]) {
      if (typeof address !== 'string') continue
      const id = /\/article_attachments\/(\d+)/.exec(address)?.[1]
      if (id !== undefined) names.add(`/${id}`)
      const {name} = readAttachmentAddress(address) ?? {}
      if (name !== undefined) names.add(name)
    }
  })
  return names
}
