/** What an article can borrow from others: blocks, words, titles, labels, addresses. */

import type {Heading, Link, ListItem, Nodes, TableRow} from 'mdast'
import type {Random} from '../bench/random.ts'
import {any} from './random.ts'
import {nodesOf} from './trees.ts'
import {type Unit, unitsOf} from './units.ts'
import {plainText} from './words.ts'
import type {Sample} from './world.ts'

export interface Lender {
  /** A block of another article that can stand beside `near`; nothing where none is found soon. */
  unit(near: Unit | undefined): Unit['node'] | undefined
  word(): string
  heading(): Heading | undefined
  label(): string | undefined
  link(): Link | undefined
}

interface Shelf {
  units: readonly Unit[]
  words: readonly string[]
  headings: readonly Heading[]
  labels: readonly string[]
  links: readonly Link[]
}

const shelves = new WeakMap<Sample, Shelf>()

function shelfOf(sample: Sample): Shelf {
  let shelf = shelves.get(sample)
  if (!shelf) {
    const {body} = sample.article
    const nodes = [...nodesOf(body)]
    shelf = {
      units: unitsOf(body),
      words: plainText(body).match(/\p{L}{3,}/gu) ?? [],
      headings: nodes.filter((node) => node.type === 'heading'),
      labels: nodes.flatMap(labelOf),
      links: nodes.filter((node) => node.type === 'link')
    }
    shelves.set(sample, shelf)
  }
  return shelf
}

/** The text of what is bold and names a control: a capital, and few words. */
export function labelOf(node: Nodes): string[] {
  if (node.type !== 'strong') return []
  const text = plainText(node)
  return /^\p{Lu}[\p{L} ]{2,24}$/u.test(text) && text.split(' ').length <= 3 ? [text] : []
}

/** Articles that are asked before it is given up. */
const tries = 40

/** Lends to `own` what the other `samples` have, and it has not. */
export function createLender(samples: readonly Sample[], own: Sample, random: Random): Lender {
  const others = samples.filter((sample) => sample !== own)
  function draw<Item>(from: (shelf: Shelf) => readonly Item[], fits: (item: Item) => boolean) {
    for (let at = 0; at < tries; at++) {
      const sample = any(random, others)
      const item = sample && any(random, from(shelfOf(sample)))
      if (item !== undefined && fits(item)) return item
    }
    return undefined
  }
  const isForeign = (node: Nodes) => !own.texts.has(plainText(node)) && plainText(node) !== ''

  return {
    unit: (near) =>
      draw(
        ({units}) => units,
        ({node}) => isForeign(node) && fits(node, near)
      )?.node,
    word: () =>
      draw(
        ({words}) => words,
        (word) => word !== ''
      ) ?? 'otherwise',
    heading: () => draw(({headings}) => headings, isForeign),
    label: () =>
      draw(
        ({labels}) => labels,
        (label) => !own.texts.has(label)
      ),
    link: () =>
      draw(
        ({links}) => links,
        ({url}) => /^https?:/.test(url)
      )
  }
}

function fits(node: Unit['node'], near: Unit | undefined): boolean {
  if (near?.node.type === 'listItem') return node.type === 'listItem' && isSmall(node)
  if (near?.node.type === 'tableRow')
    return (
      node.type === 'tableRow' && near.node.children.length === (node as TableRow).children.length
    )
  return node.type !== 'listItem' && node.type !== 'tableRow' && isSmall(node)
}

/** One block of text, not a box or an item that holds many. */
function isSmall(node: Unit['node'] | ListItem): boolean {
  const blocks = new Set(['paragraph', 'heading', 'code', 'tableRow'])
  return [...nodesOf(node)].filter((each) => blocks.has(each.type)).length === 1
}
