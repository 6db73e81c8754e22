/** What may stand in a staged article: only tags of the list, and nothing that runs. */

import type {Nodes} from 'mdast'

/** Tags of writers, and those that the stage makes of what they type. */
const allowed: ReadonlySet<string> = new Set(
  `br sub sup kbd u mark details summary table thead tbody tr th td figure figcaption
  Badge Callout Check CheckLabel Checklist Choice CodeBlock Figure Fill FillCode FillLink Formula Heading
  MissingPicture Path PathTitle Picture RemotePicture ShownOnce Step StepTitle TokenHelp Values
  Video Walkthrough YouNeed`.split(/\s+/)
)

const running = new Set([
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
  'html',
  'mdxJsxExpressionAttribute'
])

/** Why `root` may not be published, if so. */
export function problemOf(root: Nodes): string | undefined {
  const todo: Nodes[] = [root]

  for (let node = todo.pop(); node; node = todo.pop()) {
    if (running.has(node.type)) return `it holds code (${node.type})`
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (!allowed.has(node.name ?? '')) return `the tag <${node.name ?? ''}> is not of the list`
      for (const each of node.attributes) {
        if (each.type !== 'mdxJsxAttribute' || (each.value && typeof each.value !== 'string')) {
          return `an attribute of <${node.name}> is code`
        }
        if (/^on|^style$|^(?:set|is|client|define|server|class|transition):/iu.test(each.name)) {
          return `the attribute “${each.name}” of <${node.name}> is not of the list`
        }
      }
    }
    if ((node.type === 'link' || node.type === 'image') && unsafe(node.url)) {
      return `the address “${node.url.slice(0, 40)}” could run code`
    }
    // Not spread: a page may have more blocks than a call may have arguments.
    if ('children' in node) for (const child of node.children) todo.push(child)
  }

  return undefined
}

function unsafe(url: string): boolean {
  const plain = url.replace(/[\u0000-\u0020\u007F-\u00A0\u2028\u2029\uFEFF]/gu, '')
  const scheme = /^([a-z][a-z\d+.-]*):/iu.exec(plain)?.[1]?.toLowerCase()
  return scheme !== undefined && !/^(?:https?|mailto|tel|sms|s?ftp|ftps)$/u.test(scheme)
}
