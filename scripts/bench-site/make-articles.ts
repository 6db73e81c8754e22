/** Makes a knowledge base of articles that are alike in shape and differ in words, the same every time. */

import {mkdir, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {createRandom, type Random} from '../bench/random.ts'

const perSection = 50
const syllables = words(
  'ba co di fer gal hon ist jor kel lum mar nos ol pra quen rit sol tav ur ven wix yor zan'
)
const things = words(
  'token page report order invoice sensor route berth cargo crew permit schedule filter export'
)
const verbs = words('open select choose enter copy save remove check send close')

type Names = readonly [string, ...string[]]

/** Write `count` articles below `root`, with a configuration. */
export async function makeArticles(root: string, count: number): Promise<void> {
  const random = createRandom(count)
  const names: Names = [name(random), ...Array.from({length: 3000}, () => name(random))]
  await mkdir(path.join(root, 'content/sections'), {recursive: true})
  await writeFile(
    path.join(root, 'collate.config.ts'),
    `export default {title: 'Quayside Help', url: 'https://quayside.example'}\n`
  )
  for (let at = 0; at < count; at++) {
    const section = `part-${String(Math.floor(at / perSection) + 1).padStart(3, '0')}`
    const folder = path.join(root, 'content/articles/en', section)
    if (at % perSection === 0) {
      await mkdir(folder, {recursive: true})
      await writeFile(
        path.join(root, `content/sections/${section}.yaml`),
        `title: Part ${section.slice(5)}\n`
      )
    }
    await writeFile(path.join(folder, `article-${at}.mdx`), article(at, names, random))
  }
}

/** About 2.7 KB: three headings, eight steps, a table, a code block. */
function article(at: number, names: Names, random: Random): string {
  const word = () => random.pick(names)
  const sentence = () =>
    `${capital(random.pick(verbs))} the ${word()} ${random.pick(things)} before the ${word()} ${random.pick(things)} of your ${word()} is ready, and keep the ${random.pick(things)} that you see.`
  const text = (count: number) => Array.from({length: count}, sentence).join(' ')
  const title = `${capital(word())} ${random.pick(things)} ${at}`
  const steps = Array.from({length: 8}, (_, index) => `${index + 1}. ${sentence()}`)
  const rows = Array.from({length: 4}, () => `| ${capital(word())} | ${sentence()} |`)
  return `---
id: article-${at}
title: ${title}
description: How to ${random.pick(verbs)} the ${word()} ${random.pick(things)}.
---

${text(2)}

## Before you start

${text(2)}

## What to do

${steps.join('\n')}

| Field | What to type |
|---|---|
${rows.join('\n')}

## Check it

${text(1)}

\`\`\`
quay ${word()} --${word()} ${word()}
\`\`\`
`
}

function name(random: Random): string {
  const length = random.whole(2, 4)
  return Array.from({length}, () => random.pick(syllables)).join('')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function words(text: string): Names {
  const [first = '', ...others] = text.split(' ')
  return [first, ...others]
}
