export {factsSkeleton} from './facts-skeleton.ts'
export {type ReadTokens, readTokens} from './read-tokens.ts'
export {type Staged, type StageOptions, stage} from './stage.ts'
export {type CheckedFacts, readTokenFacts} from './token-facts.ts'
