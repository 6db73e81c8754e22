/** What the server on a writer's machine does besides: it shows what is staged anew, and says why an article is not shown. */

import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import type {AstroIntegration} from 'astro'
import {normalizePath, type ViteDevServer} from 'vite'
import type {NotShown, Restaged} from '../model/site-data.ts'
import {dataChanged} from './data-changed.ts'
import {warmUp} from './warm-up.ts'
import {xml} from './xml.ts'

/** Data that modules of the site read when they are loaded. */
const loaded = ['site.json', 'tokens.json']

/** `root`: the knowledge base; `base`: the path that the site lies under, from `/` to `/`. */
export function dev(root: string, base: string): AstroIntegration {
  let serving: {server: ViteDevServer; refresh: Refresh} | undefined
  return {
    name: 'collate-dev',
    hooks: {
      'astro:server:setup'({server, refreshContent}) {
        serving = {server, refresh: refreshContent}
        server.middlewares.use(function (request, response, next) {
          const found = notShown(root, base, request.originalUrl ?? request.url ?? '/')
          if (!found) return next()
          response.setHeader('content-type', 'text/html; charset=utf-8')
          response.setHeader('cache-control', 'no-store')
          response.end(pageOf(found))
        })
      },
      async 'astro:server:start'({address, logger}) {
        await warmUp(root, base, address)
        // What was saved before waits in the channel: nothing can be taken in while Astro starts.
        let work = Promise.resolve()
        process.on('message', function (message: Restaged) {
          work = work
            .then(() => serving && renew(serving.server, root, message, serving.refresh))
            .catch((error: unknown) => logger.error(String(error)))
        })
      }
    }
  }
}

/** What the loader of articles is told. */
export interface Told {
  /** Absolute paths of staged articles. */
  changed: string[]
  isDone: boolean
  [key: string]: unknown
}

type Refresh = ((options: {context: Told}) => Promise<void>) | undefined

/** Time in milliseconds after which Astro, which takes in nothing while it reads its configuration, is given up. */
const patience = 30_000

async function renew(
  server: ViteDevServer,
  root: string,
  {changed}: Restaged,
  refresh: Refresh
): Promise<void> {
  const articles = changed
    .filter((name) => name.startsWith('articles/'))
    .map((name) => join(root, '.collate/site', name))
  const servers = Object.values(server.environments)
  for (const {moduleGraph} of servers)
    for (const path of articles) moduleGraph.onFileChange(normalizePath(path))

  const isData = changed.some((name) => loaded.includes(name))
  if (isData) for (const {hot} of servers) hot.send(dataChanged, {})
  if (articles.length > 0 && refresh) await takeIn(articles, refresh)
  if (!isData) return
  // Which pages there are was read from the data, too.
  for (const {hot} of servers) hot.send('astro:content-changed', {})
  server.ws.send({type: 'full-reload'})
}

async function takeIn(changed: string[], refresh: NonNullable<Refresh>): Promise<void> {
  const told: Told = {changed, isDone: false}
  for (const end = Date.now() + patience; !told.isDone; ) {
    await refresh({context: told})
    if (told.isDone) return
    if (Date.now() > end) throw new Error('What was saved could not be shown: start again')
    await setTimeout(20)
  }
}

function notShown(root: string, base: string, url: string): NotShown | undefined {
  let all: Record<string, NotShown>
  try {
    all = JSON.parse(readFileSync(join(root, '.collate/not-shown.json'), 'utf8'))
  } catch (error) {
    // Nothing was staged yet, or it is being written.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  let path = url.replace(/[?#].*$/u, '')
  try {
    path = decodeURI(path)
  } catch (error) {
    if (!(error instanceof URIError)) throw error // Not an encoded address: taken as it stands.
  }
  if (!path.startsWith(base)) return
  const name = `/${path.slice(base.length)}`.replace(/\/?$/u, '/')
  return Object.hasOwn(all, name) ? all[name] : undefined
}

/** It asks again by itself, so that the article appears when it is mended. */
function pageOf({file, line, column, why}: NotShown): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="1">
<meta name="viewport" content="width=device-width">
<title>Not shown</title>
<body style="font: 1.1rem/1.5 system-ui; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1>Readers would not see this article</h1>
<p>${xml(why)}</p>
<p><code>${xml(`${file}:${line}:${column}`)}</code></p>
<p>It appears here by itself as soon as nothing is in its way.</p>
`
}
