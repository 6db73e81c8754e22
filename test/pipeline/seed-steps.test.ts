/** Which steps of the documents that the project grew from answer which, where they tell of the same thing. */

import {globSync} from 'node:fs'
import type {List, ListItem, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {beforeAll, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {collate} from '../../src/collate/index.ts'
import {readMarkdown} from '../../src/mdx/index.ts'
import type {Article} from '../../src/model/article.ts'
import {collateTwo} from '../../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'
import {shared} from '../helpers/shared.ts'

const seeds = shared('seeds')

describe.skipIf(!seeds)('steps of the seeds', function () {
  let base: KnowledgeBase
  let zendesk: Article
  let integration: Article
  let migrated: Article
  let answer: Article

  beforeAll(async function () {
    base = await knowledgeBase()
    await base.import({paths: [seeds ?? '']})
    const read = async (name: string) => (await collateTwo(base, name, name, base.root)).left
    zendesk = await read('001')
    integration = await read('002')
    migrated = await read('000')
    answer = {...(await read('003')), body: await oktaAnswer(base)}
  })

  test('001 against 002, whose other path is no answer', function () {
    expect(beads(zendesk, integration)).toEqual(['1 = 1', '2 3 = 2 3', '4 = 4', '5 ='])
  })

  test('001 against the steps of 002 alone, and with ten others in one list', function () {
    const [token, app] = lists(integration)
    const alone = withSteps(integration, token?.children ?? [])
    const all = withSteps(integration, [...(token?.children ?? []), ...(app?.children ?? [])])
    expect(app?.children).toHaveLength(10)
    expect(beads(zendesk, alone)).toEqual(['1 = 1', '2 3 = 2 3', '4 = 4', '5 ='])
    expect(beads(zendesk, all).filter((bead) => !bead.startsWith('='))).toEqual([
      '1 = 1',
      '2 3 = 2 3',
      '4 = 4',
      '5 ='
    ])
  })

  test('001 and 002 against the answer that 003 set aside', function () {
    expect(beads(zendesk, answer)).toEqual(['1 = 1', '2 3 = 2 3', '4 = 4', '5 = 5'])
    expect(beads(integration, answer)).toEqual(['1 = 1', '2 = 2', '3 = 3', '4 = 4', '= 5'])
  })

  test('000, whose steps are titles and pictures, against 001', function () {
    expect(beads(migrated, zendesk)).toEqual(['0 = 1', '1 = 2', '2 = 3', '3 = 4', '4 = 5'])
  })
})

/** The numbers of steps that answer each other. */
function beads(left: Article, right: Article): string[] {
  return collate(left, right).steps.map((bead) =>
    [...bead.left.map(({number}) => number), '=', ...bead.right.map(({number}) => number)].join(' ')
  )
}

function lists({body}: Article): List[] {
  const found: List[] = []
  visit(body, 'list', (list) => {
    if (list.ordered) found.push(list)
  })
  return found
}

function withSteps(article: Article, children: ListItem[]): Article {
  const body: Root = {
    type: 'root',
    children: [{type: 'list', ordered: true, start: 1, spread: false, children}]
  }
  return {...article, body}
}

/** What the record keeps of the questions that come from other sites, up to the next question. */
async function oktaAnswer(base: KnowledgeBase): Promise<Root> {
  const [file = ''] = globSync('content/records/003*.yaml', {cwd: base.root})
  const {sources} = parse(await base.read(file)) as {
    sources: Array<{entries: Array<{removed?: {text?: string}}>}>
  }
  const text = sources
    .flatMap(({entries}) => entries.map(({removed}) => removed?.text ?? ''))
    .join('\n')
  const start = text.indexOf('To create an API token, follow')
  const [first, ...steps] = text
    .slice(start, text.indexOf('›', start))
    .split('\n')
    .filter((line) => !line.endsWith('? '))
  const numbered = steps.map((step, index) => `${index + 1}. ${step}`)
  return readMarkdown(`${first}\n\n${numbered.join('\n')}\n`).body
}
