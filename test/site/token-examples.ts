/** Tokens of the form that each service gives them, made here, so that no text of the repository looks like one. */

import {crc32} from 'node:zlib'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The tail that GitHub and npm give a token. */
export function withBase62(prefix: string, body: string): string {
  let tail = ''
  for (let rest = BigInt(crc32(body)); tail.length < 6; rest /= 62n) {
    tail = digits[Number(rest % 62n)] + tail
  }
  return prefix + body + tail
}

/** The tail that Grafana gives a token. */
export function withHex(start: string): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(crc32(start))
  return `${start}_${bytes.toString('hex')}`
}

export const letters = (count: number) => 'aB3dE5gH7j'.repeat(20).slice(0, count)
export const hex = (count: number) => '0a1b2c3d4e5f6789'.repeat(10).slice(0, count)

/** A sure match has check digits; a likely one a beginning of its own; of a weak one, nothing can be said. */
export type Strength = 'sure' | 'likely' | 'weak'

export const examples: Record<string, {good: Array<[Strength, string]>; bad: string[]}> = {
  atlassian: {
    good: [
      ['likely', `ATATT3${letters(186)}`],
      ['likely', `ATATT3${letters(150)}=1A2B`],
      ['weak', 'a1b2c3d4e5f6a7b8c9d0a1b2']
    ],
    bad: [letters(30), `ATATT3${letters(10)}`]
  },
  brightferry: {good: [['weak', letters(40)]], bad: [letters(39)]},
  buildkite: {good: [['likely', `bkua_${hex(40)}`]], bad: [`bkaa_${hex(40)}`, 'bkua_1']},
  cloudflare: {
    good: [
      ['likely', `cfut_${letters(40)}${hex(8)}`],
      ['likely', `cfat_${letters(40)}${hex(8)}`],
      ['weak', `${letters(38)}_-`]
    ],
    bad: [`cfut_${letters(40)}`, `cfxt_${letters(48)}`]
  },
  datadog: {good: [['weak', hex(32)]], bad: [hex(40)]},
  digitalocean: {
    good: [['likely', `dop_v1_${hex(64)}`]],
    bad: [`dop_v1_${hex(63)}`, `doo_v1_${hex(64)}`, `dop_v1_${'Z'.repeat(64)}`]
  },
  fennlark: {good: [['likely', `fnl_${letters(48)}`]], bad: [`fnl_${letters(47)}`]},
  gcore: {
    good: [
      ['weak', `4711_${hex(40)}`],
      ['weak', `4711$${letters(60)}.${letters(60)}`]
    ],
    bad: [`4711${hex(40)}`]
  },
  github: {
    good: [
      ['sure', withBase62('ghp_', letters(30))],
      ['sure', withBase62('ghp_', '0'.repeat(30))],
      ['likely', `github_pat_${letters(22)}_${letters(59)}`]
    ],
    bad: [
      `ghp_${letters(36)}`,
      `github_pat_${letters(81)}`,
      withBase62('gho_', letters(30)),
      withBase62('ghp_', letters(30)).replace('B', 'C')
    ]
  },
  gitlab: {
    good: [
      ['likely', `glpat-${letters(18)}_-`],
      ['likely', `glpat-${letters(27)}.01.${hex(9)}`]
    ],
    bad: [`glpat-${letters(19)}`, `glpat-${letters(60)}`, `gldt-${letters(20)}`]
  },
  grafana: {
    good: [['sure', withHex(`glsa_${letters(32)}`)]],
    bad: [`glsa_${letters(32)}_00000000`, withHex(`glsa_${letters(31)}`)]
  },
  'hcp-terraform': {
    good: [['likely', `${letters(14)}.atlasv1.${letters(67)}`]],
    bad: [`${letters(14)}.atlasv2.${letters(67)}`, `${letters(14)}.atlasv1.${letters(20)}`]
  },
  keystrand: {good: [['likely', `ksd_${letters(40)}`]], bad: [`ksx_${letters(40)}`]},
  npm: {
    good: [['sure', withBase62('npm_', letters(30))]],
    bad: [`npm_${letters(36)}`, withBase62('npm_', letters(30)).slice(0, -1)]
  },
  okta: {good: [['likely', `00${letters(38)}-_`]], bad: [`01${letters(40)}`, `00${letters(39)}`]},
  sentry: {
    good: [
      ['likely', `sntryi_${hex(64)}`],
      ['likely', `sntryu_${hex(64)}`],
      ['likely', `sntrys_eyJpYXQiO${letters(90)}=_${letters(43)}`],
      ['weak', hex(64)]
    ],
    bad: [`sntryi_${hex(63)}`, `sntryx_${hex(64)}`]
  },
  siloway: {good: [['likely', `swt-${letters(44)}`]], bad: [`swt_${letters(44)}`]},
  zendesk: {good: [['weak', letters(40)]], bad: [letters(41), `${letters(39)}-`]}
}
