/** What a person said of pages, in words. */

import {answers} from '../model/rules/rule.ts'
import type {SaidPair} from '../pipeline.ts'

export function pairText({pages, same}: SaidPair): string {
  return answers[same ? 'same' : pages.length > 2 ? 'neither' : 'not-same']
}
