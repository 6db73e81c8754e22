/** Rules of secrets: keys and tokens that stand in a text. All are errors: they must never be published. */

import {defineRules, type Rule} from './rule.ts'

export const secretRules = defineRules({
  'secret/okta-token': secret('An Okta API token', 'in Okta under Security > API > Tokens'),
  'secret/github-token': secret('A GitHub token', 'in GitHub under Settings > Developer settings'),
  'secret/gitlab-token': secret('A GitLab token', 'in GitLab under Edit profile > Access Tokens'),
  'secret/atlassian-token': secret(
    'An Atlassian API token',
    'in the Atlassian account under Security > API tokens'
  ),
  'secret/zendesk-token': secret(
    'A Zendesk API token',
    'in Zendesk under Admin Center > Apps and integrations > APIs'
  ),
  'secret/aws-key': secret('An AWS access key', 'in the AWS console under IAM'),
  'secret/slack-token': secret('A Slack token', 'in Slack under the settings of the app'),
  'secret/npm-token': secret('An npm token', 'at npm under Access Tokens'),
  'secret/cloudflare-token': secret(
    'A Cloudflare API token',
    'in Cloudflare under My Profile > API Tokens'
  ),
  'secret/grafana-token': secret(
    'A Grafana token',
    'in Grafana under Administration > Service accounts'
  ),
  'secret/digitalocean-token': secret(
    'A DigitalOcean token',
    'in DigitalOcean under API > Personal access tokens'
  ),
  'secret/private-key': secret('A private key', 'wherever its public half is trusted'),
  'secret/jwt': secret('A signed token (JWT)', 'at the service that signed it'),
  'secret/credentials': secret(
    'A name with its password, or an address that is a key itself,',
    'at the service it belongs to'
  ),
  'secret/possible-key': secret('What looks like a key or token', 'at the service it belongs to')
})

function secret(what: string, where: string): Rule {
  return {
    severity: 'error',
    sentence: (args) => {
      const size =
        args['characters'] === undefined ? '' : ` (${String(args['characters'])} characters)`
      return args['typed'] === true
        ? `${what} stands in the article${size}; it is held back`
        : `${what} stands in the text${size}; it was hidden`
    },
    explanation: `${what} opens doors to whoever reads it. In a page that came in, it was replaced by a marker before anything was written, here and in the stored copy of the page, but it is still in the original. An article that a writer typed it into is not published.\n\nTake it out where it stands, and revoke it ${where}: others may have read it already. If it is only an example, put a placeholder such as \`YOUR-TOKEN\` in its place; if readers need just this one, \`publish\` shows it from the next import on. \`meant\` leaves it hidden and says no more.`,
    answers: ['meant', 'publish']
  }
}
