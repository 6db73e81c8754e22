/** The server of the review page: for whoever sits at this machine. */

import {once} from 'node:events'
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {StopError} from '../model/stop-error.ts'
import type {Workspace} from '../pipeline.ts'
import {type Answer, answerOf, html} from './answer.ts'
import {readClientFiles} from './client-files.ts'
import {openDesk} from './desk.ts'
import {cookieName, refusalOf, refusedChange, strangerOf} from './guard.ts'
import {headers} from './headers.ts'
import {inTurn} from './in-turn.ts'
import {isSame, type Keys, makeKeys} from './keys.ts'
import {readJson} from './read-json.ts'
import {openRoutes, type Routes} from './routes.ts'
import {doorPage, messagePage} from './views/message-page.ts'

export interface ReviewOptions {
  workspace: Workspace
  /** Absent: the usual one, or any that is free where that is taken. */
  port?: number | undefined
  /** Gets what is a bug; the page only says that there was one. */
  onError: (error: unknown) => void
}

export interface Review {
  /** Address with the key: the only way in. */
  address: string
  /** `http://127.0.0.1:4322`. */
  url: string
  close(): Promise<void>
  /** Once it is closed. */
  closed: Promise<void>
}

/** Beside the site’s 4321. */
export const usualPort = 4322

/** Fails with `StopError` where the port that was asked for is taken. */
export async function startReview({workspace, port, onError}: ReviewOptions): Promise<Review> {
  const keys = makeKeys()
  const routes = openRoutes(openDesk(workspace), keys, await readClientFiles())
  const turn = inTurn()
  const server = createServer(function (request, response) {
    const {port} = server.address() as AddressInfo
    answer(request, {keys, port, routes: (work) => turn(() => work(routes))})
      .catch(function (error: unknown): Answer {
        onError(error)
        return answerOf(500, 'Something went wrong that should not: see the terminal.')
      })
      .then((given) => send(request, response, given))
      .catch(onError)
  })
  await listen(server, port)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    address: `${url}/?token=${keys.token}`,
    closed: once(server, 'close').then(() => {}),
    close() {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    }
  }
}

async function listen(server: Server, asked: number | undefined): Promise<void> {
  const on = async function (port: number): Promise<void> {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  try {
    await on(asked ?? usualPort)
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    if (asked === undefined) return on(0)
    throw new StopError(`Port ${asked} is taken`, {hint: 'Give another one with `--port N`'})
  }
}

interface Inside {
  keys: Keys
  port: number
  /** Does its work while no other is done. */
  routes: (work: (routes: Routes) => Promise<Answer>) => Promise<Answer>
}

async function answer(request: IncomingMessage, {keys, port, routes}: Inside): Promise<Answer> {
  const {method = 'GET', url: target = '/'} = request
  const asked = {method, headers: request.headers}
  const refusal = refusalOf(asked, port)
  if (refusal) return answerOf(refusal.status, refusal.text)
  const url = target.startsWith('/') ? URL.parse(`http://${request.headers.host}${target}`) : null
  if (!url) return answerOf(400, 'This is no address.')
  if (method !== 'POST' && url.pathname === '/' && url.searchParams.has('token'))
    return letIn(url.searchParams.get('token') ?? '', keys, port)
  const stranger = strangerOf(asked, keys, port)
  if (stranger) return html(messagePage('Who is there?', stranger.text), stranger.status)
  if (method !== 'POST') return routes((inside) => inside.show(url).catch(stopped))

  const refused = refusedChange(asked, keys)
  if (refused) return answerOf(refused.status, refused.text)
  const read = await readJson(request)
  if ('status' in read) return answerOf(read.status, read.text)
  return routes((inside) => inside.change(url.pathname, read.value))
}

/** The key in the address becomes a cookie, so that it stands in no address from then on. */
function letIn(token: string, {token: wanted, session}: Keys, port: number): Answer {
  if (!isSame(token, wanted))
    return html(
      messagePage(
        'Who is there?',
        'The key in this address is of an earlier start of the program.'
      ),
      401
    )
  const cookie = `${cookieName(port)}=${session}; HttpOnly; SameSite=Strict; Path=/`
  return {...html(doorPage()), headers: {'set-cookie': cookie}}
}

/** What a person can mend is shown as a page. */
function stopped(error: unknown): Answer {
  if (!(error instanceof StopError)) throw error
  return html(messagePage('That did not work', `${error.message}. ${error.hint ?? ''}`), 409)
}

function send(request: IncomingMessage, response: ServerResponse, given: Answer): void {
  const isKnown = given.tag !== undefined && request.headers['if-none-match'] === given.tag
  response.writeHead(isKnown ? 304 : given.status, {
    ...headers,
    'content-type': given.type,
    ...(given.tag !== undefined && {etag: given.tag}),
    ...given.headers,
    // What was not read of a request must not be taken for the next one.
    ...(!request.complete && {connection: 'close'})
  })
  response.end(request.method === 'HEAD' || isKnown ? undefined : given.body)
}
