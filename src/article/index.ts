export {type FoundTitle, findTitle} from './title.ts'
export {type ArticleTitle, type ToArticle, toArticle} from './to-article.ts'
