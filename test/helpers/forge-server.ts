/** A host of repositories on this machine, as far as proposals and their notes go: it answers as GitHub and as GitLab. */

import type {IncomingMessage, RequestListener} from 'node:http'
import {type Answer, listen, send} from './http-server.ts'

export interface FakeNote {
  id: number
  body: string
  author: string
}

export interface FakeProposal {
  number: number
  state: 'open' | 'closed'
  branch: string
  base: string
  title: string
  body: string
  notes: FakeNote[]
  /** From a fork, whose branch may bear any name. */
  fork?: boolean
}

export interface ForgeServer {
  url: string
  proposals: FakeProposal[]
  /** `METHOD path` of every request. */
  requests: string[]
  /** What the next requests get instead of an answer. */
  faults: Answer[]
  /** Variables that a job has there. */
  env: {github: Record<string, string>; gitlab: Record<string, string>}
  close(): Promise<void>
}

const token = 'forge-token-2b7e1f'
const self = 'collate-bot'

export async function startForge(): Promise<ForgeServer> {
  const proposals: FakeProposal[] = []
  const requests: string[] = []
  const faults: Answer[] = []
  let lastId = 0

  const handle: RequestListener = async function (request, response) {
    const {method = '', url = ''} = request
    requests.push(`${method} ${url}`)
    const body = await bodyOf(request)
    const fault = faults.shift()
    if (fault) return send(response, fault)
    if (request.headers.authorization !== `Bearer ${token}`)
      return send(response, {status: 401, json: {message: 'Bad credentials'}})
    const {pathname, searchParams} = new URL(url, 'http://x')
    const answer = pathname.startsWith('/gl/')
      ? asGitLab(method, pathname.slice(3), searchParams, body)
      : asGitHub(method, pathname.slice(3), searchParams, body)
    send(response, answer)
  }
  const server = await listen(handle)
  const env = {
    github: {
      GITHUB_API_URL: `${server.url}/gh`,
      GITHUB_GRAPHQL_URL: `${server.url}/gh/graphql`,
      GITHUB_REPOSITORY: 'brookline/help',
      GITHUB_TOKEN: token,
      CI_API_V4_URL: ''
    },
    gitlab: {CI_API_V4_URL: `${server.url}/gl`, CI_PROJECT_ID: '7', GITLAB_TOKEN: token}
  }
  return {url: server.url, proposals, requests, faults, env, close: server.close}

  function asGitHub(method: string, path: string, query: URLSearchParams, body: Body): Answer {
    const pull = (each: FakeProposal) => ({number: each.number, html_url: `/pull/${each.number}`})
    const [, , , , what, number, rest] = path.split('/')
    if (path === '/graphql') return {json: {data: {viewer: {login: self}}}}
    if (!path.startsWith('/repos/brookline/help/')) return {status: 404}
    if (what === 'pulls' && method === 'GET') {
      const open = proposals.filter(
        ({state, branch, base, fork}) =>
          state === query.get('state') &&
          `brookline:${branch}` === query.get('head') &&
          base === query.get('base') &&
          !fork
      )
      return {json: open.map(pull)}
    }
    if (what === 'pulls' && method === 'POST')
      return {
        status: 201,
        json: pull(opened(body['head'], body['base'], body['title'], body['body']))
      }
    const found = proposals.find((each) => String(each.number) === number)
    if (what === 'pulls' && method === 'PATCH' && found) {
      if (body['state'] === 'closed') found.state = 'closed'
      return {json: pull(found)}
    }
    if (what === 'issues' && number === 'comments' && method === 'PATCH')
      return edited(Number(rest), body['body'])
    if (what !== 'issues' || rest !== 'comments' || !found) return {status: 404}
    if (method === 'POST') return added(found, body['body'])
    const notes = found.notes.map(({id, body, author}) => ({id, body, user: {login: author}}))
    return {json: page(notes, query)}
  }

  function asGitLab(method: string, path: string, query: URLSearchParams, body: Body): Answer {
    const request = ({number, fork}: FakeProposal) => ({
      iid: number,
      web_url: `/merge_requests/${number}`,
      source_project_id: fork ? 99 : 7
    })
    if (path === '/user') return {json: {id: 1, username: self}}
    const [, , project, what, number, notes, note] = path.split('/')
    if (project !== '7' || what !== 'merge_requests') return {status: 404}
    if (number === undefined && method === 'GET') {
      const open = proposals.filter(
        ({state, branch, base}) =>
          state === 'open' &&
          branch === query.get('source_branch') &&
          base === query.get('target_branch')
      )
      return {json: open.map(request)}
    }
    if (number === undefined)
      return {
        status: 201,
        json: request(
          opened(body['source_branch'], body['target_branch'], body['title'], body['description'])
        )
      }
    const found = proposals.find((each) => String(each.number) === number)
    if (!found) return {status: 404}
    if (notes === undefined) {
      if (body['state_event'] === 'close') found.state = 'closed'
      return {json: request(found)}
    }
    if (method === 'PUT') return edited(Number(note), body['body'])
    if (method === 'POST') return added(found, body['body'])
    const all = found.notes.map(({id, body, author}) => ({
      id,
      body,
      system: author === 'system',
      author: {id: author === self || author === 'system' ? 1 : 2}
    }))
    return {json: page(all, query)}
  }

  function opened(branch = '', base = '', title = '', body = ''): FakeProposal {
    const number = proposals.length + 1
    const made: FakeProposal = {number, state: 'open', branch, base, title, body, notes: []}
    proposals.push(made)
    return made
  }

  function added({notes}: FakeProposal, body = ''): Answer {
    notes.push({id: ++lastId, body, author: self})
    return {status: 201, json: {id: lastId}}
  }

  function edited(id: number, body = ''): Answer {
    const note = proposals.flatMap(({notes}) => notes).find((each) => each.id === id)
    if (note?.author !== self) return {status: 403, json: {message: 'Not yours'}}
    note.body = body
    return {json: {id}}
  }
}

type Body = Readonly<Record<string, string>>

async function bodyOf(request: IncomingMessage): Promise<Body> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text === '' ? {} : JSON.parse(text)
}

function page<Item>(items: readonly Item[], query: URLSearchParams): Item[] {
  const size = Number(query.get('per_page') ?? 20)
  const from = (Number(query.get('page') ?? 1) - 1) * size
  return items.slice(from, from + size)
}
