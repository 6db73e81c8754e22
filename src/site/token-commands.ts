/** The call that tells whether a token works, for the shells that people have. */

import type {TokenFacts} from '../model/token-facts.ts'

/** Commands that ask for the token, so that it is never part of a command line or its history. */
export function commands(facts: TokenFacts): {curl: string; powershell: string} | undefined {
  const {verify} = facts
  if (!verify) return undefined
  const headers = Object.entries(verify.headers)
  const method = verify.method === 'GET' ? '' : ` -X ${verify.method}`

  const curl = [
    `read -rs TOKEN   # paste the token, press Enter`,
    `curl${method} -sS -i "${verify.url}"${headers
      .map(([name, value]) => ` \\\n  -H "${name}: ${value}"`)
      .join('')}`
  ]
  const powershell = [
    `$secure = Read-Host "Token" -AsSecureString`,
    `$TOKEN = [System.Net.NetworkCredential]::new("", $secure).Password`,
    `Invoke-RestMethod -Method ${verify.method} -Uri "${verify.url}" -Headers @{`,
    ...headers.map(([name, value]) => `  "${name}" = "${value}"`),
    '}'
  ]
  return {curl: curl.join('\n'), powershell: powershell.join('\n')}
}
