/**
 * Take out what a browser printed over and under every sheet, where a print was copied as text.
 *
 * “05/01/2026, 11:37 Title – Company” and “https://… 2/9” stand in the middle of the article, glued to the end of the
 * line before them, and part sentences, steps and paragraphs. Before lines are read for what they are, they go, and
 * what they parted is one again.
 *
 * They go only together and only as a series: the same head, and feet of one address that count sheets. A single pair
 * goes where its title is that of the page; else it is reported. Which comes first depends on the program that took
 * the text out, so both orders are known.
 */

import type {FindingDraft} from '../model/finding.ts'
import {findSheets, type Mark} from '../model/sheet-series.ts'
import {type Mend, nothing} from './mend.ts'
import {cutSheets} from './sheets/cut.ts'
import {findFrame} from './sheets/frame.ts'

export const browserSheets: Mend = {
  id: 'browser-sheets',
  summary: 'What a browser prints over and under every sheet stands in the text.',
  run(text, format) {
    if (format !== 'text' && format !== 'markdown') return nothing
    const {series, doubt} = findSheets(text)
    if (!series) return doubt ? {...nothing, findings: [report(text, doubt)]} : nothing
    const frame = findFrame(text, series)
    const told = {title: series.title, url: series.url}
    const sheets = cutSheets(text, [...series.marks, ...frame.marks], format)
    const cuts = [...frame.breaks, ...sheets.map(({cut}) => cut)]
    const entries = sheets.map(({cut, words}, at) => ({
      by: browserSheets.id,
      offset: cut.start,
      args: at === 0 ? told : {},
      ...words
    }))
    return {cuts, entries, findings: frame.beside.map((mark) => besides(text, mark))}
  }
}

function report(text: string, {start, end}: Mark): FindingDraft {
  const shown = text.slice(start, end).replace(/\s+/gu, ' ').slice(0, 160)
  return {rule: 'leftover/chrome', args: {text: shown}, at: start}
}

function besides(text: string, {start, end}: Mark): FindingDraft {
  const lines = text
    .slice(start, end)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const args = {first: lines[0] ?? '', last: lines.at(-1) ?? '', lines: lines.length}
  return {rule: 'leftover/list', args, at: start}
}
