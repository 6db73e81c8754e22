/** `ac:layout`: columns of a page, which are read one after the other. */

import {type ElementFamily, unwrap} from './state.ts'

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
