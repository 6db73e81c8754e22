/** Pull requests of GitHub: https://docs.github.com/rest/pulls and https://docs.github.com/rest/issues/comments */

import {StopError} from '../model/stop-error.ts'
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
  head: {ref: string}
}

interface Comment {
  id: number
  body: string | null
  user: {login: string} | null
}

interface Viewer {
  data?: {viewer?: {login: string} | null} | null
  errors?: ReadonlyArray<{message: string}>
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
      const pulls = await ask<Pull[]>('GET', `${at}/pulls?${query}`)
      // A `head` that GitHub cannot read is no filter to it.
      const found = pulls.find(({head}) => head.ref === branch)
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
      const {data, errors} = await ask<Viewer>('POST', graphql, {query: '{ viewer { login } }'})
      const self = data?.viewer?.login
      if (self === undefined)
        throw new StopError(
          `GitHub does not say whose token it is${errors?.[0] ? `: ${errors[0].message}` : ''}`,
          {hint: 'Give `GITHUB_TOKEN` the token of the job, of an app or of a person'}
        )
      const comments = await askAll<Comment>(ask, `${at}/issues/${number}/comments`)
      return comments
        .filter(({user}) => user?.login === self)
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
