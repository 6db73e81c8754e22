/** Links that are all there is in a paragraph, and lead to a video that can play on the page. */

import type {Link, Nodes} from 'mdast'
import {type Player, playerOf} from '../../model/video.ts'
import {textOf} from '../tree.ts'

export interface Video extends Player {
  /** Where it is watched without us. */
  href: string
  /** Its title, where the link says one. */
  title: string
}

/** The video of a paragraph that holds nothing but a link to it. */
export function onlyVideo(node: Nodes): Video | undefined {
  const link = onlyLink(node)
  const found = link && playerOf(link.url)
  if (!link || !found) return undefined

  const said = textOf(link)
  const isAddress =
    said === '' || said === URL.parse(link.url)?.hostname || /^(?:https?:\/\/|www\.)/.test(said)
  return {href: link.url, ...found, title: isAddress ? '' : said}
}

function onlyLink(node: Nodes): Link | undefined {
  if (node.type !== 'paragraph') return undefined
  const [child, ...others] = node.children.filter(
    (each) => each.type !== 'text' || each.value.trim() !== ''
  )
  return others.length === 0 && child?.type === 'link' ? child : undefined
}
