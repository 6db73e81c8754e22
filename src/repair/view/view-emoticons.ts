/** Write the emoticons of Confluence’s rendered pages as characters: they are small pictures on its server. */

import type {Element} from 'hast'
import {emoji} from '../../model/emoticons.ts'
import {table} from '../../model/table.ts'
import {attribute, classesOf, hasClass} from '../common/classes.ts'
import {rewrite, text} from '../common/tree.ts'
import {defineRepair} from '../define-repair.ts'

/** Names of their files, where these are other than those of the editor. */
const files: Readonly<Record<string, string>> = table({
  add: 'plus',
  biggrin: 'laugh',
  check: 'tick',
  error: 'cross',
  forbidden: 'minus',
  help_16: 'question',
  lightbulb: 'light-off',
  lightbulb_on: 'light-on',
  star_blue: 'blue-star',
  star_green: 'green-star',
  star_red: 'red-star',
  star_yellow: 'yellow-star',
  tongue: 'cheeky'
})

const folder = /\/(?:emoticons|atlassian-emojis?|emojis?)\/(?:[^/?#]+\/)*([\w-]+)\.(?:png|gif|svg)/i

export const viewEmoticons = defineRepair(
  {
    id: 'view-emoticons',
    summary: 'An emoticon is a picture on the wiki’s server.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      if (element.tagName !== 'img' || !isEmoticon(element)) return
      const name = nameOf(element)
      const character = emoji(
        attribute(element, 'dataEmojiFallback'),
        attribute(element, 'dataEmojiId'),
        [name, attribute(element, 'dataEmojiShortname')]
      )
      const shown = character || attribute(element, 'alt').replace(/^\((.*)\)$/, '$1')
      const words = text(element, shown)
      change({at: element, args: {name}, removed: element, ...(shown && {added: words})})
      return shown ? [words] : []
    })
  }
)

function isEmoticon(element: Element): boolean {
  const address = attribute(element, 'src')
  return (
    hasClass(element, 'emoticon', 'emoji') ||
    attribute(element, 'dataEmoticonName') !== '' ||
    attribute(element, 'dataEmojiShortname') !== '' ||
    /\/images\/icons\/emoticons\//.test(address)
  )
}

function nameOf(element: Element): string {
  const named = attribute(element, 'dataEmoticonName')
  if (named) return named
  const classed = classesOf(element).flatMap((each) => /^emoticon-(.+)$/.exec(each)?.[1] ?? [])
  const file = (folder.exec(attribute(element, 'src'))?.[1] ?? '').toLowerCase()
  return classed[0] ?? files[file] ?? file.replaceAll('_', '-')
}
