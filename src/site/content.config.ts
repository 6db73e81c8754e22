import {defineCollection} from 'astro:content'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {glob} from 'astro/loaders'
import {z} from 'astro/zod'
import {toldLoader} from './told-loader.ts'

const root = process.env['COLLATE_ROOT'] ?? process.cwd()

/** Staged articles: checked when they were staged, so that their shape is only named here. */
const articles = defineCollection({
  loader: toldLoader(
    glob({
      base: pathToFileURL(`${join(root, '.collate/site/articles')}/`),
      pattern: '**/*.{md,mdx}',
      // Pages are made of what was rendered: the store, which is written whole at each change, is half as large.
      retainBody: false,
      generateId: ({entry}) => entry.replace(/\.mdx?$/u, '')
    })
  ),
  schema: z.object({
    id: z.string(),
    title: z.string(),
    description: z.string().optional(),
    contents: z.array(z.object({depth: z.number(), id: z.string(), title: z.string()})),
    anchors: z.record(z.string(), z.array(z.string())),
    fill: z.record(
      z.string(),
      z.object({label: z.string(), kind: z.string(), example: z.string().optional()})
    ),
    players: z.array(z.string()).optional(),
    paths: z.array(z.object({id: z.string(), title: z.string()}))
  })
})

export const collections = {articles}
