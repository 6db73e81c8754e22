/** Pull requests of GitHub: https://docs.github.com/rest/pulls and https://docs.github.com/rest/issues/comments */

import {z} from 'zod'
import {askAll, asker} from './ask.ts'
import type {Forge} from './forge.ts'

export interface GitHubPlace {
  api: string
  /** `owner/name`. */
  repository: string
  token: string
  graphql: string
}

const pull = z.object({number: z.number(), html_url: z.string()})
const comment = z.object({
  id: z.number(),
  body: z.string().nullish(),
  user: z.object({login: z.string()}).nullish()
})
const viewer = z.object({data: z.object({viewer: z.object({login: z.string()})})})

export function github({api, repository, token, graphql}: GitHubPlace): Forge {
  const ask = asker({
    name: 'GitHub',
    api,
    token,
    headers: {accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28'},
    whenRefused:
      'Give the job `permissions: pull-requests: write`, and let Actions create pull requests: Settings › Actions › General'
  })
  const [owner] = repository.split('/')
  const at = `/repos/${repository}`
  const proposal = ({number, html_url: url}: z.infer<typeof pull>) => ({number, url})

  return {
    proposal: 'pull request',
    longestNote: 65_536,
    async find(branch, base) {
      const query = new URLSearchParams({state: 'open', head: `${owner}:${branch}`, base})
      const [found] = await ask('GET', `${at}/pulls?${query}`, z.array(pull))
      return found && proposal(found)
    },
    async open({branch, base, title, text}) {
      return proposal(
        await ask('POST', `${at}/pulls`, pull, {head: branch, base, title, body: text})
      )
    },
    async close({number}) {
      await ask('PATCH', `${at}/pulls/${number}`, z.unknown(), {state: 'closed'})
    },
    async ownNotes({number}) {
      // A token of Actions may not ask who it is in any other way.
      const who = {query: 'query { viewer { login } }'}
      const {data} = await ask('POST', graphql, viewer, who)
      const comments = await askAll(ask, `${at}/issues/${number}/comments`, comment)
      return comments
        .filter(({user}) => user?.login === data.viewer.login)
        .map(({id, body}) => ({id, text: body ?? ''}))
    },
    async addNote({number}, body) {
      await ask('POST', `${at}/issues/${number}/comments`, z.unknown(), {body})
    },
    async editNote(_, {id}, body) {
      await ask('PATCH', `${at}/issues/comments/${id}`, z.unknown(), {body})
    }
  }
}
