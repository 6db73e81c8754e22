/** What an article holds, as results tell it. */

import type {Root} from 'mdast'
import {outline} from '../../mdx/index.ts'
import type {Contents} from '../../model/result.ts'

export function contentsOf(body: Root, title: string): Contents {
  const {procedures, ...counts} = outline(body, title)
  return {
    ...counts,
    procedures: procedures.map(({title, steps}) => ({
      title,
      steps: steps.map(({number, title}) => ({number, title}))
    }))
  }
}
