export {type Staged, type StageOptions, stage} from './stage.ts'
export {type CheckedFacts, checkTokenFacts} from './token-facts.ts'
