/**
 * Macros that the server fills in when the page is looked at: the source has none of their content.
 *
 * What the knowledge base can list as well, a placeholder stands for, which the repair `page-lists` fills.
 */

import type {Element, ElementContent, Properties} from 'hast'
import {drop} from './macro-contentless.ts'
import {partsOf} from './macro-includes.ts'
import {labelQuery, type Query, readQuery} from './query.ts'
import {
  attribute,
  child,
  container,
  find,
  type HandleMacro,
  isElement,
  type Macro,
  type MacroFamily,
  make,
  record,
  type State,
  textOf
} from './state.ts'

export const dynamicMacros: MacroFamily = {
  title: 'Lists that Confluence makes',
  rows: [
    {
      names: 'children children-display',
      becomes: 'A list of links to the pages below the page, as they are at the import.',
      handle: children
    },
    {
      names: 'pagetree content-tree',
      becomes: 'A list of links to the levels of the page tree that it shows unfolded.',
      handle: pageTree
    },
    {
      names: 'index page-index',
      becomes: 'A list of links to all pages of the space, by title.',
      handle: list('index', () => ({}))
    },
    {
      names: 'contentbylabel content-by-label',
      becomes:
        'A list of links to the pages that bear the labels; a query may name labels and spaces.',
      handle: byLabel
    },
    {
      names: 'detailssummary page-properties-report',
      becomes: 'A table of the properties of the pages that bear the labels.',
      handle: detailsSummary
    },
    {
      names: 'attachments',
      becomes: 'A list of links to the files that are attached to the page.',
      handle: attachments
    },
    {
      names: 'gallery',
      becomes: 'The pictures that are attached to the page, one below the other.',
      handle: list('gallery', (macro) => ({
        ...order(macro),
        dataTitle: macro.parameters.get('title'),
        dataOnly: macro.parameters.get('include'),
        dataWithout: macro.parameters.get('exclude')
      }))
    },
    {
      names: `blog-posts content-report-table gadget roadmap space-attachments status-list
        tasks-report-macro`,
      becomes: 'Nothing, and a finding: what it shows is known to Confluence only.',
      handle: miss
    }
  ]
}

function miss(macro: Macro, state: State): ElementContent[] {
  find(state, 'leftover/macro', macro.node, {macro: macro.name})
  return drop(macro, state)
}

/** A placeholder for a list of `kind`; its properties, where the macro asks for what can be listed. */
function list(kind: string, propertiesOf: (macro: Macro) => Given | undefined): HandleMacro {
  return function (macro, state) {
    const {node, name, body} = macro
    const given = propertiesOf(macro)
    if (!given) return miss(macro, state)
    const inner = body ? container(node, state.all(body)) : []
    const properties: Properties = {dataList: kind, dataMacro: name, ...pageOf(macro)}
    for (const [key, value] of Object.entries(given)) if (value) properties[key] = value
    record(state, 'list', node, {macro: name})
    return [make(node, 'div', properties, []), ...inner]
  }
}

type Given = Readonly<Record<string, string | undefined>>

function children(macro: Macro, state: State): ElementContent[] {
  return list('children', ({parameters}) => ({
    ...order(macro),
    dataDepth: parameters.get('all') === 'true' ? '0' : parameters.get('depth') || '1',
    dataFirst: parameters.get('first'),
    dataExcerpt: excerptOf(macro)
  }))(macro, state)
}

function pageTree(macro: Macro, state: State): ElementContent[] {
  return list('children', ({parameters}) => ({
    ...order(macro),
    dataOf: pageOf(macro).dataOf ?? '@home',
    dataDepth: parameters.get('startDepth') || '1',
    dataExcerpt: excerptOf(macro)
  }))(macro, state)
}

/** Labels of files are not known. */
function attachments(macro: Macro, state: State): ElementContent[] {
  return list('attachments', ({parameters}) =>
    parameters.get('labels')
      ? undefined
      : {...order(macro), dataPatterns: parameters.get('patterns')}
  )(macro, state)
}

function excerptOf({parameters}: Macro): string | undefined {
  const wanted = parameters.get('excerptType') ?? parameters.get('excerpt') ?? ''
  return /^(?:true|simple|rich.*)$/i.test(wanted) ? 'true' : undefined
}

function byLabel(macro: Macro, state: State): ElementContent[] {
  return list('labelled', ({parameters}) => {
    const query = queryOf(macro)
    return (
      query && {
        ...order(macro),
        ...asked(query),
        dataTitle: parameters.get('title'),
        dataFirst: parameters.get('max') || parameters.get('maxResults') || '15',
        dataExcerpt: parameters.get('excerpt') === 'true' ? 'true' : excerptOf(macro)
      }
    )
  })(macro, state)
}

function detailsSummary(macro: Macro, state: State): ElementContent[] {
  return list('details', ({parameters}) => {
    const query = queryOf(macro)
    return (
      query && {
        ...asked(query),
        dataSort: parameters.get('sortBy'),
        dataReverse: parameters.get('reverseSort'),
        dataHeadings: parameters.get('headings'),
        dataFirstColumn: parameters.get('firstcolumn'),
        dataDetails: parameters.get('id')
      }
    )
  })(macro, state)
}

function queryOf({parameters, holders}: Macro): Query | undefined {
  const cql = parameters.get('cql')
  if (cql) return readQuery(cql)
  const labels = parameters.get('labels') || parameters.get('label') || parameters.get('') || ''
  const named = spacesIn(holders.get('spaces') ?? holders.get('space'))
  const query = labelQuery(labels, parameters.get('operator') ?? '', named)
  return query.groups.length > 0 ? query : undefined
}

/** Keys of spaces, as text or as elements. */
function spacesIn(holder: ReturnType<Macro['holders']['get']>): string {
  const keys = (holder?.children ?? []).filter((each): each is Element =>
    isElement(each, 'ri:space')
  )
  return [textOf(holder), ...keys.map((each) => attribute(each, 'ri:space-key'))].join(' ')
}

/** Labels hold no blanks and no commas. */
function asked({groups, without, spaces}: Query): Given {
  return {
    dataLabels: groups.map((group) => group.join(',')).join(' '),
    dataWithout: without.join(' '),
    dataSpaces: spaces.join(' ')
  }
}

function order({parameters}: Macro): Given {
  return {
    dataSort: parameters.get('sort') || parameters.get('sortBy'),
    dataReverse: parameters.get('reverse') === 'true' ? 'true' : undefined
  }
}

/** The page that the macro is about, where it names one. */
function pageOf({holders}: Macro): {dataOf?: string; dataSpace?: string} {
  const holder = holders.get('page') ?? holders.get('root')
  const resource = child(child(holder, 'ac:link') ?? holder, 'ri:page', 'ri:blog-post')
  const [space, title] = resource
    ? [attribute(resource, 'ri:space-key'), attribute(resource, 'ri:content-title')]
    : partsOf(textOf(holder).trim())
  return {...(title && {dataOf: title}), ...(space && {dataSpace: space})}
}
