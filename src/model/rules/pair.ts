import {defineRules} from './rule.ts'

export const pairRules = defineRules({})
