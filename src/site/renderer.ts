/**
 * What Astro makes the program of that renders pages (`compile.ts`): all that there are, each as it is asked for.
 *
 * It reads what was staged when it is loaded, and holds no part of it: it is the same for every site under the same path.
 */

import {StaticPaths} from 'astro:static-paths'
import type {RouteData} from 'astro'
import {createApp} from 'astro/app/entrypoint'
import {site} from './data.ts'
import {styleSources} from './own-styles.ts'
import type {Page, Program} from './program.ts'

const app = createApp({streaming: false})

export const program: Program = {pages, site, styleSources}

async function pages(): Promise<Page[]> {
  const found = new Map<string, Page>()
  for (const {pathname, route} of await new StaticPaths(app).getAll()) {
    const page = pageAt(pathname.replace(/^\/|\/$/gu, ''), route)
    if (!found.has(page.file)) found.set(page.file, page)
  }
  return [...found.values()]
}

function pageAt(path: string, route: RouteData): Page {
  const isUnknown = path === '404'
  const isFile = route.type === 'endpoint'
  const url = site.base + path + (isFile || path === '' ? '' : '/')
  const folder = path === '' ? '' : `${path}/`
  return {
    file: isUnknown ? '404.html' : isFile ? path : `${folder}index.html`,
    url,
    async render() {
      const response = await app.render(new Request(new URL(encodeURI(url), site.origin)), {
        routeData: route
      })
      // Why, Astro says where errors are written.
      if (response.status !== (isUnknown ? 404 : 200))
        throw new Error(`The page ${url} could not be made`)
      return new Uint8Array(await response.arrayBuffer())
    }
  }
}
