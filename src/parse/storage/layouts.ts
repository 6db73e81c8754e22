/** `ac:layout`: columns of a page, which are read one after the other. */

import {container, type ElementFamily, type Handle} from './state.ts'

const unwrap: Handle = (node, state) => container(node, state.all(node.children))

export const layoutElements: ElementFamily = {
  title: 'Page layout',
  rows: [
    {
      names: 'ac:layout ac:layout-section ac:layout-cell',
      handle: unwrap,
      becomes: 'The columns stand one below the other, in the order in which they are read.'
    }
  ]
}
