import {defineRules} from './rule.ts'

export const driftRules = defineRules({})
