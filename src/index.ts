/** What a program may import from `collate`: the types of `collate.config.ts`. All else is the command line’s. */

export {defineConfig, type UserConfig} from './config/index.ts'
export type {
  Config,
  ConfluenceSource,
  FilesConfig,
  FilesSource,
  SourceConfig,
  ZendeskSource
} from './model/config.ts'
export type {PageKey} from './model/source-page.ts'
