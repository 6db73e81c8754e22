/** What the frame of the site says. In other tables, what a language lacks stays English. */

export const english = {
  skip: 'Skip to content',
  home: 'Home',
  breadcrumbs: 'Breadcrumbs',
  search: 'Search',
  searchLabel: 'Search the articles',
  greeting: 'How can we help?',
  promoted: 'Promoted articles',
  noArticles: 'No article is published yet.',
  guide: 'Guide',
  /** `{n}`: a number. */
  all: 'All {n} articles',
  allArticles: 'All articles',
  allArticlesLead: 'Everything that is published here, by section.',
  onThisPage: 'On this page',
  lastEdited: 'Last edited',
  viewMarkdown: 'View as Markdown',
  copyMarkdown: 'Copy as Markdown',
  alsoIn: 'Also in',
  languages: 'Languages',
  helpful: 'Was this helpful?',
  helpfulNote: 'Nothing is counted or tracked: the answer goes to us, and only if you send it.',
  yes: 'Yes, thank you',
  no: 'No, tell us why',
  missing: 'What was missing or wrong? (optional)',
  aboutSubject: 'About “{title}”',
  helpedSubject: '“{title}” helped',
  aboutBody: 'What did not help:',
  otherArticles: 'Other articles of this section',
  previous: 'Previous',
  next: 'Next',
  related: 'Related articles',
  toTop: 'Back to top',
  contact: 'Contact',
  feed: 'Feed',
  site: 'Site',
  searchIn: 'Search in',
  noScript:
    'The search runs in your browser and needs JavaScript, which is switched off or was not loaded.',
  noScriptInstead: 'Look through the list of all articles',
  hint: 'Type one or two words, such as what a button or an error message says.',
  nothing: 'Nothing fits? Try fewer or other words, or look through',
  askUs: 'Ask us'
}

export type Words = typeof english

/** What scripts say; given to them where it is not English. */
export const englishClient = {
  close: 'Close',
  searchLabel: 'Search the articles',
  search: 'Search',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Could not copy',
  copyList: 'Copy list',
  linkTo: 'Link to “{title}”',
  nothingFound: 'Nothing found for “{query}”.',
  oneFound: '1 article',
  found: '{n} articles',
  instead: 'Showing results for “{query}”: {found}',
  notLoaded: 'The search could not be loaded. Please try again.',
  ownPage: 'Open on a page of its own',
  more: 'Show more',
  everything: 'All',
  sections: 'Sections',
  marked: '“{query}” is marked on this page.',
  unmark: 'Remove the marks',
  table: 'Table {n}',
  picture: 'Picture',
  play: 'Play here',
  playNote: 'Playing it here loads it from {host}, which can then see that you watch it.',
  lost: 'Were you looking for this?'
}

export type ClientWords = typeof englishClient
