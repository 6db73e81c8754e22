/** Formulas as MathML: browsers draw it by themselves, screen readers speak it, and no script is needed. */

import {type DefaultTreeAdapterTypes, parseFragment, serialize} from 'parse5'
import temml from 'temml'

/** The formula `tex`, which was tried when it was staged. */
export function mathml(tex: string, display: boolean): string {
  const tree = parseFragment(temml.renderToString(tex, {displayMode: display, annotate: true}))
  // The policy of a page allows no styles in it; the few that matter are in `prose.css`.
  const todo: DefaultTreeAdapterTypes.Node[] = [tree]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if ('attrs' in node) node.attrs = node.attrs.filter(({name}) => name !== 'style')
    if ('childNodes' in node) todo.push(...node.childNodes)
  }
  return serialize(tree)
}
