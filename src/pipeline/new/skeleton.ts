/** What a new article holds, until its writer has written it. */

import {readMarkdown, writeMdx} from '../../mdx/index.ts'
import type {FrontMatter} from '../../model/article.ts'

const body = `Say in a sentence what readers can do when they have read this.

## Before you begin

- What readers need to have, or to be allowed to do.

## What to do

### Step 1: Say what to do first

One action in each step, in the words that stand on the screen.

### Step 2: Say what comes next

Say what readers see when it has worked.

> [!TIP]
> Callouts are for what nobody must overlook.

## If it does not work

Say what may go wrong, and the way out.
`

export function skeleton(front: FrontMatter): string {
  return writeMdx(front, readMarkdown(body).body)
}
