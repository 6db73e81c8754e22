/** What editors are told of the files that people type says the same as what reads them. */

import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js'
import {beforeAll, describe, expect, test} from 'vitest'
import {parse, parseDocument, stringify} from 'yaml'
import {readRecord} from '../src/emit/records.ts'
import {readMdx} from '../src/mdx/index.ts'
import {conflictsIn} from '../src/pipeline/article/conflicts.ts'
import {readDecisions} from '../src/pipeline/decisions.ts'
import {readTokenFacts} from '../src/stage/index.ts'
import {readSection} from '../src/stage/section-file.ts'
import {type KnowledgeBase, knowledgeBase} from './helpers/knowledge-base.ts'

const root = path.join(import.meta.dirname, '..')
const ajv = new Ajv2020({strict: true, validateFormats: false, allowUnionTypes: true})

type Name = 'front-matter' | 'section' | 'token' | 'decision' | 'conflict' | 'record'

/** Whether the program takes `yaml` without a word. */
const readers: Readonly<Record<Name, (yaml: string) => boolean | Promise<boolean>>> = {
  'front-matter': (yaml) => readMdx(`---\n${yaml}---\n`, 'a.mdx').findings.length === 0,
  section: (yaml) => readSection('a', yaml).findings.length === 0,
  token: (yaml) => readTokenFacts(yaml).fault === undefined,
  decision: async function (yaml) {
    await base.write('content/decisions/a.yaml', yaml)
    return (await readDecisions(base.root)).findings.length === 0
  },
  conflict(yaml) {
    try {
      return conflictsIn(yaml, 'a').length >= 0
    } catch {
      return false // It says that the file cannot be read.
    }
  },
  record: (yaml) => !('problem' in readRecord(yaml))
}

let base: KnowledgeBase
beforeAll(async function () {
  base = await knowledgeBase()
})

function schemaOf(name: Name): {schema: Shape; validate: ValidateFunction} {
  const file = path.join(root, `schemas/${name}.schema.json`)
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Shape
  return {schema, validate: ajv.compile(schema)}
}

interface Shape {
  description?: string
  properties?: Record<string, Shape>
  items?: Shape
  prefixItems?: Shape[]
  anyOf?: Shape[]
  additionalProperties?: Shape | boolean
}

const token = {
  service: 'Gatekeeper',
  checked: '2026-11-02',
  create: {label: 'New key'},
  confirm: {label: 'Make it'},
  reveal: {once: true},
  use: {header: 'X-Key: $TOKEN'},
  lifetime: {words: 'It does not end.'},
  revoke: {},
  sources: [{title: 'Keys', url: 'https://gatekeeper.example/keys'}]
}
const decision = {fingerprint: 'abcd', rule: 'title/guessed', answer: 'meant', reason: 'It fits'}
const conflict = {base: 'a', ours: 'b', theirs: 'c'}
const entry = {by: 'link-texts', at: '6:18'}

const samples: Readonly<Record<Name, {good: readonly object[]; bad: readonly object[]}>> = {
  'front-matter': {
    good: [
      {id: 'a', title: 'T'},
      {id: 42, title: 2024, description: 'D', status: 'draft', token: 'okta', walkthrough: true},
      {id: 'a', title: 'T', redirects: ['/old/'], details: {Owner: 'Ann', Floor: 2, Open: null}},
      {id: 'a', title: 'T', fill: {'YOUR-ORG': {label: 'L', kind: 'host', example: 7}}},
      {id: 'a', title: 'T', fill: {'YOUR-ORG': {label: 'L'}}}
    ],
    bad: [
      {title: 'T'},
      {id: 'a', title: ''},
      {id: 'a', title: 'T', descripton: 'D'},
      {id: 'a', title: 'T', status: 'pubished'},
      {id: 'a', title: 'T', walkthrough: 'yes'},
      {id: 'a', title: 'T', redirects: '/old/'},
      {id: 'a', title: 'T', details: {Owner: ['Ann']}},
      {id: 'a', title: 'T', fill: ['YOUR-ORG']},
      {id: 'a', title: 'T', fill: {'YOUR-ORG': {kind: 'host'}}},
      {id: 'a', title: 'T', fill: {'YOUR-ORG': {label: 'L', kind: 'hots'}}},
      {id: 'a', title: 'T', fill: {'YOUR-ORG': {lable: 'L'}}}
    ]
  },
  section: {
    good: [{title: 'S'}, {title: 'S', description: 'D', order: 2.5, articles: ['a'], page: 'w/1'}],
    bad: [
      {},
      {title: ' '},
      {title: 'S', oder: 2},
      {title: 'S', order: '2'},
      {title: 'S', articles: 'a'}
    ]
  },
  token: {
    good: [
      token,
      {
        ...token,
        fields: [{label: 'Name', kind: 'name'}],
        shape: {words: 'Long', forms: [{prefix: ['k_'], alphabet: 'a-z_', minLength: 8}]}
      }
    ],
    bad: [
      {...token, service: ' '},
      {...token, checked: 'May'},
      {...token, checked: '2026-02-30'},
      {...token, fileds: []},
      {...token, fields: [{label: 'Name', kind: 'nam'}]},
      {...token, sources: []},
      {...token, sources: [{title: 'Keys', url: 'ftp://gatekeeper.example'}]},
      {...token, verify: {url: 'http://gatekeeper.example', expect: 'yes'}},
      {
        ...token,
        shape: {words: 'Long', forms: [{prefix: ['k_'], alphabet: '[a-z]', minLength: 8}]}
      },
      {...token, lifetime: {days: 0, words: 'None'}}
    ]
  },
  decision: {
    good: [
      {},
      {decisions: [decision], same: [['a/1', 'b/2']]},
      {decisions: [{...decision, from: 'a/1', owner: 'Ann', until: '2027-01-31'}]}
    ],
    bad: [
      {decisions: 'none'},
      {desicions: []},
      {same: [['a/1']]},
      {same: [['a', 'b/2']]},
      {decisions: [{...decision, rule: 'title/guesed'}]},
      {decisions: [{...decision, answer: 'yes'}]},
      {decisions: [{...decision, reason: '–'}]},
      {decisions: [{...decision, until: 'soon'}]},
      {decisions: [{...decision, becuase: 'x'}]}
    ]
  },
  conflict: {
    good: [
      {conflicts: []},
      {
        conflicts: [
          {...conflict, kind: 'edited', under: ['A']},
          {...conflict, kind: 'front', key: 'title'},
          {...conflict, kind: 'whole'}
        ]
      }
    ],
    bad: [
      {},
      {conflicts: [{...conflict, kind: 'edited'}]},
      {conflicts: [{...conflict, kind: 'odd'}]}
    ]
  },
  record: {
    good: [
      {sources: []},
      {
        sources: [
          {
            source: 'a/1',
            entries: [entry, {...entry, removed: {text: 'x'}, aside: 'y', what: {n: 1}}]
          }
        ]
      }
    ],
    bad: [
      {},
      {sources: [{source: 'a', entries: []}]},
      {sources: [{source: 'a/1', entries: [{...entry, at: 'here'}]}]},
      {sources: [{source: 'a/1', entries: [{by: 'x'}]}]}
    ]
  }
}

describe.each(Object.keys(samples) as Name[])('%s', function (name) {
  const {schema, validate} = schemaOf(name)
  const {good, bad} = samples[name]

  test.each(good)('takes %j', async function (data) {
    expect(validate(data)).toBe(true)
    expect(await readers[name](stringify(data))).toBe(true)
  })

  test.each(bad)('refuses %j', async function (data) {
    expect(validate(data)).toBe(false)
    expect(await readers[name](stringify(data))).toBe(false)
  })

  test('every name has words that editors show', function () {
    const silent: string[] = []
    const walk = (shape: Shape, at: string): void => {
      for (const [key, each] of Object.entries(shape.properties ?? {})) {
        const said = each.description ?? each.anyOf?.some(({description}) => description)
        if (!said) silent.push(`${at}.${key}`)
        walk(each, `${at}.${key}`)
      }
      for (const each of [shape.items, ...(shape.anyOf ?? []), ...(shape.prefixItems ?? [])])
        if (each) walk(each, at)
      if (typeof shape.additionalProperties === 'object') walk(shape.additionalProperties, at)
    }
    walk(schema, name)
    expect(silent).toEqual([])
  })
})

const folders: Readonly<Record<Name, string>> = {
  'front-matter': 'articles/**/*.mdx',
  section: 'sections/*.yaml',
  token: 'tokens/*.yaml',
  decision: 'decisions/*.yaml',
  conflict: 'conflicts/*.yaml',
  record: 'records/*.yaml'
}

test.each(Object.keys(folders) as Name[])('every file of the sample: %s', async function (name) {
  const {validate} = schemaOf(name)
  const files = globSync(folders[name], {cwd: path.join(root, 'content')})
  // Nothing is unsettled there.
  if (name !== 'conflict') expect(files.length).toBeGreaterThan(1)
  for (const file of files) {
    const text = readFileSync(path.join(root, 'content', file), 'utf8')
    const yaml = name === 'front-matter' ? (/^---\n([\s\S]*?\n)---\n/.exec(text)?.[1] ?? '') : text
    expect([file, validate(parse(yaml)), validate.errors]).toEqual([file, true, null])
    expect([file, await readers[name](yaml)]).toEqual([file, true])
    expect(parseDocument(yaml).errors).toEqual([])
  }
})
