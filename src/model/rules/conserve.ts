import {defineRules} from './rule.ts'

export const conserveRules = defineRules({})
