import {defineRules} from './rule.ts'

export const compareRules = defineRules({})
