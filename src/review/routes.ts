/** What there is at which address. */

import {ZodError} from 'zod'
import type {RunResult} from '../model/result.ts'
import {StopError} from '../model/stop-error.ts'
import {type Answer, answerOf, html, json} from './answer.ts'
import {readArticlePage, readRepairsPage, readVersionsPage} from './article-views.ts'
import type {ClientFiles} from './client-files.ts'
import type {Desk, Done} from './desk.ts'
import type {Keys} from './keys.ts'
import {openPictures} from './pictures.ts'
import {type RequestName, requests} from './requests.ts'
import {articlePage} from './views/article-page.ts'
import {readFilter} from './views/filter.ts'
import {listPage} from './views/list-page.ts'
import {messagePage} from './views/message-page.ts'
import {repairsPage} from './views/repairs-page.ts'
import type {Shell} from './views/shell.ts'
import {style} from './views/style.ts'
import {versionsPage} from './views/versions-page.ts'

export interface Routes {
  show(url: URL): Promise<Answer>
  change(pathname: string, body: unknown): Promise<Answer>
}

const nothing = () =>
  html(messagePage('There is nothing here', 'The article may have been deleted or renamed.'), 404)

export function openRoutes(desk: Desk, keys: Keys, {scripts, main}: ClientFiles): Routes {
  const {workspace} = desk
  const pictures = openPictures(workspace.root)
  const shell: Shell = {base: workspace.config.title, key: keys.page, script: `/client/${main}`}

  return {
    async show({pathname, searchParams}) {
      const [, first = '', second = '', third, ...rest] = pathname.split('/').map(decoded)
      if (rest.length > 0) return nothing()
      if (third === undefined) {
        if (pathname === '/')
          return html(listPage(shell, await desk.look(), readFilter(searchParams), desk.done()))
        if (pathname === '/style.css') return file('text/css', style)
        if (icons.has(pathname)) return file('image/svg+xml', icon)
        if (first === 'client') return script(scripts.get(second))
        if (first === 'picture') return (await pictures.show(second)) ?? nothing()
        if (first === 'loose' && second === '') return loose(await desk.look())
      }
      return first === 'article' ? article(await desk.look(), second, third) : nothing()
    },
    change: (pathname, body) => change(desk, pathname, body)
  }

  async function article(result: RunResult, id: string, part: string | undefined): Promise<Answer> {
    const found = result.articles.find((each) => each.id === id)
    if (!found) return nothing()
    if (part === undefined) {
      const view = await readArticlePage(desk, result, found, pictures)
      return html(articlePage(shell, view))
    }
    if (part === 'versions' && found.versions.length > 1)
      return html(versionsPage(shell, await readVersionsPage(desk, found, pictures)))
    if (part === 'repairs' && found.lead !== undefined)
      return html(repairsPage(shell, await readRepairsPage(desk, found)))
    return nothing()
  }

  async function loose(result: RunResult): Promise<Answer> {
    return html(articlePage(shell, await readArticlePage(desk, result, undefined, pictures)))
  }
}

/** How each request is carried out. */
const changes: Readonly<Record<RequestName, (desk: Desk, body: unknown) => Promise<Done>>> = {
  settle: (desk, body) => desk.settle(requests.settle.parse(body)),
  undo: (desk, body) => desk.undo(requests.undo.parse(body)),
  'undo-pair': (desk, body) => desk.undoPair(requests['undo-pair'].parse(body)),
  'put-back': (desk, body) => desk.putBack(requests['put-back'].parse(body)),
  'take-out': (desk, body) => desk.takeOut(requests['take-out'].parse(body)),
  async 'bring-in'(desk, body) {
    requests['bring-in'].parse(body)
    return desk.bringIn()
  }
}

async function change(desk: Desk, pathname: string, body: unknown): Promise<Answer> {
  const name = /^\/do\/([a-z-]+)$/.exec(pathname)?.[1] ?? ''
  if (!Object.hasOwn(changes, name)) return answerOf(404, 'There is nothing to be done here.')
  try {
    const {said} = await changes[name as RequestName](desk, body)
    return json({said})
  } catch (error) {
    if (error instanceof StopError) return answerOf(409, `${error.message}.`, error.hint)
    if (!(error instanceof ZodError)) throw error
    const [issue] = error.issues
    const isDate = issue?.path[0] === 'until'
    return answerOf(400, isDate ? issue.message : 'This is no such request.')
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function file(type: string, body: string): Answer {
  return {status: 200, type: `${type}; charset=utf-8`, body}
}

function script(text: string | undefined): Answer {
  return text === undefined ? nothing() : file('text/javascript', text)
}

/** The second is asked for by pages that name none. */
const icons: ReadonlySet<string> = new Set(['/icon.svg', '/favicon.ico'])

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#24527a"/><path d="M8 10h7v12H8zM18 10h6v12h-6z" fill="none" stroke="#fff" stroke-width="2"/><path d="M20 16l2 2 4-5" fill="none" stroke="#8fd6a8" stroke-width="2.5"/></svg>'
