/** An index of no pages. */

import type {Known} from '../../src/model/source-page.ts'

export const knowsNothing: Known = {
  byTitle: () => undefined,
  byUrl: () => undefined,
  titleOf: () => undefined,
  childrenOf: () => [],
  labelled: () => []
}
