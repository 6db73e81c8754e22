/**
 * Report links whose text does not say where they lead: “here”, “this page”, “read more”.
 *
 * Readers who go from link to link hear “here, here, here”, and search engines learn nothing. A better text needs the
 * sentence around it to be worded anew, so it is a person's to write.
 *
 * One finding a page names them all, and for the first the title of the article that it leads to, where that is known.
 */

import type {Element} from 'hast'
import {plain} from '../model/readable.ts'
import {type Known, type PageKey, pageKey, type SourcePage} from '../model/source-page.ts'
import {walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

/** By language: what stands for “here”, “click here”, “this page” and “read more”. */
const texts = `
  here|click here|tap here|see here|read here|found here|available here|right here|over here|from here
  this|this page|this link|this article|this guide|this site|this website|this document|this post|this one
  this tutorial|this video|this form|this section|the link|the page|link|page|website|click|click this link
  following link|the following link|link here|read more|learn more|see more|find out more|more|more info
  more information|more details|details|check it out|go here|download here
  hier|hier klicken|klicken sie hier|diese seite|dieser link|dieser artikel|mehr|mehr erfahren|mehr dazu|weiterlesen
  ici|cliquez ici|cette page|ce lien|cet article|en savoir plus|lire la suite
  aquí|haga clic aquí|haz clic aquí|esta página|este enlace|este artículo|más información|leer más|ver más
  aqui|clique aqui|este link|este artigo|saiba mais|leia mais
  qui|clicca qui|questa pagina|questo link|questo articolo|scopri di più|leggi di più
  klik hier|deze pagina|deze link|dit artikel|lees meer|meer informatie
  tutaj|kliknij tutaj|ta strona|więcej
  her|klik her|klikk her|läs mer|här|klicka här|täällä|tästä
  здесь|тут|нажмите здесь|подробнее|эта страница
  burada|buraya tıklayın|buraya
  这里|此处|点击这里|点击此处|這裡|此處|點擊這裡|こちら|ここ|こちらをクリック|여기|여기를 클릭
  هنا|اضغط هنا|انقر هنا|هذه الصفحة|هذا الرابط|כאן|לחץ כאן`
const vague = new Set(
  texts
    .trim()
    .split(/[|\n]/)
    .map((each) => each.trim())
)
/** Most texts that a finding names. */
const most = 5

export const vagueLinks = defineRepair(
  {
    id: 'vague-links',
    summary: 'The text of a link does not say where it leads.',
    defaults: {}
  },
  function (tree, {find, known, page}) {
    const found: Element[] = []
    walk(tree, function (element) {
      if (element.tagName !== 'a' || element.properties['href'] === undefined) return
      if (vague.has(bare(plain(element)))) found.push(element)
    })
    const [first] = found
    if (!first) return
    const said = [...new Set(found.map((link) => unquoted(plain(link))))]
    const shown = said.slice(0, most).join('”, “')
    const title = titleOf(String(first.properties['href']), page, known)
    const args = {links: found.length, texts: shown, ...(title && {title})}
    find('link/vague-text', {at: first, args})
  }
)

function bare(text: string): string {
  return unquoted(text).toLowerCase()
}

/** Without quotes and full stops around it. */
function unquoted(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '')
}

function titleOf(address: string, page: SourcePage, known: Known): string | undefined {
  const key = address.startsWith('page:')
    ? (address.slice('page:'.length).replace(/#.*$/s, '') as PageKey)
    : known.byUrl(address, pageKey(page))
  return key && known.titleOf(key)
}
