/** Why each package is a dependency; `docs/dependencies.md` is made of it, and a package without a reason is refused. */

export interface Reasons {
  title: string
  reasons: Readonly<Record<string, string>>
}

export const groups: readonly Reasons[] = [
  {
    title: 'Reading what comes in',
    reasons: {
      entities: 'Names of characters in storage format, as HTML knows them.',
      'hast-util-from-parse5': 'The tree of parse5 as hast, with the place of every node.',
      'hast-util-sanitize':
        'The allow-list of elements, attributes and schemes that HTML has to pass.',
      htmlparser2: 'Reads pages that are not well formed as a stream, with bounded memory.',
      parse5: 'Reads HTML as browsers do, which is what the sources were written for.',
      saxes: 'Reads storage format, with namespaces and places, and never fetches an entity.',
      yaml: 'Reads and writes front matter and YAML files, with the place of every mistake.',
      yauzl: 'Reads exports that come as zip files, entry by entry.'
    }
  },
  {
    title: 'Turning it into MDX, and back',
    reasons: {
      'github-slugger': 'Ids of headings as GitHub makes them, which people link to.',
      'hast-util-to-html': 'Writes HTML of a tree, with everything escaped that has to be.',
      'hast-util-to-mdast': 'The elements of HTML that Markdown has, too.',
      'mdast-util-from-markdown': 'Reads Markdown, in sources and in articles.',
      'mdast-util-frontmatter': 'Front matter as a node of the tree.',
      'mdast-util-gfm': 'Tables, task lists, footnotes and bare addresses in Markdown.',
      'mdast-util-mdx-jsx': 'Writes the tags that articles may hold.',
      'mdast-util-to-hast': 'Markdown as elements, for exports and for pages.',
      'mdast-util-to-markdown': 'Writes Markdown; what it leaves open, `src/mdx` decides.',
      'mdast-util-to-string': 'The text of a node.',
      'micromark-extension-frontmatter': 'Syntax of front matter.',
      'micromark-extension-gfm': 'Syntax of GitHub’s Markdown.',
      'micromark-util-types': 'Types of our own extensions of the syntax.',
      temml: 'Formulas as MathML, which browsers show without a script.',
      'unist-util-visit': 'Walks trees.'
    }
  },
  {
    title: 'Comparing and merging',
    reasons: {
      diff: 'Differences of lines and words, as unified diffs and as marks.',
      'fastest-levenshtein': 'Distance of two words, for hints at what was meant.',
      'node-diff3':
        'Three-way merge of the tokens inside a block; blocks are merged by `src/merge`.'
    }
  },
  {
    title: 'Checking what people type',
    reasons: {
      ajv: 'Checks saved results against their JSON Schemas.',
      zod: 'Checks the configuration and front matter, and says what was expected.'
    }
  },
  {
    title: 'Publishing',
    reasons: {
      '@orama/stemmers':
        'The stems of words, so that “tokens” finds “token”, in the languages of the frame.',
      astro: 'Makes the pages, without a script where none is needed.',
      minisearch:
        'The index that the search of the site asks, piece by piece, and finds words in that are mistyped.',
      satteri:
        'Reads the HTML of staged articles as browsers do, apart from what wrote it, to check it.',
      sharp: 'Compares pictures by what they show; without it, by their bytes.',
      tinyglobby: 'Finds files by patterns.'
    }
  },
  {
    title: 'For development only',
    reasons: {
      '@arethetypeswrong/core': 'Whether the types of the package fit what is imported.',
      '@astrojs/mdx': 'What any other Astro site reads articles with, in a test that builds one.',
      '@axe-core/playwright': 'Finds what keeps people from using a page.',
      '@biomejs/biome': 'Linter and formatter.',
      '@microsoft/jest-sarif': 'Checks SARIF against its standard.',
      '@types/hast': 'Types of HTML trees.',
      '@types/mdast': 'Types of Markdown trees.',
      '@types/node': 'Types of Node.',
      '@types/turndown': 'Types of a peer.',
      '@types/unist': 'Types of trees.',
      '@types/yauzl': 'Types of the reader of zip files.',
      '@types/yazl': 'Types of the writer of zip files.',
      'fast-check': 'Generates input for properties.',
      'hast-util-from-html': 'Reads HTML in tests and comparisons.',
      'hast-util-select': 'Finds elements by selectors in tests and comparisons.',
      node: 'The Node that scripts of npm run with.',
      'playwright-core': 'Drives the browser of the tests; it brings none.',
      publint: 'Whether the package is one that others can install.',
      'rehype-parse': 'Peer: HTML in the common pipeline of unified.',
      'rehype-remark': 'Peer: HTML to Markdown in the common pipeline of unified.',
      'remark-gfm': 'Peer, and reader of GitHub’s Markdown in tests.',
      'remark-mdx': 'Reads what was written as MDX, in tests.',
      'remark-parse': 'Reads Markdown in tests, independent of our own reader.',
      'remark-stringify': 'Peer: writes Markdown in the common pipeline of unified.',
      turndown: 'Peer: the usual converter of HTML to Markdown.',
      'turndown-plugin-gfm': 'Peer: tables and task lists for it.',
      typescript: 'Checks types; programs run without being compiled.',
      unified: 'Peer: the pipeline of the packages above.',
      vitest: 'Runs the tests.',
      yazl: 'Writes zip files for tests.'
    }
  }
]
