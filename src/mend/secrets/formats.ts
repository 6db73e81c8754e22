/**
 * The formats of keys and tokens that their makers document (or that the scanners gitleaks and
 * secretlint know them by).
 */

import type {SecretRule} from './secret.ts'

export interface SecretFormat {
  rule: SecretRule
  pattern: RegExp
  /** Words of which one must stand nearby: the format alone says too little. */
  near?: RegExp
  /** What stands in all of them, where looking at every run of letters first would take long. */
  sign?: string
  /** It has no sign of its own, so addresses, paths and ids must be ruled out. */
  weak?: true
}

/** Every pattern begins at the start of a run and is bounded, so that matching stays linear. */
export const formats: readonly SecretFormat[] = [
  {rule: 'secret/jwt', pattern: run('eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{8,}')},
  {rule: 'secret/github-token', pattern: run('gh[pousr]_[A-Za-z0-9]{36,255}')},
  {rule: 'secret/github-token', pattern: run('github_pat_\\w{82}')},
  {
    rule: 'secret/github-token',
    pattern: run('ghs_\\d{1,12}_eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]{8,}')
  },
  {
    rule: 'secret/gitlab-token',
    pattern: run('gl(?:pat|ptt|dt|rt|cbt|ft|imt|agent|oas)-[\\w.-]{20,300}')
  },
  {rule: 'secret/atlassian-token', pattern: run('AT(?:ATT|CTT)3[\\w=+/-]{60,300}')},
  {
    rule: 'secret/atlassian-token',
    pattern: run('[a-z0-9]{20}[a-f0-9]{4}'),
    near: /atlassian|confluence|jira/i,
    weak: true
  },
  {rule: 'secret/aws-key', pattern: run('(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}')},
  {
    rule: 'secret/aws-key',
    pattern: run('[A-Za-z0-9/+]{40}'),
    near: /aws.{0,20}secret|secret.{0,5}access.{0,5}key/i,
    weak: true
  },
  {rule: 'secret/slack-token', pattern: run('xox[abeoprs]-[\\w.-]{10,300}')},
  {rule: 'secret/slack-token', pattern: run('xapp-\\d-[\\w-]{10,300}')},
  {rule: 'secret/npm-token', pattern: run('npm_[A-Za-z0-9]{36}')},
  {rule: 'secret/cloudflare-token', pattern: run('cf(?:k|ut|at)_[A-Za-z0-9]{40}[0-9a-f]{8}')},
  {rule: 'secret/cloudflare-token', pattern: run('v1\\.0-[a-f0-9]{24}-[a-f0-9]{146}')},
  {
    rule: 'secret/cloudflare-token',
    pattern: run('[\\w-]{40}'),
    near: /cloudflare/i,
    weak: true
  },
  {rule: 'secret/grafana-token', pattern: run('glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}')},
  {rule: 'secret/grafana-token', pattern: run('glc_[A-Za-z0-9+/]{32,400}={0,2}')},
  {rule: 'secret/digitalocean-token', pattern: run('do[opr]_v1_[a-f0-9]{64}')},
  {rule: 'secret/possible-key', pattern: run('sntry[us]_[\\w+/=-]{40,400}')},
  {
    rule: 'secret/possible-key',
    pattern: run('[a-zA-Z0-9]{14}\\.atlasv1\\.[\\w=-]{60,70}'),
    sign: '.atlasv1.'
  },
  {rule: 'secret/possible-key', pattern: run('hv[sb]\\.[\\w-]{24,300}')},
  {rule: 'secret/possible-key', pattern: run('(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,200}')},
  {rule: 'secret/possible-key', pattern: run('lin_api_[A-Za-z0-9]{40}')},
  {rule: 'secret/possible-key', pattern: run('SG\\.[\\w-]{22}\\.[\\w-]{43}')},
  {rule: 'secret/possible-key', pattern: run('PMAK-[a-f0-9]{24}-[a-f0-9]{34}')},
  {rule: 'secret/possible-key', pattern: run('pypi-AgEIcHlwaS5vcmc[\\w-]{50,400}')},
  {rule: 'secret/possible-key', pattern: run('ntn_\\d{11}[A-Za-z0-9]{35}')},
  {rule: 'secret/possible-key', pattern: run('HRKU-AA[\\w-]{58}')},
  {rule: 'secret/possible-key', pattern: run('vc[piark]_[A-Za-z0-9]{24,100}')},
  {rule: 'secret/possible-key', pattern: run('AIza[\\w-]{35}')},
  {rule: 'secret/possible-key', pattern: run('GOCSPX-[\\w-]{28}')},
  {rule: 'secret/possible-key', pattern: run('sk-(?:proj|ant|svcacct|admin|or)-[\\w-]{20,300}')},
  {rule: 'secret/possible-key', pattern: run('sk-[A-Za-z0-9]{32,100}'), weak: true},
  {rule: 'secret/possible-key', pattern: run('whsec_[A-Za-z0-9+/]{24,100}={0,2}')},
  {rule: 'secret/possible-key', pattern: run('shp(?:at|ca|pa|ss)_[a-f0-9]{32}')},
  {
    rule: 'secret/possible-key',
    pattern: run('pat-(?:na|eu|ap)\\d-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}')
  },
  {rule: 'secret/possible-key', pattern: run('pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}')},
  {rule: 'secret/possible-key', pattern: run('dapi[a-f0-9]{32}(?:-\\d)?')},
  {rule: 'secret/possible-key', pattern: run('hf_[A-Za-z]{34}')},
  {rule: 'secret/possible-key', pattern: run('NRAK-[A-Z0-9]{27}')},
  {rule: 'secret/possible-key', pattern: run('rubygems_[a-f0-9]{48}')},
  {rule: 'secret/possible-key', pattern: run('dp\\.(?:pt|st|ct|sa)\\.[\\w.-]{40,100}')},
  {rule: 'secret/possible-key', pattern: run('dt0c01\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}')},
  {rule: 'secret/possible-key', pattern: run('figd_[\\w-]{40}')},
  {rule: 'secret/possible-key', pattern: run('\\d{8,10}:AA[\\w-]{33}')},
  {rule: 'secret/possible-key', pattern: run('[0-9a-f]{32}-us\\d{1,2}')},
  {
    rule: 'secret/possible-key',
    pattern: run('AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}')
  },
  {rule: 'secret/possible-key', pattern: run('[\\w~.-]{3}[78]Q~[\\w~.-]{31,34}')},
  {rule: 'secret/okta-token', pattern: run('00[\\w=-]{40}'), weak: true},
  {rule: 'secret/zendesk-token', pattern: run('[A-Za-z0-9]{40}'), near: /zendesk/i, weak: true}
]

function run(pattern: string): RegExp {
  return new RegExp(`(?<![\\w+/-])${pattern}(?![\\w-])`, 'g')
}
