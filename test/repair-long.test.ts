import type {Element, Root, Text} from 'hast'
import {describe, expect, test} from 'vitest'
import {parse} from '../src/parse/index.ts'
import {keepsShape, shapeOf} from '../src/repair/common/shape.ts'
import {once, share, unshare} from '../src/repair/common/shared.ts'
import {repairs, runRepairs} from '../src/repair/index.ts'
import {knowsNothing} from './helpers/known.ts'

const many = (count: number, of: (at: number) => string): string =>
  Array.from({length: count}, (_, at) => of(at)).join('')

describe('long pages', () => {
  const pages: Readonly<Record<string, string>> = {
    'lines without paragraphs': many(30_000, (at) => `line ${at}<br/>`),
    'breaks alone': many(60_000, () => '<br/>'),
    'links within the page': many(
      10_000,
      (at) => `<h2>Heading</h2><p><a href="#Heading.${at}">to</a></p>`
    ),
    'one id for all': many(5000, (at) => `<h2 id="a">H${at}</h2><p><a href="#a">to ${at}</a></p>`),
    'lists of one step': many(10_000, () => '<ol><li>step</li></ol><p><img src="a.png"/></p>'),
    'lines of code': many(30_000, () => '<p><code>line</code></p>'),
    'coloured rows': `<table>${many(5000, (at) => `<tr style="background:#eee"><td>n${at}</td><td>${at}</td></tr>`)}</table>`,
    'a row of pictures': `<table><tr>${many(10_000, () => '<td><img src="a.png" alt="a.png"/></td>')}</tr></table>`
  }

  for (const [name, body] of Object.entries(pages))
    test(`${name}: mended in linear time`, {timeout: 180_000}, () => {
      const page = {source: 'a', id: '1', file: 'a.xml', format: 'storage', body, meta: {}} as const
      const tree = parse(body, 'storage').tree
      const before = process.cpuUsage()
      runRepairs(repairs, () => tree, {page, known: knowsNothing})
      const {user, system} = process.cpuUsage(before)
      // What is quadratic takes minutes; what is linear, a second or two.
      expect((user + system) / 1e6).toBeLessThan(20)
    })
})

describe('the shape of a tree', () => {
  const html = '<p>One <a href="/x">two</a></p><ul><li>three</li><li>four</li></ul>'
  const changes: Readonly<Record<string, (tree: Root) => void>> = {
    'a text': (tree) => {
      ;(elements(tree, 'li')[0]?.children[0] as Text).value = 'other'
    },
    'a name': (tree) => {
      for (const list of elements(tree, 'ul')) list.tagName = 'ol'
    },
    'an address': (tree) => {
      for (const link of elements(tree, 'a')) link.properties['href'] = '/y'
    },
    'the last node gone': (tree) => {
      tree.children.pop()
    },
    'a node moved out': (tree) => {
      for (const list of elements(tree, 'ul')) tree.children.push(...list.children.splice(1))
    },
    'an order': (tree) => {
      tree.children.reverse()
    }
  }

  test('is kept where nothing changes', () => {
    expect(keepsShape(shapeOf(parse(html, 'html').tree))).toBe(true)
  })

  for (const [name, change] of Object.entries(changes))
    test(`tells ${name}`, () => {
      const {tree} = parse(html, 'html')
      const shape = shapeOf(tree)
      change(tree)
      expect(keepsShape(shape)).toBe(false)
    })
})

test('what is asked of a tree is asked once while it is shared', () => {
  const tree: Root = {type: 'root', children: []}
  let asked = 0
  const count = (): number => ++asked

  expect([once(tree, count), once(tree, count)]).toEqual([1, 2])
  share(tree)
  expect([once(tree, count), once(tree, count)]).toEqual([3, 3])
  share(tree)
  expect(once(tree, count)).toBe(4)
  unshare(tree)
  expect(once(tree, count)).toBe(5)
})

function elements(tree: Root, name: string): Element[] {
  const result: Element[] = []
  const todo = [...tree.children]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type !== 'element') continue
    if (node.tagName === name) result.push(node)
    todo.push(...node.children)
  }
  return result
}
