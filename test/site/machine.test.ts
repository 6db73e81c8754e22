/** What readers can do in a guide, without a page. */

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {
  begin,
  current,
  doneCount,
  type Event,
  type Guide,
  keep,
  type Progress,
  restore,
  transition
} from '../../src/site/walkthrough/machine.ts'

const guide: Guide = {
  paths: ['token', 'app'],
  procedures: [
    {
      id: 'w1',
      path: 'token',
      steps: ['a', 'b', 'c'].map((key) => ({key, digest: `${key}1`, id: key}))
    },
    {id: 'w2', path: 'app', steps: ['d', 'e'].map((key) => ({key, digest: `${key}1`, id: key}))}
  ],
  values: ['YOUR-ORG']
}
const after = (...events: Event[]) =>
  events.reduce<Progress>((progress, event) => transition(guide, progress, event), begin(guide))
const stored = (progress: Progress): unknown => JSON.parse(JSON.stringify(keep(guide, progress)))

test('the first path is chosen until a reader chooses another that there is', function () {
  expect(after().path).toBe('token')
  expect(after({type: 'choose', path: 'app'}).path).toBe('app')
  expect(after({type: 'choose', path: 'nowhere'}).path).toBe('token')
})

test('a path opens inside another and closes again; choosing closes it too', function () {
  const open: Event = {type: 'open', path: 'app', from: 'link'}
  expect(after(open).inside).toEqual({path: 'app', from: 'link'})
  expect(after(open, {type: 'back'}).inside).toBeUndefined()
  expect(after(open, {type: 'choose', path: 'app'})).toMatchObject({path: 'app'})
  expect(after(open, {type: 'choose', path: 'app'}).inside).toBeUndefined()
  expect(after({type: 'open', path: 'token', from: 'link'}).inside).toBeUndefined()
})

test('a step that is done leads to the next', function () {
  const progress = after({type: 'toggle-done', key: 'a'})
  const [procedure] = guide.procedures
  expect(doneCount(procedure!, progress)).toBe(1)
  expect(current(procedure!, progress)?.key).toBe('b')
  expect(doneCount(procedure!, transition(guide, progress, {type: 'toggle-done', key: 'a'}))).toBe(
    0
  )
})

test('moving stops at both ends', function () {
  const next: Event = {type: 'move', procedure: 'w2', by: 1}
  const previous: Event = {type: 'move', procedure: 'w2', by: -1}
  expect(current(guide.procedures[1]!, after(next, next, next))?.key).toBe('e')
  expect(current(guide.procedures[1]!, after(next, previous, previous))?.key).toBe('d')
})

test('values that the guide does not ask for are not taken', function () {
  expect(after({type: 'value', name: 'YOUR-ORG', value: 'acme'}).values).toEqual({
    'YOUR-ORG': 'acme'
  })
  expect(after({type: 'value', name: 'token', value: 'x'}).values).toEqual({})
})

test('an edited guide keeps progress and says what changed', function () {
  const progress = after({type: 'toggle-done', key: 'a'}, {type: 'toggle-done', key: 'b'})
  const edited: Guide = {
    ...guide,
    procedures: [
      {
        id: 'w1',
        path: 'token',
        steps: [
          {key: 'n', digest: 'n1', id: 'n'},
          {key: 'a', digest: 'a2', id: 'a'},
          {key: 'c', digest: 'c1', id: 'c'}
        ]
      }
    ]
  }
  const back = restore(edited, stored(progress))
  expect(Object.keys(back.progress.done)).toEqual(['a'])
  expect(back.changes).toEqual({changed: ['a'], added: ['n'], gone: 1})
})

test('reset forgets all but the path and the way of showing', function () {
  const events: Event[] = [
    {type: 'choose', path: 'app'},
    {type: 'single', on: true},
    {type: 'tick', key: 'x', on: true},
    {type: 'value', name: 'YOUR-ORG', value: 'acme'},
    {type: 'reset'}
  ]
  expect(after(...events)).toEqual({...begin(guide), path: 'app', single: true})
})

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'z')
const path = fc.constantFrom('token', 'app', 'z')
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({type: fc.constant('choose' as const), path}),
  fc.record({type: fc.constant('open' as const), path, from: key}),
  fc.record({type: fc.constant('back' as const)}),
  fc.record({type: fc.constant('toggle-done' as const), key}),
  fc.record({type: fc.constant('tick' as const), key, on: fc.boolean()}),
  fc.record({type: fc.constant('single' as const), on: fc.boolean()}),
  fc.record({type: fc.constant('go' as const), key}),
  fc.record({
    type: fc.constant('move' as const),
    procedure: fc.constantFrom('w1', 'w2', 'z'),
    by: fc.constantFrom(1 as const, -1 as const)
  }),
  fc.record({
    type: fc.constant('value' as const),
    name: fc.constantFrom('YOUR-ORG', 'z'),
    value: fc.string()
  }),
  fc.record({type: fc.constant('reset' as const)})
)

test('whatever readers do, what is kept comes back as it was', function () {
  fc.assert(
    fc.property(fc.array(event), function (events) {
      const {inside: _, ...progress} = after(...events)
      const back = restore(guide, stored(progress))
      expect(back.progress).toEqual(progress)
      expect(back.changes).toEqual({changed: [], added: [], gone: 0})
    })
  )
})

test('anything may stand in the storage', function () {
  fc.assert(
    fc.property(fc.jsonValue(), function (value) {
      expect(() => restore(guide, value)).not.toThrow()
      expect(() => restore(guide, {version: 1, progress: value, known: value})).not.toThrow()
    })
  )
})
