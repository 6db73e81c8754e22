/** Files of JSON in a folder that are pages in ADF: most others are no pages. */

import {pageKey} from '../model/source-page.ts'
import type {Container} from './container.ts'
import {isAdf} from './page/is-adf.ts'
import {readPage} from './page/read-page.ts'

export const adfFile: Container = {
  holds: ({file, maybe}, head) =>
    maybe === true && /\.json$/i.test(file) && isAdf(new TextDecoder().decode(head)),

  async *read(file, {source, defaults}) {
    const {page, problems} = await readPage(file, source, defaults)
    if (page) yield {page}
    for (const problem of problems)
      yield {problem: page ? {...problem, source: pageKey(page)} : problem}
  }
}
