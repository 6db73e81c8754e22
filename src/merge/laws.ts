/** What a merged text has to hold, whatever it was merged from. */

import type {Block, Table} from './block.ts'
import {wordsIn} from './likeness.ts'
import type {MergedBody} from './merge-body.ts'
import {type Reader, readBlocks} from './read-blocks.ts'

/** Whether `merged` has every word that a side added, or says that it is left out, and no block twice. */
export function isComplete(
  before: string,
  mine: string,
  others: string,
  {text, conflicts}: MergedBody,
  read: Reader
): boolean {
  const [base, ours, theirs, result] = [before, mine, others, text].map(read) as [
    Table,
    Table,
    Table,
    Table
  ]
  const there = wordsOf(result)
  const isKept = (side: Table, told: readonly string[]) =>
    contains(sum(there, wordsOfTexts(told)), less(wordsOf(side), wordsOf(base)))

  return (
    isKept(
      ours,
      conflicts.map((conflict) => conflict.ours)
    ) &&
    isKept(
      theirs,
      conflicts.map((conflict) => conflict.theirs)
    ) &&
    isSingle(result.blocks, ours.blocks, theirs.blocks) &&
    // What a list that stayed whole says may stand elsewhere as an item.
    isSingle(...([text, mine, others].map(partsOf) as [Parts, Parts, Parts]))
  )
}

type Parts = readonly Block[]

function partsOf(text: string): Parts {
  return readBlocks(text, true).blocks
}

type Bag = Map<string, number>

function wordsOf({blocks}: Table): Bag {
  return wordsOfTexts(blocks.map(({text}) => text))
}

/** As small as can be: what is merged apart, such as a link’s text and its address, is counted apart. */
const pieces = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}\u0000]/gu

function wordsOfTexts(texts: readonly string[]): Bag {
  const bag: Bag = new Map()
  for (const text of texts)
    for (const [word] of text.matchAll(pieces)) bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

function less(bag: Bag, other: Bag): Bag {
  return new Map([...bag].map(([word, times]) => [word, times - (other.get(word) ?? 0)]))
}

function sum(bag: Bag, other: Bag): Bag {
  const result = new Map(bag)
  for (const [word, times] of other) result.set(word, (result.get(word) ?? 0) + times)
  return result
}

function contains(bag: Bag, part: Bag): boolean {
  return [...part].every(([word, times]) => times <= (bag.get(word) ?? 0))
}

/** No block of some words is there more often than on one of the sides. */
function isSingle(
  result: readonly Block[],
  ours: readonly Block[],
  theirs: readonly Block[]
): boolean {
  const [all, mine, others] = [result, ours, theirs].map((blocks) => {
    const bag: Bag = new Map()
    for (const block of blocks)
      if (wordsIn(block) >= 3) bag.set(block.key, (bag.get(block.key) ?? 0) + 1)
    return bag
  }) as [Bag, Bag, Bag]
  return [...all].every(
    ([key, times]) => times <= Math.max(mine.get(key) ?? 0, others.get(key) ?? 0, 1)
  )
}
