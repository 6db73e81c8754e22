export {collate} from './collate.ts'
export {type PageFacts, pageFacts} from './page-facts.ts'
export {type FoundPairs, findPairs, type Settled} from './pairs.ts'
export {diffRows, type Row, type Segment, type StepRow, stepRows} from './show.ts'
