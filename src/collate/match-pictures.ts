/** Which picture of one version answers which of the other: by bytes, by looks, by name, by place. */

import type {Image} from 'mdast'
import type {Block} from '../model/collation.ts'
import type {Look} from '../model/pictures.ts'
import {images} from './blocks.ts'
import type {Context} from './context.ts'
import {fileName} from './features.ts'
import {fold} from './tokens.ts'

export interface Picture {
  image: Image
  block: Block
}

export interface PictureMatch {
  left: Picture
  right: Picture
  /** `unknown`: they stand at the same place, and nobody could look. */
  look: Look | 'unknown'
  /** Their files are called the same. */
  named: boolean
}

export interface PictureMatches {
  pairs: readonly PictureMatch[]
  only: {left: readonly Picture[]; right: readonly Picture[]}
}

export function matchPictures(context: Context): PictureMatches {
  const [lefts, rights] = [picturesOf(context, 'left'), picturesOf(context, 'right')]
  const pairs: PictureMatch[] = []
  const taken = new Set<Picture>()
  const free = (all: readonly Picture[]) => all.filter((each) => !taken.has(each))
  const pair = (left: Picture, right: Picture, look: PictureMatch['look']) => {
    taken.add(left).add(right)
    pairs.push({left, right, look, named: isNamed(left, right)})
  }

  // What is shown twice is shown again: pictures that are there answer any number of equal ones.
  for (const idOf of [digestOf(context), nameIn(context)])
    for (const [left, right] of equal(free(lefts), free(rights), idOf)) pair(left, right, 'same')
  const beside = neighbours(context, lefts, rights)
  const described = equal(free(lefts), free(rights), descriptionIn(context))
  const near = (looks: ReadonlyArray<PictureMatch['look']>, candidates: typeof beside) => {
    for (const [left, right] of candidates) {
      if (taken.has(left) || taken.has(right)) continue
      const look = lookAt(context, left, right)
      if (looks.includes(look)) pair(left, right, look)
    }
  }
  near(['same', 'changed', 'unsure', 'unknown'], beside)
  near(['unknown'], described)
  const others = everywhere(free(lefts), free(rights))
  near(['same', 'changed'], others)
  near(
    ['unsure', 'unknown'],
    others.filter(([left, right]) => isNamed(left, right))
  )
  near(
    ['other'],
    beside.filter(([{block}]) => context.beadOf.get(block)?.moved === false)
  )

  near(['unknown'], inSections(free(lefts), free(rights)))

  const repeated = (side: 'left' | 'right', all: readonly Picture[]) => {
    const shown = new Set(pairs.flatMap((each) => idsOf(context, side, each[side])))
    return free(all).filter((each) => !idsOf(context, side, each).some((id) => shown.has(id)))
  }
  return {pairs, only: {left: repeated('left', lefts), right: repeated('right', rights)}}
}

function picturesOf(context: Context, side: 'left' | 'right'): Picture[] {
  return context[side].blocks.flatMap((block) =>
    images(block.node).map((image) => ({image, block}))
  )
}

/** Pairs of pictures that are looked for at all places. */
const maxPairs = 250_000

function everywhere(
  lefts: readonly Picture[],
  rights: readonly Picture[]
): Array<[Picture, Picture]> {
  if (lefts.length * rights.length > maxPairs) return []
  return lefts.flatMap((left) => rights.map((right): [Picture, Picture] => [left, right]))
}

/** Pictures of sections of one title, where both have as many of them. */
function inSections(
  lefts: readonly Picture[],
  rights: readonly Picture[]
): Array<[Picture, Picture]> {
  const sectionOf = ({block}: Picture) => fold(block.path.join('\n'))
  const others = Map.groupBy(rights, sectionOf)
  return [...Map.groupBy(lefts, sectionOf)].flatMap(function ([section, own]) {
    const there = others.get(section) ?? []
    if (there.length !== own.length) return []
    return own.flatMap((left, index): Array<[Picture, Picture]> => {
      const right = there[index]
      return right ? [[left, right]] : []
    })
  })
}

type Identify = (picture: Picture, side: 'left' | 'right') => string | undefined

function digestOf({pictures}: Context): Identify {
  return ({image}, side) => pictures?.[side].get(image.url)
}

/** A name says nothing where the bytes of both are known. */
function nameIn({pictures}: Context): Identify {
  return ({image}, side) =>
    pictures?.[side].has(image.url) && pictures[side === 'left' ? 'right' : 'left'].size > 0
      ? undefined
      : fileName(image.url)
}

/** Nor does a description. */
function descriptionIn(context: Context): Identify {
  const named = nameIn(context)
  return (picture, side) =>
    named(picture, side) === undefined ? undefined : fold(picture.image.alt ?? '')
}

function isNamed(left: Picture, right: Picture): boolean {
  return fileName(left.image.url) === fileName(right.image.url)
}

function idsOf(context: Context, side: 'left' | 'right', picture: Picture): string[] {
  return [digestOf(context)(picture, side) ?? `name ${fileName(picture.image.url)}`]
}

/** Pairs of one id, in their order. */
function equal(
  lefts: readonly Picture[],
  rights: readonly Picture[],
  idOf: Identify
): Array<[Picture, Picture]> {
  const known = Map.groupBy(rights, (each) => idOf(each, 'right') ?? '')
  return lefts.flatMap(function (left): Array<[Picture, Picture]> {
    const id = idOf(left, 'left') ?? ''
    const right = id === '' ? undefined : known.get(id)?.shift()
    return right ? [[left, right]] : []
  })
}

/** Pictures of blocks that answer each other, in order. */
function neighbours(
  {beads}: Context,
  lefts: readonly Picture[],
  rights: readonly Picture[]
): Array<[Picture, Picture]> {
  const [own, others] = [lefts, rights].map((all) => Map.groupBy(all, ({block}) => block))
  return beads.flatMap(function (bead): Array<[Picture, Picture]> {
    const [a, b] = [
      bead.left.flatMap((block) => own?.get(block) ?? []),
      bead.right.flatMap((block) => others?.get(block) ?? [])
    ]
    return a.flatMap(function (left, index): Array<[Picture, Picture]> {
      const right = b[index]
      return right ? [[left, right]] : []
    })
  })
}

/** Where nobody could look, another file of the same name may show something else. */
function lookAt({pictures}: Context, left: Picture, right: Picture): PictureMatch['look'] {
  const [a, b] = [pictures?.left.get(left.image.url), pictures?.right.get(right.image.url)]
  if (a === undefined || b === undefined) return 'unknown'
  return pictures?.look(a, b) ?? (isNamed(left, right) ? 'unsure' : 'unknown')
}
