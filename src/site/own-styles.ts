/**
 * The styles that pages carry within them, so that nothing has to be fetched before they are painted.
 *
 * Policies allow them by their digests, and no others.
 */

import {createHash} from 'node:crypto'
import {look} from './data.ts'
import guide from './styles/guide.css?inline'
import site from './styles/site.css?inline'

/** Of every page, and of those with a guide besides. */
export const styles = {
  get site() {
    return site + look
  },
  guide
}

/** Both as a policy names them: one that allows more than a page holds is the same for all. */
export const styleSources = Object.values(styles).map(
  (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
)
