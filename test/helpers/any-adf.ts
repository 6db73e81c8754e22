/** Documents of ADF, sound and absurd: any node in any other, with attributes of any type. */

import fc from 'fast-check'

/** Every type of node that there is, those of trials included. */
export const nodeTypes: readonly string[] =
  `blockCard blockTaskItem blockquote bodiedExtension bodiedSyncBlock bulletList caption codeBlock date
  decisionItem decisionList doc embedCard emoji expand extension extensionFrame hardBreak heading
  inlineCard inlineExtension layoutColumn layoutSection listItem media mediaGroup mediaInline mediaSingle
  mention multiBodiedExtension nestedExpand orderedList panel paragraph placeholder rule status syncBlock
  table tableCell tableHeader tableRow taskItem taskList text`.split(/\s+/)

const marks =
  `alignment annotation backgroundColor border breakout code dataConsumer em fontSize fragment
  indentation link strike strong subsup textColor underline`.split(/\s+/)

const word = fc.constantFrom(
  'valve',
  'seal',
  'Rohr',
  '배관',
  '7',
  'x<y',
  'a & b',
  '{open}',
  '—',
  '"q"'
)
const words = fc.array(word, {minLength: 1, maxLength: 4}).map((list) => list.join(' '))
const address = fc.constantFrom('https://a.example/x', 'https://b.example/y?z=1&w=2', '#here')

const attrs = fc.record(
  {
    align: fc.constantFrom('center', 'end'),
    alt: fc.constantFrom('', 'A valve', 'valve.png'),
    collection: fc.constant('c'),
    color: fc.constantFrom('#ff5630', 'green'),
    colspan: fc.constantFrom(1, 2, 'two'),
    extensionKey: fc.constantFrom(
      'toc',
      'excerpt',

      'seal-chart',
      'info',
      'anchor',
      'x/y/z'
    ),
    extensionType: fc.constant('com.atlassian.confluence.macro.core'),
    href: address,
    id: fc.constantFrom('f-1', 'f-2'),
    isNumberColumnEnabled: fc.boolean(),
    language: fc.constantFrom('bash', '', 'no such'),
    level: fc.constantFrom(1, 2, 9, 'x'),
    order: fc.constantFrom(1, 4),
    panelType: fc.constantFrom('info', 'note', 'custom', 'error', 'other'),
    parameters: fc.record(
      {
        macroParams: fc.record(
          {
            title: fc.record({value: words}),
            _own: fc.record({value: words}),
            __bodyContent: fc.record({value: words})
          },
          {requiredKeys: []}
        )
      },
      {requiredKeys: []}
    ),
    shortName: fc.constantFrom(':rocket:', ':own-mark:'),
    state: fc.constantFrom('DONE', 'TODO', 'DECIDED'),
    text: words,
    timestamp: fc.constantFrom('1933113600000', 'soon'),
    title: words,
    type: fc.constantFrom('file', 'external', 'image', 'sub', 'sup'),
    url: address
  },
  {requiredKeys: []}
)

const mark = fc.record({type: fc.constantFrom(...marks, 'glow'), attrs})

const {node} = fc.letrec<{node: object; inline: object}>((tie) => ({
  inline: fc.record(
    {type: fc.constant('text'), text: words, marks: fc.array(mark, {maxLength: 3})},
    {requiredKeys: ['type', 'text']}
  ),
  node: fc.oneof(
    {maxDepth: 5, depthSize: 'small'},
    tie('inline'),
    fc.record(
      {
        type: fc.constantFrom(...nodeTypes, 'hologram'),
        attrs: fc.oneof(
          {weight: 9, arbitrary: attrs as fc.Arbitrary<unknown>},
          {weight: 1, arbitrary: fc.constantFrom<unknown>('none', null, 7)}
        ),
        marks: fc.array(mark, {maxLength: 2}),
        content: fc.oneof(
          {weight: 9, arbitrary: fc.array(tie('node'), {maxLength: 4}) as fc.Arbitrary<unknown>},
          {
            weight: 1,
            arbitrary: fc.oneof(words, fc.constant(null), tie('node')) as fc.Arbitrary<unknown>
          }
        )
      },
      {requiredKeys: ['type']}
    )
  )
}))

export const anyDocument: fc.Arbitrary<object> = fc
  .array(node, {maxLength: 5})
  .map((content) => ({version: 1, type: 'doc', content}))
