/** What an article says otherwise than the facts, before it becomes a finding. */

import type {Args} from '../../model/args.ts'
import type {Block} from '../../model/collation.ts'
import type {RuleId} from '../../model/rules/index.ts'

export interface Told {
  rule: RuleId
  args: Args
  block: Block
}
