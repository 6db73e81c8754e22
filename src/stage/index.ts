export {factsSkeleton} from './facts-skeleton.ts'
export {type Staged, type StageOptions, stage} from './stage.ts'
export {type CheckedFacts, readTokenFacts} from './token-facts.ts'
