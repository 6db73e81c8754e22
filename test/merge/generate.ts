/** Small articles and what two people make of them, block by block. */

import fc from 'fast-check'

const word = fc.constantFrom(
  ...'open close the menu Save token **Save** `key` a > b [link](https://example.com/x) not twice 鍵 naïve'.split(
    ' '
  )
)
const words = (least: number, most: number) =>
  fc.array(word, {minLength: least, maxLength: most}).map((all) => all.join(' '))

const block = fc.oneof(
  {weight: 4, arbitrary: words(1, 9).map((text) => `A ${text}.`)},
  {weight: 2, arbitrary: words(1, 3).map((text) => `## The ${text}`)},
  fc.nat({max: 4}).map((step) => `### Step ${step}: Go on`),
  fc
    .array(words(1, 6), {minLength: 1, maxLength: 4})
    .map((items) => items.map((item, index) => `${index + 1}. Do ${item}`).join('\n')),
  fc
    .array(words(1, 4), {minLength: 1, maxLength: 3})
    .map((items) => items.map((item) => `- See ${item}`).join('\n')),
  words(1, 3).map((text) => `- See this\n\n  And ${text}\n  - in it`),
  words(1, 5).map((text) => `> [!NOTE] Mind\n> the ${text}`),
  words(1, 4).map((text) => `> quoted ${text}\n>\n> - twice`),
  words(1, 3).map((text) => `| a | b |\n| - | - |\n| ${text} | x |\n| y | z |`),
  words(1, 3).map((text) => `\`\`\`js\n- ${text}\n\n  x\n\`\`\``),
  words(1, 3).map((text) => `<Walkthrough>\n<Step>\n\nGo to ${text}\n\n</Step>\n</Walkthrough>`),
  fc.constantFrom(
    '***',
    '<Figure src="a.png" />',
    '</Step>',
    '<Step>',
    '- ',
    '[x]: https://x.example',
    'Title\n=='
  )
)

type Change = (blocks: readonly string[]) => string[]

const at = fc.nat({max: 12})

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(at, block).map(
    ([index, added]): Change =>
      (blocks) =>
        blocks.toSpliced(index, 0, added)
  ),
  at.map(
    (index): Change =>
      (blocks) =>
        blocks.toSpliced(index, 1)
  ),
  fc.tuple(at, at).map(
    ([from, to]): Change =>
      (blocks) =>
        blocks.toSpliced(from, 1).toSpliced(to, 0, ...blocks.slice(from, from + 1))
  ),
  fc.tuple(at, at, word).map(
    ([index, place, added]): Change =>
      (blocks) =>
        blocks.map((text, each) =>
          each === index ? text.split(' ').toSpliced(place, 1, added).join(' ') : text
        )
  ),
  fc.tuple(at, at, word).map(
    ([index, place, added]): Change =>
      (blocks) =>
        blocks.map((text, each) =>
          each === index
            ? text
                .split(' ')
                .toSpliced(place + 1, 0, added)
                .join(' ')
            : text
        )
  )
)

const changes = fc.array(change, {minLength: 1, maxLength: 4})
const front = fc.constantFrom(
  '',
  '---\nid: a\n---\n\n',
  '---\nid: a\ntoken: acme\n---\n\n',
  '---\nid: a\ndetails:\n  Owner: Ada\n  Flag: Blue\n---\n\n',
  '---\nid: a\ntoken: acme\ndetails:\n  Owner: Bo\n  Flag: Blue\n---\n\n'
)

export interface Versions {
  base: string
  ours: string
  theirs: string
}

/** A base, what a writer made of it, and what the sources made of it. */
export const versions: fc.Arbitrary<Versions> = fc
  .tuple(fc.array(block, {maxLength: 9}), changes, changes, fc.tuple(front, front, front))
  .map(function ([blocks, here, there, fronts]) {
    const text = (all: readonly string[], head: string) => `${head}${all.join('\n\n')}\n`
    const after = (each: readonly Change[]) =>
      each.reduce<readonly string[]>((all, change) => change(all), blocks)
    return {
      base: text(blocks, fronts[0]),
      ours: text(after(here), fronts[1]),
      theirs: text(after(there), fronts[2])
    }
  })
