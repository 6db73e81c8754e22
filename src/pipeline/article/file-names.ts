/** What the pictures and files of an article are called: for people, by the steps that they show. */

import path from 'node:path'
import type {Image, Link, Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import {type PageFile, type ReadFile, safeName, slug} from '../../emit/index.ts'
import {outline} from '../../mdx/index.ts'
import type {Prepared} from '../page/prepare.ts'
import type {Wanted} from './wanted-file.ts'

/** Names of the pictures and files of one article, shared by its versions. */
export interface Names {
  /** Name of the folder beside the article's file. */
  folder: string
  /** sha256 → file name. */
  byDigest: Map<string, string>
  /** In lower case, as some disks take `A.pdf` and `a.pdf` for one. */
  taken: Set<string>
}

export function newNames(folder: string): Names {
  return {folder, byDigest: new Map(), taken: new Set()}
}

/** The name of the folder is given once, as addresses in a writer's text lead there; `lead` is the snapshot that leads. */
export function folderName(lead: PageFile | undefined, file: string): string {
  return path.posix.basename(lead?.paths[0] ?? file, '.mdx')
}

/** Where the files of a page lie beside the article’s `file`; `undefined` where they lay beside another one. */
export function filesFolder(
  page: PageFile | undefined,
  file: string,
  folder: string
): string | undefined {
  return page?.paths.at(-1) === file ? path.posix.join(path.posix.dirname(file), folder) : undefined
}

export function nameFor(
  node: Image | Link,
  {name, picture}: Pick<Wanted, 'name' | 'picture'>,
  steps: ReadonlyMap<Image, number>
): string {
  if (!picture || node.type !== 'image') return safeName(name)
  const step = steps.get(node)
  return step === undefined ? slug(node.alt ?? '', 'picture').slice(0, 48) : `step-${step}`
}

/** The first of `name`, `name-2` and so on that is free; the extension is that of the bytes. */
export function freeName(name: string, read: ReadFile | undefined, {taken}: Names): string {
  const extension = read?.extension ?? ''
  for (let number = 1; ; number++) {
    const file = number === 1 ? `${name}${extension}` : `${name}-${number}${extension}`
    if (!taken.has(file.toLowerCase())) return file
  }
}

/** Which step each picture of a procedure shows. */
export function stepNumbers({article}: Prepared): Map<Image, number> {
  const result = new Map<Image, number>()
  for (const {steps} of outline(article.body, article.title).procedures)
    for (const step of steps)
      for (const node of step.nodes)
        visit(node as Nodes, 'image', function (image) {
          if (!result.has(image)) result.set(image, step.number)
        })
  return result
}
