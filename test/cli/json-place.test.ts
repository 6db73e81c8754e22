/** Where a value of a JSON text stands: what is wrong with a file is told with its line and column. */

import {expect, test} from 'vitest'
import {placeInJson, placeOf} from '../../src/cli/json-place.ts'

const text = `{
  "a \\"quoted\\" key": [1, {"x": "]}"}, -2.5e3],
  "b": {"deep": [[], {}, null,
    true]}, "c~/d" : "end"
}`

test.each([
  [[], 1, 1],
  [['a "quoted" key'], 2, 23],
  [['a "quoted" key', '1'], 2, 27],
  [['a "quoted" key', '1', 'x'], 2, 33],
  [['a "quoted" key', '2'], 2, 40],
  [['b', 'deep', '3'], 4, 5],
  [['b', 'deep', '9'], 3, 17],
  [['c~/d'], 4, 22],
  [['none'], 1, 1],
  [['c~/d', 'none'], 4, 22]
])('%j', function (steps, line, column) {
  expect(placeInJson(text, steps)).toEqual({line, column})
  const {length} = text
    .split('\n')
    .slice(0, line - 1)
    .join('\n')
  const offset = (line === 1 ? 0 : length + 1) + column - 1
  expect(placeOf(text, offset)).toEqual({line, column})
})
