export {type Conserved, conserve, type Ledger} from './conserve.ts'
export {readArticle} from './read-article.ts'
export {readSource} from './read-source.ts'
