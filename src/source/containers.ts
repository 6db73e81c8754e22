/** Every kind of file that holds pages in an envelope. */

import type {Container} from './container.ts'

export const containers: readonly Container[] = []
