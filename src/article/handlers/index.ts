/** Handlers of all elements that are not only their children. */

import type {Handler} from '../convert.ts'
import {blockHandlers} from './blocks.ts'
import {codeHandlers} from './code.ts'
import {inlineHandlers} from './inline.ts'
import {linkHandlers} from './links.ts'
import {listHandlers} from './lists.ts'
import {tableHandlers} from './tables.ts'

/** Elements of which no reader sees anything. */
const hidden = 'head input link meta noembed noframes script style template title wbr'.split(' ')

export const handlers: ReadonlyMap<string, Handler> = new Map([
  ...Object.entries({
    ...blockHandlers,
    ...codeHandlers,
    ...inlineHandlers,
    ...linkHandlers,
    ...listHandlers,
    ...tableHandlers
  }),
  ...hidden.map((name) => [name, () => []] as [string, Handler])
])
