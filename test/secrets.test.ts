/**
 * What the search for secrets finds, and what it leaves alone. All keys are made up; those of fixed beginnings are put
 * together here, so that no scanner takes this file for a leak.
 */

import {expect, test} from 'vitest'
import {findSecrets, hideSecrets} from '../src/mend/index.ts'

const letters = 'Zk8vQ2mXw5Rt9Lp3Hs6Yb1Nc4Gd7Fj0TzKqWxVe'
const hex = '9f3a81d0c47e62b5f8091e7d3c6ab254e0d79b18'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const secrets: ReadonlyArray<
  readonly [rule: string, text: string, secret: string, after?: string]
> = [
  ['okta-token', 'Authorization: SSWS ', `00${letters.slice(0, 38)}-_`],
  ['github-token', 'use ', `gh${'p_'}${letters.slice(0, 36)}`],
  ['gitlab-token', 'PRIVATE-TOKEN: ', `glpat${'-'}${letters.slice(0, 20)}`],
  ['atlassian-token', 'me@example.com:', `ATATT${'3'}${letters.repeat(5).slice(0, 186)}`],
  ['zendesk-token', 'Zendesk API token: ', `${letters}q`.slice(0, 40)],
  ['aws-key', 'key ', `AKIA${'QZ7WXM2RT5LPVHSN'}`],
  ['slack-token', 'bot ', `xoxb${'-'}9173-${letters.slice(0, 20)}`],
  ['npm-token', '_authToken=', `npm${'_'}${letters.slice(0, 36)}`],
  ['cloudflare-token', 'Bearer ', `cfut${'_'}${`${letters}q`.slice(0, 40)}0a1b2c3d`],
  ['grafana-token', 'Bearer ', `glsa${'_'}${letters.slice(0, 32)}_0a1b2c3d`],
  ['digitalocean-token', 'Bearer ', `dop${'_v1_'}${'0f3a9c1e'.repeat(8)}`],
  [
    'jwt',
    'Bearer ',
    `eyJ${letters.slice(0, 20)}.eyJ${letters.slice(4, 30)}.${letters.slice(2, 30)}`
  ],
  [
    'private-key',
    'file: ',
    `-----BEGIN ${'RSA PRIVATE'} KEY-----\n${letters.repeat(3)}\n-----END ${'RSA PRIVATE'} KEY-----`
  ],
  [
    'github-token',
    'use ',
    `ghs${'_481_'}eyJ${letters.slice(0, 20)}.eyJ${letters.slice(4, 30)}.${letters}`
  ],
  ['cloudflare-token', 'origin ', `v1.0-${hex.slice(0, 24)}-${hex.repeat(4).slice(0, 146)}`],
  ['cloudflare-token', 'The Cloudflare API token: ', `${letters}q`.slice(0, 40)],
  ['possible-key', 'Your API key is ', letters.slice(3, 33)],
  ['possible-key', 'DD-API-KEY: ', hex.slice(0, 32)],
  ['possible-key', '"client_secret": "', hex],
  ['possible-key', 'api_key=', 'q7m2x9k4w8z3v6t1r5p0'],
  [
    'possible-key',
    'curl https://api.harbour.example/v2/ships?page=2&access_token=',
    letters.slice(0, 24)
  ],
  ['possible-key', 'key ', `sk${'_live_'}${letters.slice(0, 24)}`],
  ['possible-key', 'key ', `sk${'_live_'}4eC39HqLyjWDarjtT1zdp7dc${letters.slice(0, 12)}`],
  ['possible-key', 'use ', `AIza${letters.slice(0, 35)}`],
  ['possible-key', 'use ', `shp${'at_'}${hex.slice(0, 32)}`],
  ['possible-key', 'bot ', `81726354${'9'}:AA${letters.slice(0, 33)}`],
  ['credentials', 'Authorization: Basic ', base64(`ada@harbour.example/token:${letters}`)],
  ['credentials', 'git clone https://ada:', letters.slice(0, 18), '@git.harbour.example/ships'],
  [
    'credentials',
    'POST https://hooks.slack.com/services/',
    `T0Q7H2M9K/B0X4W8Z3V/${letters.slice(0, 24)}`
  ],
  ['possible-key', 'Such an API key is ', `${letters.slice(0, 7)}. ${letters.slice(5, 33)}`],
  ['possible-key', 'Such an API key is ', `${letters.slice(0, 22)} ${letters.slice(5, 33)}`]
]

test.each(
  secrets.map(([rule, before, secret, after = '']) => [rule, before, secret, after] as const)
)('hides %s after “%s”', function (rule, before, secret, after) {
  const body = `${before}${secret}${after} and no more.`
  const {text, cuts, findings} = hideSecrets(body, 'salt')

  expect(findings.map(({rule}) => rule)).toEqual([`secret/${rule}`])
  expect(text).toMatch(
    new RegExp(`⟦${rule} hidden, ${secret.length} characters, [0-9a-f]{6}⟧${after} and no more\\.$`)
  )
  expect(cuts).toHaveLength(1)
  expect(hideSecrets(body, 'other').text).not.toBe(text)

  const again = hideSecrets(text, 'salt')
  expect(again).toMatchObject({text, cuts: []})
  expect(again.findings.map(({rule, args}) => ({rule, args}))).toEqual(
    findings.map(({rule, args}) => ({rule, args}))
  )
})

test.each([
  ['escaped', `gh${'p'}\\_${letters.slice(0, 36)}`],
  ['with references', `gh${'p'}&#95;${letters.slice(0, 36)}`],
  ['with a place to break', `gh${'p_'}${letters.slice(0, 18)}<wbr>${letters.slice(18, 36)}`],
  ['half in bold', `gh${'p_'}${letters.slice(0, 18)}<b>${letters.slice(18, 36)}</b>`],
  ['in a mark', `<span>gh${'p_'}${letters.slice(0, 18)}</span>${letters.slice(18, 36)}`]
])('hides a key that is typed %s, with both halves of its tags', function (_, typed) {
  const {text, findings} = hideSecrets(`<p>${typed} and no more.</p>`, 'salt')
  expect(text).toMatch(/^<p>⟦github-token hidden, 40 characters, [0-9a-f]{6}⟧ and no more\.<\/p>$/)
  expect(findings).toHaveLength(1)
  expect(hideSecrets(text, 'salt').text).toBe(text)
})

test('hides keys in the code of a macro', function () {
  const {text} = hideSecrets(`<![CDATA[api token: ${letters.slice(3, 33)}]]>`, 'salt')
  expect(text).toMatch(/^<!\[CDATA\[api token: ⟦possible-key hidden, 30 characters/)
})

test.each([
  ['a placeholder', 'Your API token: <your-token> or YOUR-API-TOKEN-GOES-HERE-1a'],
  ['a shortened one', 'SSWS 00QCjAl4MlV-WPXM...0HmjFx-vbGua'],
  ['the documented one', `Zendesk token ${'6wiIBWbGkBMo1mRDMuVwkw1EPs'}NkeUj95PIz2akv`],
  ['an address', `token at https://example.com/keys/${letters.slice(0, 30)}`],
  ['a path', `the token in /etc/keys/${letters.slice(0, 30)}`],
  ['a file name', `token Screenshot_2031-11-28_at_10.12.33-Bx9${letters.slice(0, 12)}.png`],
  ['an id', 'API key <p id="Ab3dEf6hIj9lMn2pQr5tUv8x" class="k">'],
  ['a GUID', 'secret b3a05921-278A-4d00-9d51-08457e49e5ac'],
  ['a picture', `API key <img src="data:image/png;base64,${letters.repeat(3)}">`],
  ['a checksum', `token sha256-${letters}`],
  ['words', 'API token CreateServiceAccountTokenForIntegration2024Step1'],
  ['repetition', 'API key Xx1Xxxxxxxxxxxxxxxxxxxxxxxxx'],
  ['a commit', `The API key was moved in commit ${hex}`],
  ['a checksum of a file', `secret.bin has the SHA-1 sum ${hex}`],
  ['an id in an address', `token: https://harbour.example/?id=${hex}`],
  ['a page of an address', `?next_page_token=first&cursor=${hex}`],
  ['a text in base64', `API token "id": "${base64('ari:cloud:wiki::page/144310')}"`],
  ['a placeholder in an address', 'https://api.harbour.example/?token=YOUR-TOKEN-GOES-HERE-12'],
  ['a variable in an address', 'https://api.harbour.example/?access_token=$ACCESS_TOKEN'],
  ['a name and a word', `Authorization: Basic ${base64('username:password')}`],
  ['the header of the standard', 'Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
  ['a name and a placeholder', 'https://user:password@git.harbour.example/ships'],
  ['a name and a variable', 'https://ada:${GIT_TOKEN_1}@git.harbour.example/ships'],
  [
    'a placeholder of a webhook',
    'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX'
  ],
  ['words after a name', 'secret: create-service-account-token-for-integration-2'],
  ['the key of a test', `key ${'sk_test_'}4eC39HqLyjWDarjtT1zdp7dc`],
  ['a path after a name', 'private_key: ./keys/harbour-production-2031.pem'],
  ['an example', `aws key ${'AKIAIOSFODNN7'}EXAMPLE`]
])('leaves %s', function (_, body) {
  expect(hideSecrets(body, 'salt')).toEqual({text: body, cuts: [], findings: []})
})

test('an example is told, but stays to be read', function () {
  const secret = `gh${'p_'}${letters.slice(0, 36)}`
  const body = `Such as ${secret}, or gh${'p_'}${letters.slice(1, 37)}.`
  const [first, second] = findSecrets(body, 'salt')
  expect(first?.secret).toBe(secret)

  const {text, findings} = hideSecrets(body, 'salt', {
    examples: [String(first?.draft.args['hash'])]
  })
  expect(text).toMatch(
    /^Such as ghp_\w{36}, or ⟦github-token hidden, 40 characters, [0-9a-f]{6}⟧\.$/
  )
  expect(findings).toEqual([first?.draft, second?.draft])
})
