import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {satteri} from '@astrojs/markdown-satteri'
import mdx from '@astrojs/mdx'
import {defineConfig} from 'astro/config'
import {finish} from './src/site/finish.ts'

// Root of the knowledge base; its articles were staged before.
const root = process.env.COLLATE_ROOT ?? process.cwd()
const staged = join(root, '.collate/site')
const {origin, base} = JSON.parse(readFileSync(join(staged, 'site.json'), 'utf8'))

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  srcDir: './src/site',
  outDir: process.env.COLLATE_OUT ?? join(root, 'dist'),
  publicDir: join(staged, 'public'),
  cacheDir: join(root, '.collate/astro'),
  site: origin,
  base,
  trailingSlash: 'always',
  compressHTML: true,
  devToolbar: {enabled: false},
  build: {inlineStylesheets: 'never'},
  markdown: {
    syntaxHighlight: false,
    processor: satteri({features: {smartPunctuation: false}})
  },
  integrations: [mdx(), finish()],
  vite: {
    // A staged article may lie anywhere: what its code imports is found from here.
    resolve: {
      alias: {'astro/jsx-runtime': fileURLToPath(import.meta.resolve('astro/jsx-runtime'))}
    },
    server: {fs: {allow: [root, fileURLToPath(new URL('.', import.meta.url))]}},
    build: {
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        onLog(level, log, handler) {
          // One for each article: https://github.com/withastro/astro/issues/18087
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log)
        }
      }
    }
  }
})
