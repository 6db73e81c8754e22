/** Which service a job of CI runs on, by the variables that it sets. */

import {StopError} from '../model/stop-error.ts'
import type {Forge} from './forge.ts'
import {github} from './github.ts'
import {gitlab} from './gitlab.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** @throws StopError outside of a job, or where the job has no token. */
export function openForge(env: Environment): Forge {
  const {CI_API_V4_URL: gitlabApi, CI_PROJECT_ID: project} = env
  if (gitlabApi && project)
    return gitlab({api: bare(gitlabApi), project, token: tokenOf(env, 'GITLAB_TOKEN')})

  const {GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, GITHUB_GRAPHQL_URL: graphql} = env
  if (api && repository)
    return github({
      api: bare(api),
      repository,
      graphql: graphql || `${bare(api)}/graphql`,
      token: tokenOf(env, 'GITHUB_TOKEN')
    })

  throw new StopError('Changes are proposed from jobs of GitHub Actions and GitLab CI only', {
    hint: 'Elsewhere, set GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN, or CI_API_V4_URL, CI_PROJECT_ID and GITLAB_TOKEN'
  })
}

function bare(url: string): string {
  return url.replace(/\/+$/, '')
}

function tokenOf(env: Environment, name: string): string {
  const token = env[name]?.trim()
  // Anything else would break the header, and the error would print it.
  if (token && !/^[\u0021-\u007E]+$/.test(token))
    throw new StopError(`The value of \`${name}\` holds a blank or a letter that no token has`, {
      hint: 'Copy it again'
    })
  if (token) return token
  throw new StopError(`\`${name}\` is not set`, {
    hint: 'Give it to the step that proposes changes; docs/ci.md says which rights it needs'
  })
}
