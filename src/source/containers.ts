/** Every kind of file that holds pages in an envelope. */

import {adfFile} from './adf-file.ts'
import {savedReplies} from './confluence/saved-replies.ts'
import type {Container} from './container.ts'
import {unpackedHtmlSpace, unpackedXmlSpace, zip} from './export/containers.ts'
import {savedCentre} from './zendesk/saved-replies.ts'

export const containers: readonly Container[] = [
  zip,
  unpackedXmlSpace,
  unpackedHtmlSpace,
  adfFile,
  savedCentre,
  savedReplies
]
