/** Files of JSON in a folder that are pages in ADF: most others are no pages. */

import type {Container} from './container.ts'
import {isAdf} from './page/is-adf.ts'
import {asReads, readPage} from './page/read-page.ts'

export const adfFile: Container = {
  holds: ({file, maybe}, head) =>
    maybe === true && /\.json$/i.test(file) && isAdf(new TextDecoder().decode(head)),

  async *read(file, {source, defaults}) {
    yield* asReads(await readPage(file, source, defaults))
  }
}
