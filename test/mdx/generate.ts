/** Bodies of articles, with text that tries to be something else. */

import fc from 'fast-check'
import type {PhrasingContent, Root, RootContent} from 'mdast'
import {calloutKinds} from '../../src/model/article.ts'

const hostile = fc.constantFrom(
  ...`import x from 'y'|export const a = 1|{process.env.HOME}|<script>|</div>|<!-- x -->|\`|\`\`|~~~|*|**|_|snake_case
  |[a](b)|![a](b)|[x]: y|# x|- x|1. x|> x|+ x|=|---|***|&amp;|&#123;|R&D|a@b.example|https://example.com/a_b|www.example.com|\\
  |😀|é|漢字|\u00A0|\u200B|\uFEFF|\u0000|\u2028|\r|\n|\t|  |"|'|(|)|]|[|{|}|<|>|:|!|!\\[|\\{|[!NOTE]|[ ]|[^1]|a\\|b|~|~~x~~|$x$|:::|<br>|<Step>`.split(
    '|'
  )
)
const word = fc.constantFrom('token', 'Open', 'the', 'menu', 'a', 'API', '42', 'naïve')
const string = fc
  .array(
    fc.oneof({weight: 3, arbitrary: word}, hostile, fc.string({maxLength: 4, unit: 'binary'})),
    {
      minLength: 1,
      maxLength: 5
    }
  )
  .chain((parts) => fc.constantFrom('', ' ').map((by) => parts.join(by)))

const url = fc.oneof(
  fc.constantFrom(
    'https://example.com/',
    '/a b',
    '#x',
    'page:s/1',
    'a(b)c',
    'x{y}',
    'mailto:a@b.example'
  ),
  string
)

const {line} = fc.letrec<{line: PhrasingContent[]; phrasing: PhrasingContent}>((tie) => ({
  line: fc.array(tie('phrasing'), {minLength: 1, maxLength: 4, depthIdentifier: 'line'}),
  phrasing: fc.oneof(
    {maxDepth: 3, depthIdentifier: 'line'},
    string.map((value) => ({type: 'text' as const, value})),
    string.map((value) => ({type: 'inlineCode' as const, value})),
    fc.constant({type: 'break' as const}),
    fc.record({type: fc.constant('image' as const), url, alt: string, title: fc.option(string)}),
    fc.record({
      type: fc.constantFrom('emphasis' as const, 'strong' as const, 'delete' as const),
      children: tie('line')
    }),
    fc.record({
      type: fc.constant('link' as const),
      url,
      title: fc.option(string),
      children: tie('line')
    }),
    fc.record({
      type: fc.constant('mdxJsxTextElement' as const),
      name: fc.constantFrom('kbd', 'sub', 'u', 'Badge'),
      attributes: fc.constant([]),
      children: tie('line')
    })
  ) as fc.Arbitrary<PhrasingContent>
}))

const paragraph = line.map((children) => ({type: 'paragraph' as const, children}))

export const {blocks} = fc.letrec<{blocks: RootContent[]; block: RootContent}>((tie) => {
  const children = tie('blocks') as fc.Arbitrary<never[]>
  return {
    blocks: fc.array(tie('block'), {minLength: 0, maxLength: 4, depthIdentifier: 'block'}),
    block: fc.oneof(
      {maxDepth: 3, depthIdentifier: 'block'},
      {weight: 4, arbitrary: paragraph},
      fc.record({
        type: fc.constant('heading' as const),
        depth: fc.constantFrom(2 as const, 3 as const),
        children: line
      }),
      fc.record({
        type: fc.constant('code' as const),
        lang: fc.option(fc.constantFrom('js', 'bad lang', 'a`b')),
        meta: fc.option(string),
        value: string
      }),
      fc.constant({type: 'thematicBreak' as const}),
      fc.record({type: fc.constant('blockquote' as const), children}),
      fc.record({
        type: fc.constant('callout' as const),
        kind: fc.constantFrom(...calloutKinds),
        title: fc.oneof(fc.constant([]), line),
        children
      }),
      fc.record({
        type: fc.constant('list' as const),
        ordered: fc.boolean(),
        start: fc.option(fc.nat(12)),
        spread: fc.boolean(),
        children: fc.array(
          fc.record({
            type: fc.constant('listItem' as const),
            spread: fc.boolean(),
            checked: fc.option(fc.boolean()),
            children
          }),
          {maxLength: 3}
        )
      }),
      fc.record({
        type: fc.constant('table' as const),
        children: fc.array(
          fc.record({
            type: fc.constant('tableRow' as const),
            children: fc.array(
              fc.record({type: fc.constant('tableCell' as const), children: line}),
              {maxLength: 3}
            )
          }),
          {maxLength: 3}
        )
      }),
      fc.record({
        type: fc.constant('mdxJsxFlowElement' as const),
        name: fc.constantFrom('details', 'Callout', 'Step'),
        attributes: fc.constant([]),
        children
      })
    ) as fc.Arbitrary<RootContent>
  }
})

export const articleBody: fc.Arbitrary<Root> = blocks.map((children) => ({type: 'root', children}))
