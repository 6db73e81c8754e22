/**
 * What `content/tokens/` says of each service: that it can be used, that its pattern knows a token of its own from others,
 * and that its call keeps the token to itself.
 */

import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {TokenFacts} from '../../src/model/token-facts.ts'
import {mending} from '../../src/model/token-steps.ts'
import {commands} from '../../src/site/token-commands.ts'
import {checkShape} from '../../src/site/walkthrough/shape.ts'
import {readTokenFacts} from '../../src/stage/index.ts'
import {examples, hex, letters, type Strength, withBase62, withHex} from './token-examples.ts'

const folder = new URL('../../content/tokens/', import.meta.url)
const services = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''))

function factsOf(service: string): TokenFacts {
  const {data, fault} = readTokenFacts(readFileSync(new URL(`${service}.yaml`, folder), 'utf8'))
  if (!data) throw new Error(`${service}:${fault.line}: ${fault.problem}`)
  return data
}

const words: Record<Strength, RegExp> = {
  sure: /^Copied whole: its check digits fit\./,
  likely: /^It looks like such a token\./,
  weak: /says little/
}

test('every service has examples', function () {
  expect(Object.keys(examples)).toEqual(services)
})

test.each(services)('%s', function (service) {
  const facts = factsOf(service)
  expect(Date.parse(facts.checked)).toBeLessThanOrEqual(Date.now())
  const {shape} = facts
  if (!shape) throw new Error('no shape')
  for (const [strength, token] of examples[service]?.good ?? []) {
    const {fits, notes} = checkShape(token, shape)
    expect({fits, notes: notes.join(' ')}, token).toEqual({
      fits: true,
      notes: expect.stringMatching(words[strength])
    })
  }
  for (const token of examples[service]?.bad ?? []) {
    const {fits, notes} = checkShape(token, shape)
    expect(fits, token).toBe(false)
    expect(notes.join(' ')).not.toContain(token.slice(0, 24))
  }
})

test('a changed letter is told by check digits, and by nothing else', function () {
  const lost = 'A character was lost or changed on the way: its check digits do not fit.'
  for (const [service, token] of [
    ['github', withBase62('ghp_', letters(30))],
    ['npm', withBase62('npm_', letters(30))],
    ['grafana', withHex(`glsa_${letters(32)}`)]
  ] as const) {
    const {shape} = factsOf(service)
    const changed = `${token.slice(0, 9)}${token[9] === 'x' ? 'y' : 'x'}${token.slice(10)}`
    expect(checkShape(changed, shape!).notes).toEqual([lost])
  }
  const cloudflare = `cfut_${letters(40)}${hex(8)}`
  expect(checkShape(cloudflare.replace('B', 'C'), factsOf('cloudflare').shape!).fits).toBe(true)
})

const vendors = services.filter((service) => factsOf(service).checked >= '2026-11-01')

test.each(vendors)('%s: what goes wrong leads to what mends it', function (service) {
  const {trouble} = factsOf(service)
  const kinds = new Set(trouble.map(({when}) => when))
  expect(kinds).toContain('lost')
  // Not every service answers 401 where the token is wrong.
  expect(kinds.has('401') || kinds.has('403')).toBe(true)
  for (const {when, step, todo} of trouble) {
    expect(step ?? mending[when]).toBeTruthy()
    expect(todo).toMatch(/\.$/)
  }
})

const called = services.filter((service) => factsOf(service).verify)
const calls = callAll()

test.each(called)(
  '%s: the call in a shell sends what it should, and tells no one',
  function (service) {
    const {verify} = factsOf(service)
    const token = firstOf(service)
    const {args, input} = calls.get(service) ?? {}
    expect(args?.join('\n')).not.toContain(token)
    expect(args?.at(-1)).toBe(verify?.url)
    const secrets = Object.entries(verify?.headers ?? {}).filter(([, value]) =>
      value.includes('$TOKEN')
    )
    const wanted = [
      ...(verify?.user ? [`user = "${verify.user}:${token}"`] : []),
      ...secrets.map(([name, value]) => `header = "${name}: ${value.replace('$TOKEN', token)}"`)
    ]
    expect(wanted).toHaveLength(1)
    expect(input).toBe(wanted[0])

    const {powershell} = commands({verify: verify!}) ?? {}
    expect(powershell).toContain('-AsSecureString')
    expect(powershell).not.toContain(token)
  }
)

function firstOf(service: string): string {
  return examples[service]?.good[0]?.[1] ?? ''
}

/** Every call, in one shell, where a program stands in for curl that says what it was called with and what it could read. */
function callAll(): Map<string, {args: string[]; input: string}> {
  const bin = mkdtempSync(join(tmpdir(), 'collate-curl-'))
  try {
    writeFileSync(
      join(bin, 'curl'),
      '#!/bin/sh\n{ printf "%s\\n" "$@"; echo =; cat; echo ==; } >> "$0.log"\n',
      {mode: 0o755}
    )
    const script = called.map((service) => commands(factsOf(service))?.curl).join('\n')
    execFileSync('bash', ['--norc', '--noprofile', '-c', script], {
      input: called.map((service) => `${firstOf(service)}\n`).join(''),
      env: {PATH: `${bin}:${process.env['PATH']}`}
    })
    const log = readFileSync(join(bin, 'curl.log'), 'utf8').split('\n==\n')
    return new Map(
      called.map(function (service, index) {
        const [args = '', input = ''] = (log[index] ?? '').split('\n=\n')
        return [service, {args: args.split('\n'), input}]
      })
    )
  } finally {
    rmSync(bin, {recursive: true})
  }
}
