import {expect, test} from 'vitest'
import {statedFacts} from '../../src/source/page/stated-facts.ts'

const url = 'https://help.brackwater.example/hc/en-us/articles/360041-Rotate-a-key'

test('a saved page of a help centre names its address and when it was edited', function () {
  const html = `<!doctype html><head><link rel="canonical" href="${url}?page=1#top"></head><body>
    <article><time datetime="2025-11-03T09:12:44Z">3 months ago</time><div class="article-body">
    <time datetime="2020-01-01">then</time></div><time datetime="2026-01-01">a comment</time>`
  expect(statedFacts(html, 'html')).toEqual({url, updatedAt: '2025-11-03T09:12:44Z'})
})

test('a time of the body or of a comment is not the time of the page', function () {
  const html = `<link rel=canonical href="${url}"><div class="article-body wide"><time datetime="2020-01-01">then</time></div>`
  expect(statedFacts(html, 'html')).toEqual({url})
})

test('other sites say it in other ways, which is not read', function () {
  const html =
    '<link rel="canonical" href="https://blog.example/2024"><time datetime="2024-05-01">May</time>'
  expect(statedFacts(html, 'html')).toEqual({})
})

test('a print bears the address on every sheet', function () {
  const sheet = (number: number, address: string) =>
    `05/01/2026, 11:37 Rotate a key – Brackwater\n${address} ${number}/2\n`
  const text = (address: string) =>
    `Rotate a key\n\nOpen it.${sheet(1, address)}Close it.${sheet(2, address)}`
  expect(statedFacts(text(url), 'text')).toEqual({url})
  expect(statedFacts(text('https://help.brackwater.example/hc/en…'), 'text')).toEqual({})
  expect(statedFacts(`See ${url} 1/2 on 05/01/2026, 11:37 there.`, 'text')).toEqual({})
})
