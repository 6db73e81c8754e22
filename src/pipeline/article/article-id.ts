/** Which article a person means. */

import path from 'node:path'
import {StopError} from '../../model/stop-error.ts'
import type {Workspace} from '../run.ts'
import {readArticles} from './articles.ts'

/** The id that `name` means: an id, the only id that starts so, a slug, or a path. */
export async function articleId(
  {root}: Workspace,
  name: string,
  ids: readonly string[]
): Promise<string> {
  const {byId} = await readArticles(root)
  const all = new Set([...ids, ...byId.keys()])
  if (all.has(name)) return name
  const wanted = name.replace(/^\.\//, '')
  for (const [id, {file}] of byId)
    if (
      file === wanted ||
      path.basename(file, '.mdx') === name ||
      path.resolve(root, file) === path.resolve(name)
    )
      return id
  const starting = [...all].filter((id) => id.startsWith(name))
  const [only] = starting
  if (only !== undefined && starting.length === 1) return only
  throw new StopError(
    only === undefined
      ? `There is no article \`${name}\``
      : `\`${name}\` is the start of ${starting.length} ids`,
    {
      hint:
        only === undefined
          ? 'Run `npx collate status` to see all.'
          : `Give more of it: ${starting.slice(0, 5).join(', ')}.`
    }
  )
}
