/** Pull requests of GitHub: https://docs.github.com/rest/pulls and https://docs.github.com/rest/issues/comments */

import {askAll, asker} from './ask.ts'
import type {Forge} from './forge.ts'

export interface GitHubPlace {
  api: string
  /** `owner/name`. */
  repository: string
  token: string
  graphql: string
}

interface Pull {
  number: number
  html_url: string
}

interface Comment {
  id: number
  body: string | null
  user: {login: string} | null
}

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
  const proposal = ({number, html_url: url}: Pull) => ({number, url})

  return {
    proposal: 'pull request',
    longestNote: 65_536,
    async find(branch, base) {
      const query = new URLSearchParams({state: 'open', head: `${owner}:${branch}`, base})
      const [found] = await ask<Pull[]>('GET', `${at}/pulls?${query}`)
      return found && proposal(found)
    },
    async open({branch, base, title, text}) {
      return proposal(await ask('POST', `${at}/pulls`, {head: branch, base, title, body: text}))
    },
    async close({number}) {
      await ask('PATCH', `${at}/pulls/${number}`, {state: 'closed'})
    },
    async ownNotes({number}) {
      // A token of Actions may not ask who it is in any other way.
      const who = {query: 'query { viewer { login } }'}
      const {data} = await ask<{data: {viewer: {login: string}}}>('POST', graphql, who)
      const comments = await askAll<Comment>(ask, `${at}/issues/${number}/comments`)
      return comments
        .filter(({user}) => user?.login === data.viewer.login)
        .map(({id, body}) => ({id, text: body ?? ''}))
    },
    async addNote({number}, body) {
      await ask('POST', `${at}/issues/${number}/comments`, {body})
    },
    async editNote(_, {id}, body) {
      await ask('PATCH', `${at}/issues/comments/${id}`, {body})
    }
  }
}
