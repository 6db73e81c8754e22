/** Every suite, in the order in which they run. */

import type {Suite} from '../suite.ts'
import {allowed} from './allow-list.ts'
import {frontMatter, names, prototypes} from './content.ts'
import {changed, cut} from './cut-and-changed.ts'
import {drawings} from './drawings.ts'
import {pathological} from './pathological.ts'
import {said} from './said.ts'
import {bombs, sizes} from './sizes.ts'
import {commonmark, html5lib, injections, naughty, owasp, purify} from './texts-of-corpora.ts'
import {wholeSite} from './whole-site.ts'

export const suites: readonly Suite[] = [
  injections,
  purify,
  owasp,
  naughty,
  html5lib,
  commonmark,
  pathological,
  sizes,
  bombs,
  frontMatter,
  names,
  prototypes,
  allowed,
  drawings,
  said,
  wholeSite,
  changed,
  cut
]
