/** What the server on a writer's machine does besides: it shows what is staged anew, and says why an article is not shown. */

import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {AstroIntegration} from 'astro'
import type {ViteDevServer} from 'vite'
import type {NotShown, Restaged} from '../model/site-data.ts'
import {dataChanged} from './data-changed.ts'
import {warmUp} from './warm-up.ts'
import {xml} from './xml.ts'

/** Data that modules of the site read when they are loaded. */
const loaded = ['site.json', 'tokens.json', 'theme.css']

/** `root`: the knowledge base; `base`: the path that the site lies under, from `/` to `/`. */
export function dev(root: string, base: string): AstroIntegration {
  let serving: ViteDevServer | undefined
  return {
    name: 'collate-dev',
    hooks: {
      'astro:server:setup'({server}) {
        serving = server
        server.middlewares.use(function (request, response, next) {
          const found = notShown(root, base, request.originalUrl ?? request.url ?? '/')
          if (!found) return next()
          response.setHeader('content-type', 'text/html; charset=utf-8')
          response.setHeader('cache-control', 'no-store')
          response.end(pageOf(found))
        })
      },
      async 'astro:server:start'({address}) {
        await warmUp(root, base, address)
        // What was saved before waits in the channel: nothing can be taken in while Astro starts.
        process.on('message', (message: Restaged) => serving && renew(serving, message))
      }
    }
  }
}

/** Articles are read whenever somebody asks for their pages; the data, when it is told that it changed. */
function renew(server: ViteDevServer, {changed}: Restaged): void {
  const servers = Object.values(server.environments)
  if (changed.some((name) => loaded.includes(name)))
    for (const {hot} of servers) {
      hot.send(dataChanged, {})
      // Which pages there are was read from it, too.
      hot.send('astro:content-changed', {})
    }
  if (changed.length > 0) server.ws.send({type: 'full-reload'})
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
