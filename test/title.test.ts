/** What an article is called, where its source does not say so. */

import {fromHtml} from 'hast-util-from-html'
import {expect, test} from 'vitest'
import {findTitle} from '../src/article/title.ts'
import type {Format, PageMeta} from '../src/model/source-page.ts'

function find(html: string, format: Format = 'html', meta: PageMeta = {}, stated?: string) {
  const page = {source: 'files', id: 'page', format, body: html, file: 'page.html', meta}
  const {text, guessed, node, how} = findTitle(fromHtml(html, {fragment: true}), page, stated)
  return [text, how, guessed, node?.tagName]
}

test('what the source says comes first, and a heading that repeats it goes', function () {
  const html = '<h1>Make a kite</h1><p>Fold.</p>'
  expect(find(html, 'html', {title: 'Make  a kite'})).toEqual([
    'Make a kite',
    'source',
    false,
    'h1'
  ])
  expect(find(html, 'html', {title: 'Kites'})).toEqual(['Kites', 'source', false, undefined])
  expect(find('<p>Fold.</p>', 'html', {}, 'Kites')).toEqual(['Kites', 'document', false, undefined])
})

test('the only heading of rank 1 is the title, when the page begins with it', function () {
  expect(find('<div><h1>Make a kite</h1></div><h2>Fold</h2>')).toEqual([
    'Make a kite',
    'heading',
    false,
    'h1'
  ])
  expect(find('<h1>Prerequisites:</h1><p>Paper.</p>')[1]).toBe('missing')
  expect(find('<p>Paper.</p><h1>Make a kite</h1>')[1]).toBe('missing')
  expect(find('<h1>Make a kite</h1><h1>Fly a kite</h1>')[1]).toBe('missing')
})

test('copied text begins with its title, maybe with a year that a content farm put there', function () {
  expect(find('<p>Fly a kite (2024)</p><p>Run.</p>', 'text')).toEqual([
    'Fly a kite',
    'first-line',
    false,
    'p'
  ])
  expect(find('<p>Run into the wind.</p>', 'text')[1]).toBe('missing')
  expect(find('<h2>Article goal</h2><p>Run.</p>', 'text')[1]).toBe('missing')
})

test('a heading that tells what the steps are for gives a guess, and stays', function () {
  const html = '<h2>Overview</h2><p>Old.</p><h2>Steps to fold your kite</h2><p>Twice.</p>'
  expect(find(html)).toEqual(['Fold your kite', 'guess', true, undefined])
  expect(find(`${html}<h2>How to fly it</h2>`)[1]).toBe('missing')
})

test('a page without a title can be found all the same', function () {
  expect(find('<h2>Option: Paper</h2><p>White.</p>')[0]).toBe('Untitled: Paper')
  expect(find('<p>Run into the wind, and do not stop before it flies.</p>')[0]).toBe(
    'Untitled: Run into the wind, and do not stop'
  )
  expect(find('<div><div>Run <b>into</b> the wind</div></div>')[0]).toBe(
    'Untitled: Run into the wind'
  )
  expect(find('<h2>1. Run\u0002away:</h2>')[0]).toBe('Untitled: Run away')
  expect(find('')[0]).toBe('Untitled')
})
