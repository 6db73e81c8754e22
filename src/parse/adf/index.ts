/** Every type of node, with what builds it. */

import {boxes} from './boxes.ts'
import {extensions} from './extensions.ts'
import {inlines} from './inline.ts'
import {lists} from './lists.ts'
import {medias} from './media.ts'
import type {Build} from './state.ts'
import {tables} from './tables.ts'
import {texts} from './text.ts'

export const builders: ReadonlyMap<string, Build> = new Map(
  Object.entries({
    ...boxes,
    ...extensions,
    ...inlines,
    ...lists,
    ...medias,
    ...tables,
    ...texts
  })
)
