/** Which pages a list of labels, or a simple query (CQL), asks for. */

/** Pages that bear a label of every group. */
export interface Query {
  groups: string[][]
  without: string[]
  /** Keys of spaces; none: any. `currentSpace()` is the page's own. */
  spaces: string[]
}

/** Labels as the macro for pages by label takes them: `a b`, `a,b`, `+a -b`. */
export function labelQuery(labels: string, operator: string, spaces: string): Query {
  const names = labels.split(/[\s,]+/).filter((name) => name !== '')
  const plain = names.filter((name) => !/^[+-]/.test(name))
  const must = names.filter((name) => name.startsWith('+')).map((name) => name.slice(1))
  const all = operator.toLowerCase() === 'and'
  return {
    groups: [
      ...(all ? plain.map((name) => [name]) : plain.length > 0 ? [plain] : []),
      ...must.map((name) => [name])
    ],
    without: names.filter((name) => name.startsWith('-')).map((name) => name.slice(1)),
    spaces: spaces
      .split(/[\s,]+/)
      .filter((key) => key !== '' && !key.startsWith('@'))
      .concat(/@self/.test(spaces) ? ['currentSpace()'] : [])
  }
}

const clause =
  /^(label|space|space\.key|type)\s*(=|!=|(?:not\s+)?in\b)\s*(\(.*\)|"[^"]*"|'[^']*'|[^\s()"']+(?:\(\))?)$/iu

/** A query that names labels and perhaps spaces; `undefined` for one that asks for more. */
export function readQuery(cql: string): Query | undefined {
  if (cql.length > 2000) return
  const result: Query = {groups: [], without: [], spaces: []}
  const plain = cql.replace(/\border\s+by\b.*$/isu, '').trim()
  const ways = splitAt(plain, 'or')
  const single = ways.length === 1

  for (const way of ways)
    for (const each of splitAt(way, 'and')) {
      const [, field = '', sign = '', value = ''] = clause.exec(each.trim()) ?? []
      const values = valuesOf(value)
      const negated = sign === '!=' || /^not/i.test(sign)
      switch (field.toLowerCase()) {
        case 'label':
          if (negated) result.without.push(...values)
          else if (single) result.groups.push(values)
          else result.groups[0] = [...(result.groups[0] ?? []), ...values]
          break
        case 'space':
        case 'space.key':
          if (negated || !single) return
          result.spaces.push(...values)
          break
        case 'type':
          if (negated || !values.includes('page')) return
          break
        default:
          return
      }
    }
  const mixed = !single && ways.some((way) => splitAt(way, 'and').length > 1)
  return mixed || result.groups.length === 0 ? undefined : result
}

function valuesOf(value: string): string[] {
  return value
    .replace(/^\(|\)$/g, value.startsWith('(') ? '' : '$&')
    .split(',')
    .map((each) => each.trim().replace(/^(["'])(.*)\1$/su, '$2'))
    .filter((each) => each !== '')
}

/** Parts of `text` between `word`, but for those in quotes or brackets. */
function splitAt(text: string, word: 'and' | 'or'): string[] {
  const parts = ['']
  let depth = 0
  for (const [token] of text.matchAll(/"[^"]*"|'[^']*'|[\w.]+|[^\w"']|["']/gsu)) {
    if (token === '(') depth++
    if (token === ')') depth--
    if (depth === 0 && token.toLowerCase() === word) parts.push('')
    else parts[parts.length - 1] += token
  }
  return parts
}
