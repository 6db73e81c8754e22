import {StopError} from '../../model/stop-error.ts'
import {didYouMean} from '../../model/suggest.ts'
import {explain, isRule, listRules, ruleIds} from '../../report/index.ts'
import type {Command} from '../command.ts'

export const explainCommand: Command = {
  name: 'explain',
  takes: '[RULE]',
  arity: [0, 1],
  summary: 'say what a rule means and what to do; without RULE, list all',
  details: [],
  options: {},
  async run({positionals: [rule]}, terminal) {
    if (rule === undefined) terminal.out(listRules(terminal.look))
    else if (isRule(rule)) terminal.out(explain(rule, terminal.look))
    else throw new StopError(`Unknown rule \`${rule}\``, {hint: hint(rule)})
    return 0
  }
}

/** All rules are too many for a line. */
function hint(rule: string): string {
  const meant = didYouMean(rule, ruleIds)
  return meant.startsWith('Did') ? meant : '`npx collate explain` lists all rules'
}
