/** Pairs of a help-centre article and what people made of it by hand. */

import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {parse} from 'yaml'

export interface Pair {
  /** The article's number: the name of its folder. */
  id: string
  /** The title that people gave it, where they gave one. */
  title: string | undefined
  /** Path of the body as the help centre gives it. */
  file: string
  before: string
  /** The Markdown of people, without its front matter. */
  after: string
}

const front = /^---\n([\s\S]*?)\n---\n/

/** The pairs below `folder`: `ID/before.html` with `ID/after.md`, in the order of their ids. */
export function readPairs(folder: string): Pair[] {
  return globSync('**/before.html', {cwd: folder})
    .toSorted()
    .map((name) => {
      const file = path.join(folder, name)
      const text = readFileSync(path.join(path.dirname(file), 'after.md'), 'utf8')
      const [whole = '', yaml = ''] = front.exec(text) ?? []
      const {title} = (parse(yaml) ?? {}) as {title?: unknown}
      return {
        id: path.basename(path.dirname(file)),
        title: typeof title === 'string' ? title : undefined,
        file,
        before: readFileSync(file, 'utf8'),
        after: text.slice(whole.length)
      }
    })
}

/** The help centre that the bodies link to most often, such as `https://help.example.com/hc/en-gb`. */
export function centreOf(pairs: readonly Pair[]): string | undefined {
  const counts = new Map<string, number>()
  for (const {before} of pairs)
    for (const [, centre = ''] of before.matchAll(
      /href="(https?:\/\/[^/"]+\/hc\/[a-z-]+)\/articles\//g
    ))
      counts.set(centre, (counts.get(centre) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}
