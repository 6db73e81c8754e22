/**
 * The way of the data, as one door: source → mend → parse → repair → article → collate → compose → emit.
 *
 * With its folder, the only part that knows all stages.
 */

export {diffRows, sideBySide, stepRows} from './collate/index.ts'
export {type SourceAccess, sourceAccess} from './pipeline/access.ts'
export {type CheckOptions, checkArticles} from './pipeline/check.ts'
export {collateTwo, type Diff} from './pipeline/diff.ts'
export {type ExportOptions, exportArticles} from './pipeline/export/export-articles.ts'
export {type ImportOptions, importPages} from './pipeline/import.ts'
export {type NewArticle, newArticle, newFacts} from './pipeline/new/new-article.ts'
export {type Passage, readPassages} from './pipeline/passages.ts'
export {
  findPictures,
  type VersionPicture,
  type WantedPicture
} from './pipeline/pictures/version-pictures.ts'
export {type Places, readPlaces} from './pipeline/places.ts'
export {putBack, takeOutAgain} from './pipeline/put-back/put-back.ts'
export {type Removal, type RemovalName, readRemovals} from './pipeline/put-back/removals.ts'
export {readConflict} from './pipeline/read-conflict.ts'
export {compareTexts} from './pipeline/repairs/compare-texts.ts'
export {type RepairsOptions, readRepairs} from './pipeline/repairs/read-repairs.ts'
export type {Workspace} from './pipeline/run.ts'
export {type Answer, decide} from './pipeline/settle.ts'
export {type SaidPair, saidBy, saidPairs, setPair, takePairBack} from './pipeline/settle-pair.ts'
export {
  type BuildOptions,
  type Built,
  buildSite,
  type ServeOptions,
  serveSite
} from './pipeline/site.ts'
export type {TakenText} from './pipeline/taken-texts.ts'
export {type Standing, standingDecisions, undoDecision} from './pipeline/undo.ts'
