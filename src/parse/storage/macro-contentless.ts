/** Macros without content of their own: the server fills them in when the page is looked at. */

import {container, type HandleMacro, type MacroFamily, record} from './state.ts'

export const drop: HandleMacro = function ({node, name, body}, state) {
  record(state, 'dynamic-macro', node, {macro: name})
  return body ? container(node, state.all(body)) : []
}

export const contentlessMacros: MacroFamily = {
  title: 'Macros without content of their own',
  rows: [
    {
      names: 'toc floatmenu',
      becomes: 'Nothing: the site makes its own table of contents. A title above it goes as well.',
      handle: drop
    },
    {
      names: 'easy-heading easy-heading-free numbered-toc',
      handle: drop,
      becomes: 'Nothing: the site makes its own table of contents.'
    },
    {
      names:
        'spaces-list rw-pagetree outgoing-links content-by-user cite-summary recently-used-labels',
      handle: drop,
      becomes: 'Nothing: news and statistics of the wiki. The record names the macro.'
    },
    {
      names:
        'task-report calendar team-calendar poll vote rate like page-rating forms scroll-exportbutton',
      handle: drop,
      becomes:
        'Nothing, and no words are lost: it works only in the wiki. The record names the macro.'
    },
    {
      names: `anchor-link change-history contributors contributors-summary create-from-template
        create-space-button favpages global-reports im labels-list listlabels livesearch loremipsum navmap
        network pagetreesearch popular-labels profile profile-picture recently-updated
        recently-updated-dashboard related-labels scroll-document-location scroll-indexterm scroll-title
        search space-details spacejump spaces userlister`,
      becomes: 'Nothing: it is about working in Confluence, or the site has its own.',
      handle: drop
    }
  ]
}
