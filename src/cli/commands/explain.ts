import {StopError} from '../../model/stop-error.ts'
import {didYouMean} from '../../model/suggest.ts'
import {explain, explainJson, isRule, listRules, ruleIds} from '../../report/index.ts'
import type {Command} from '../command.ts'

export const explainCommand: Command = {
  name: 'explain',
  takes: '[RULE]',
  arity: [0, 1],
  summary: 'say what a rule means and what to do; without RULE, list all',
  details: [],
  options: {json: {help: 'print it as JSON (schemas/explain.schema.json)'}},
  async run({positionals: [rule], flag}, terminal) {
    if (rule !== undefined && !isRule(rule))
      throw new StopError(`Unknown rule \`${rule}\``, {hint: hint(rule)})
    if (flag('json')) terminal.out(explainJson(rule === undefined ? ruleIds : [rule]))
    else if (rule === undefined) terminal.out(listRules(terminal.look))
    else terminal.out(explain(rule, terminal.look))
    return 0
  }
}

/** All rules are too many for a line. */
function hint(rule: string): string {
  const meant = didYouMean(rule, ruleIds)
  return meant.startsWith('Did') ? meant : '`npx collate explain` lists all rules'
}
