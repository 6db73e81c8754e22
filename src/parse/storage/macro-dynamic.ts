/** Macros that the server fills in when the page is looked at: the export has none of their content. */

import type {ElementContent} from 'hast'
import {linkTo} from './links.ts'
import {container, find, type HandleMacro, type Macro, record, type State} from './state.ts'

/** The site makes its own of these, or they are nothing to readers of a help centre. */
const dropped =
  `anchor-link attachments blog-posts change-history children children-display content-report-table
  content-tree contentbylabel contributors contributors-summary create-from-template create-space-button
  detailssummary favpages floatmenu gallery gadget global-reports im index labels-list listlabels
  livesearch loremipsum navmap network page-index pagetree pagetreesearch popular-labels profile
  profile-picture recently-updated recently-updated-dashboard related-labels roadmap scroll-document-location
  scroll-indexterm scroll-title search space-attachments space-details spacejump spaces status-list
  tasks-report-macro toc userlister`.split(/\s+/)

export const dynamicMacros: Readonly<Record<string, HandleMacro>> = {
  ...Object.fromEntries(dropped.map((name) => [name, drop])),
  'excerpt-include': include,
  include
}

function drop({node, name, body}: Macro, state: State): ElementContent[] {
  record(state, 'dynamic-macro', node, {macro: name})
  return body ? container(node, state.all(body)) : []
}

/** The text of another page, shown in this one: a link to that page stands in for it. */
function include({node, name, holders, parameters}: Macro, state: State): ElementContent[] {
  const holder = holders.get('') ?? holders.get('page') ?? holders.get('default-parameter')
  const link = linkTo(node, holder, state)
  const page = parameters.get('') ?? parameters.get('page') ?? ''
  find(state, 'leftover/macro', node, page ? {macro: name, page} : {macro: name})
  record(state, 'include', node, {macro: name}, {added: link})
  return link
}
