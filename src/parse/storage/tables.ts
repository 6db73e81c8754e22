/** What becomes of every element and macro of storage format, as data: the documentation is made of it. */

import {elementFamilies} from './elements.ts'
import {macroFamilies} from './macros.ts'

export interface Table {
  title: string
  rows: ReadonlyArray<{names: readonly string[]; becomes: string}>
}

export const storageTables: {elements: readonly Table[]; macros: readonly Table[]} = {
  elements: elementFamilies.map(table),
  macros: macroFamilies.map(table)
}

function table({
  title,
  rows
}: {
  title: string
  rows: ReadonlyArray<{names: string; becomes: string}>
}): Table {
  return {
    title,
    rows: rows.map(({names, becomes}) => ({names: names.trim().split(/\s+/), becomes}))
  }
}
