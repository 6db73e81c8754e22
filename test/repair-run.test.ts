/** Holds repairs to their word: what `runRepairs` does with one that lies, fails, or cuts too much. */

import fc from 'fast-check'
import type {Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {toHtml} from 'hast-util-to-html'
import {describe, expect, test} from 'vitest'
import type {SourcePage} from '../src/model/source-page.ts'
import {rewrite, takeOut} from '../src/repair/common/tree.ts'
import {defineRepair, type Repair} from '../src/repair/define-repair.ts'
import {type RepairOptions, repairs, runRepairs} from '../src/repair/index.ts'
import {knowsNothing} from './helpers/known.ts'

const runs = Number(process.env['FUZZ_RUNS'] ?? 300)

const honest = defineRepair(
  {id: 'honest', summary: 'A rule stands in the text.', defaults: {}},
  function (tree, {change}) {
    rewrite(tree, function (element) {
      if (element.tagName !== 'hr') return
      change({at: element})
      return []
    })
  }
)

describe('runRepairs', function () {
  const lost = defineRepair({id: 'lost', summary: '', defaults: {}}, function (tree) {
    tree.children.pop()
  })
  const moved = defineRepair({id: 'moved', summary: '', defaults: {}}, function (tree) {
    tree.children.reverse()
  })
  const failed = defineRepair({id: 'failed', summary: '', defaults: {}}, function (tree) {
    tree.children = []
    throw new Error('Unexpected page')
  })

  test.each([
    [lost, 'lost word:Two'],
    [moved, 'words in another order'],
    [failed, 'Unexpected page']
  ])(
    'leaves out a repair that cannot be trusted, and runs the others',
    function (liar, difference) {
      const {html, entries, findings} = run('<p>One</p><hr><p>Two</p>', [liar, honest])

      expect(html).toBe('<p>One</p><p>Two</p>')
      expect(entries.map(({by}) => by)).toEqual(['honest'])
      expect(findings).toEqual([
        {rule: 'repair/unbalanced', args: {repair: liar.meta.id, difference}, at: 0}
      ])
    }
  )

  test('lets a repair move blocks if it says so', function () {
    const mover = defineRepair({...moved.meta, moves: true}, moved.run)
    const {html, findings} = run('<p>One</p><p>Two</p>', [mover])

    expect(html).toBe('<p>Two</p><p>One</p>')
    expect(findings).toEqual([])
  })

  test('reports a repair that takes out more than a tenth, but not one of frames', function () {
    const text = `<p>${'word '.repeat(40)}</p><p>${'gone '.repeat(11)}</p>`
    const cutter = defineRepair(
      {id: 'cutter', summary: '', defaults: {}},
      function (tree, {change}) {
        const removed = takeOut(tree, 1)
        if (removed[0]) change({at: removed[0], removed})
      }
    )
    const framer = defineRepair({...cutter.meta, frames: true}, cutter.run)

    expect(run(text, [cutter]).findings).toEqual([
      {rule: 'repair/large-cut', args: {repair: 'cutter', words: 11, of: 51}, at: 207}
    ])
    expect(run(text, [framer]).findings).toEqual([])
  })

  test('leaves out what the configuration turns off', function () {
    expect(run('<p>One</p><hr>', [honest], {honest: false}).html).toBe('<p>One</p><hr>')
  })
})

describe('all repairs', function () {
  const word = fc.constantFrom(
    ...['Step 1: Go', 'Step 2: Stop', 'Note: hot', '1. One', '2. Two', 'Contents', 'x', 'y.'],
    ...[
      ' ',
      '\u00A0',
      '\n',
      '<br>',
      '<img src="a.png">',
      '<a href="/b">b </a>',
      '<a href="#a"> a</a>'
    ]
  )
  const attribute = fc.constantFrom('', ' id="a"', ' style="font-weight: bold"', ' class="x"')
  const inline = fc.letrec<{html: string; element: string}>((tie) => ({
    html: some(fc.oneof({depthSize: 'small'}, word, tie('element'))),
    element: wrapped(fc.constantFrom('b', 'code', 'em', 'span', 'strong', 'x-y'), tie('html'))
  })).html
  const block = fc.letrec<{html: string; element: string}>((tie) => ({
    html: fc.oneof({depthSize: 'small'}, inline, some(tie('element'))),
    element: fc.oneof(
      wrapped(fc.constantFrom('h1', 'h2', 'h4', 'p'), inline),
      wrapped(fc.constant('pre'), fc.constantFrom('x', 'x<br>y', '<code>x</code>')),
      wrapped(fc.constantFrom('blockquote', 'div', 'form'), tie('html')),
      wrapped(fc.constantFrom('ol', 'ul'), some(wrapped(fc.constant('li'), tie('html')))),
      tie('html').map((cell) => `<table><tr><td>${cell}</td><td>z</td></tr></table>`)
    )
  })).html
  /** Anything in anything. */
  const soup = fc.letrec<{html: string; element: string}>((tie) => ({
    html: some(fc.oneof({depthSize: 'small'}, word, tie('element'))),
    element: wrapped(
      fc.constantFrom(...'a b div em h2 h4 li ol p pre span table td ul'.split(' ')),
      tie('html')
    )
  })).html

  test('account for every word, link and picture of any markup', function () {
    fc.assert(
      fc.property(soup, function (body) {
        const {findings} = run(body, repairs)
        expect(findings.filter(({rule}) => rule === 'repair/unbalanced')).toEqual([])
      }),
      {numRuns: runs}
    )
  })

  test('find nothing to do in their own output', function () {
    fc.assert(
      fc.property(some(block), function (body) {
        const once = run(body, repairs)
        expect(once.findings.filter(({rule}) => rule === 'repair/unbalanced')).toEqual([])
        expect(run(once.html, repairs).html).toBe(once.html)
      }),
      {numRuns: runs}
    )
  })

  function some(one: fc.Arbitrary<string>): fc.Arbitrary<string> {
    return fc.array(one, {maxLength: 5}).map((all) => all.join(''))
  }

  function wrapped(name: fc.Arbitrary<string>, inner: fc.Arbitrary<string>) {
    return fc
      .tuple(name, attribute, inner)
      .map(([tag, has, html]) => `<${tag}${has}>${html}</${tag}>`)
  }
})

function run(body: string, chosen: readonly Repair[], options: RepairOptions = {}) {
  const page: SourcePage = {
    source: 'files',
    id: 'page',
    format: 'html',
    body,
    file: 'page.html',
    meta: {}
  }
  const known = knowsNothing
  const parse = (): Root => fromHtml(body, {fragment: true})
  const {tree, ...said} = runRepairs(chosen, parse, {page, known, options})
  return {html: toHtml(tree), ...said}
}
