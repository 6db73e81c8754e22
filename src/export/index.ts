export type {ArticlePlace, FilePlace, Places, ToExport} from './context.ts'
export {exportArticle, type Written} from './export.ts'
