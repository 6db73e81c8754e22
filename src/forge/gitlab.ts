/** Merge requests of GitLab: https://docs.gitlab.com/api/merge_requests and https://docs.gitlab.com/api/notes */

import {z} from 'zod'
import {askAll, asker} from './ask.ts'
import type {Forge} from './forge.ts'

export interface GitLabPlace {
  api: string
  /** Number of the project. */
  project: string
  token: string
}

const request = z.object({iid: z.number(), web_url: z.string(), source_project_id: z.number()})
const note = z.object({
  id: z.number(),
  body: z.string().nullish(),
  system: z.boolean().nullish(),
  author: z.object({id: z.number()}).nullish()
})
const user = z.object({id: z.number()})

export function gitlab({api, project, token}: GitLabPlace): Forge {
  const ask = asker({
    name: 'GitLab',
    api,
    token,
    whenRefused:
      'Give `GITLAB_TOKEN` a project access token with the role Developer and the scopes `api` and `write_repository`'
  })
  const at = `/projects/${project}/merge_requests`
  const proposal = ({iid: number, web_url: url}: z.infer<typeof request>) => ({number, url})

  return {
    proposal: 'merge request',
    longestNote: 1_000_000,
    async find(branch, base) {
      const query = {state: 'opened', source_branch: branch, target_branch: base}
      const found = await ask('GET', `${at}?${new URLSearchParams(query)}`, z.array(request))
      // A branch of a fork may bear the same name.
      const own = found.find((each) => String(each.source_project_id) === project)
      return own && proposal(own)
    },
    async open({branch, base, title, text}) {
      const about = {source_branch: branch, target_branch: base, title, description: text}
      return proposal(await ask('POST', at, request, {...about, remove_source_branch: true}))
    },
    async close({number}) {
      await ask('PUT', `${at}/${number}`, z.unknown(), {state_event: 'close'})
    },
    async ownNotes({number}) {
      const {id: self} = await ask('GET', '/user', user)
      const notes = await askAll(ask, `${at}/${number}/notes?sort=asc&order_by=created_at`, note)
      return notes
        .filter(({author, system}) => author?.id === self && !system)
        .map(({id, body}) => ({id, text: body ?? ''}))
    },
    async addNote({number}, body) {
      await ask('POST', `${at}/${number}/notes`, z.unknown(), {body})
    },
    async editNote({number}, {id}, body) {
      await ask('PUT', `${at}/${number}/notes/${id}`, z.unknown(), {body})
    }
  }
}
