/** A Confluence that was asked, for what findings say of it. */

import type {ConfluenceSource} from '../../model/config.ts'
import type {Access} from '../remote/credentials.ts'
import type {Asked} from '../remote/said.ts'

export function askedOf({name, url}: ConfluenceSource, access: Access): Asked {
  const settings = '`url` and `deployment`'
  return {name, url, access, system: 'Confluence', scope: 'these spaces', settings}
}
