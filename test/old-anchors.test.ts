import {describe, expect, test} from 'vitest'
import {indexLandmarks} from '../src/model/old-anchors.ts'

const marks = indexLandmarks({
  titles: ['1.2 Release - Notes'],
  headings: [
    {text: 'What’s new', slug: 'whats-new'},
    {text: 'Known issues', slug: 'known-issues'},
    {text: 'Fixes', slug: 'fixes'},
    {text: 'Known issues', slug: 'known-issues-1'},
    {text: '既知の問題', slug: '既知の問題'}
  ],
  anchors: {
    h_01ABC: 'Fixes',
    'old fixes': 'Fixes',
    toString: 'Gone',
    '1.2Release-Notes-certs': 'Fixes'
  }
})

describe('a fragment finds its heading', function () {
  test.each([
    ['h_01ABC', 'fixes'],
    ['1.2Release-Notes-oldfixes', undefined],
    ['old%20fixes', 'fixes'],
    ['known-issues-1', 'known-issues-1'],
    ['Known-issues', 'known-issues'],
    ['Knownissues.1', 'known-issues-1'],
    ['What%27s-new', 'whats-new'],
    ['What’s-new', 'whats-new'],
    ['id-1.2Release-Notes-Knownissues', 'known-issues'],
    ['id-1.2Release-Notes-Knownissues.1', 'known-issues-1'],
    ['%E6%97%A2%E7%9F%A5%E3%81%AE%E5%95%8F%E9%A1%8C', '既知の問題'],
    ['1.2Release-Notes-certs', 'fixes'],
    ['certs', 'fixes'],
    ['Fixes.7', undefined],
    ['toString', undefined],
    ['%', undefined],
    ['', undefined]
  ])('%s', function (fragment, slug) {
    expect(marks.find(fragment)?.slug).toBe(slug)
  })
})

test('the nearest heading, where none is meant', function () {
  expect(marks.nearest('Known-issue')?.text).toBe('Known issues')
  expect(marks.nearest('Unrelated words altogether')).toBeUndefined()
})

test('the top of the page is no heading', function () {
  expect(['', 'top', '1.2Release-Notes', 'title-text'].map(marks.isTop)).toEqual([
    true,
    true,
    true,
    true
  ])
  expect(marks.isTop('Fixes')).toBe(false)
})

test('a long list of headings, and of anchors, takes no time', function () {
  const headings = Array.from({length: 20_000}, (_, at) => ({
    text: `Part ${at}`,
    slug: `part-${at}`
  }))
  const many = indexLandmarks({titles: ['Parts'], headings, anchors: {}})
  const started = performance.now()
  for (const {slug} of headings) many.find(`Parts-${slug}`)
  expect(many.find(`${'-'.repeat(20_000)}Part-7`)?.slug).toBe('part-7')
  expect(performance.now() - started).toBeLessThan(20_000)
})
