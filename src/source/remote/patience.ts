/** Tells whether a page that could not be had is alone in its trouble, or nothing more is to be had of the site. */

import {HttpError} from '../http/index.ts'
import {endsAll} from './said.ts'

export interface Patience {
  /** A page came. */
  came(): void
  /** Whether asking for other pages is of no use after `error`. */
  isSpent(error: HttpError): Promise<boolean>
}

/** Pages in a row that fail, each with all its tries, on a site that answers all the same. */
const most = 2

/** `knock` asks the site for the least that there is. */
export function makePatience(knock: () => Promise<void>): Patience {
  let failed = 0
  return {
    came() {
      failed = 0
    },
    async isSpent(error) {
      const {status = 0} = error
      if (!endsAll(error) && status < 500) return false
      if (status === 401 || error.fault === 'busy' || ++failed > most) return true
      try {
        await knock()
        return false
      } catch (unheard) {
        if (unheard instanceof HttpError) return true
        throw unheard
      }
    }
  }
}
