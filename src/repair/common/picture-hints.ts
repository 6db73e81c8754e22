/** Lines that tell readers how to see pictures larger: help for a page, and no part of its article. */

import type {Line} from './page-lines.ts'
import {isElement, rankOf} from './tree.ts'

const hint =
  /^(?:(?:having )?trouble|problems?|difficulty|can(?:no|')t|unable to)\s+(?:viewing|seeing|see|view)\s+(?:the\s+|an?\s+)?(?:images?|pictures?|screenshots?)\b/i
/** A hint on how to see a picture larger: what is shown, why, and what to do. */
const shown = /\b(?:images?|pictures?|screen ?shots?|figures?|photos?|graphics?|diagrams?)\b/i
const larger =
  /\btoo small\b|\b(?:larger|bigger|enlarged?|magnif(?:y|ied)|full[ -]size|original size)\b|\b(?:hard|difficult|unable) to (?:read|see|view)\b|\bzoom(?:ing)? in\b|\bbetter view\b/i
const opening =
  /right.?click|\b(?:in|into) a (?:new|separate) (?:tab|window)\b|\bnew (?:tab|window)\b|mouse wheel|\bzoom(?:ing)? in\b|\bclick (?:on )?(?:an?y?|the|each) (?:image|picture|screen ?shot)/i
const how = /right.?click|new tab|zoom|enlarge|click (?:on )?(?:an?y?|the) (?:image|picture)/i
/** Lines at the top or the end on how to see pictures larger; an article about pictures has none. */
export function pictureHints(lines: readonly Line[], title: string): Line[] {
  const about = [title, ...lines.filter(({nodes}) => rankOf(nodes[0]) > 0).map(({text}) => text)]
  const isAbout = about.some((text) => shown.test(text))
  return lines.filter(function ({nodes, parent, text}, at) {
    if (at < 8 && hint.test(text) && how.test(text)) return true
    const isEdge = at < 2 || at === lines.length - 1
    if (isAbout || !isEdge || text.length > 240 || rankOf(nodes[0]) > 0) return false
    if (isElement(parent, 'li', 'ol', 'ul', 'td') || isElement(nodes[0], 'li')) return false
    return shown.test(text) && larger.test(text) && opening.test(text)
  })
}
