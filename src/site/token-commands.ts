/** The call that tells whether a token works, for the shells that people have. */

import type {TokenFacts} from '../model/token-facts.ts'

/**
 * Commands that ask for the token, so that it is never typed into a command line: neither its history nor the list of
 * running programs shows it.
 */
export function commands({
  verify
}: Pick<TokenFacts, 'verify'>): {curl: string; powershell: string} | undefined {
  if (!verify) return undefined
  const {method, url, user} = verify
  const headers = Object.entries(verify.headers)
  const [secret, open] = [
    headers.filter(([, value]) => value.includes('$TOKEN')),
    headers.filter(([, value]) => !value.includes('$TOKEN'))
  ]
  const hidden = [
    ...(user === undefined ? [] : [`user = \\"${user}:$TOKEN\\"`]),
    ...secret.map(([name, value]) => `header = \\"${name}: ${value}\\"`)
  ]

  const curl = [
    'read -rs TOKEN   # paste the token, press Enter',
    `printf '%s\\n'${hidden.map((line) => ` "${line}"`).join('')} |`,
    `  curl -sS -i -K -${method === 'GET' ? '' : ` -X ${method}`}${open
      .map(([name, value]) => ` -H "${name}: ${value}"`)
      .join('')} "${url}"`
  ]
  const given = user === undefined ? headers : [...headers, ['Authorization', 'Basic $BASIC']]
  const powershell = [
    '$secure = Read-Host "Token" -AsSecureString',
    '$TOKEN = [System.Net.NetworkCredential]::new("", $secure).Password',
    ...(user === undefined
      ? []
      : [
          `$pair = [Text.Encoding]::UTF8.GetBytes("${user}:" + $TOKEN)`,
          '$BASIC = [Convert]::ToBase64String($pair)'
        ]),
    `Invoke-RestMethod -Method ${method} -Uri "${url}" -Headers @{`,
    ...given.map(([name, value]) => `  "${name}" = "${value}"`),
    '}'
  ]
  return {curl: curl.join('\n'), powershell: powershell.join('\n')}
}
