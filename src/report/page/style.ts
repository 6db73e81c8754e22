/** How a page of a report looks, in light and in dark. */

export const style = `
:root { color-scheme: light dark; --ink: #1b1c1f; --paper: #fff; --soft: #f4f4f2; --line: #c9c9c4; --dim: #55585f;
  --gone: #7d1a1a; --gone-paper: #fde9e7; --new: #12492a; --new-paper: #e2f4e6; --aside: #6b4a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e9e6; --paper: #16181b; --soft: #202327; --line: #454a52;
  --dim: #b3b7be; --gone: #ffc9c4; --gone-paper: #46201f; --new: #bdf0c9; --new-paper: #173622; --aside: #f0d28a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 75rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin: 2.5rem 0 0; padding-top: 1rem; border-top: 1px solid var(--line); }
a { color: inherit; }
.dim { color: var(--dim); }
code, td.text, del, ins { overflow-wrap: anywhere; }
table.counts code { overflow-wrap: normal; hyphens: manual; }
code { font: .875rem/1.4 ui-monospace, monospace; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: .375rem .5rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
table.counts { table-layout: auto; }
table.counts td:first-child, table.counts th:first-child { width: 6rem; text-align: end; }
details { margin: .5rem 0; border: 1px solid var(--line); border-radius: .375rem; background: var(--soft); }
summary { padding: .5rem .75rem; cursor: pointer; }
summary:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
details > :not(summary) { margin-inline: .75rem; }
details > table { width: calc(100% - 1.5rem); }
ol.entries { padding-inline-start: 1.5rem; }
ol.entries > li { margin: 0 0 1rem; }
.passage { margin: .125rem 0; color: var(--dim); }
del, ins { padding: 0 .125rem; border-radius: .125rem; }
del { background: var(--gone-paper); color: var(--gone); text-decoration: line-through; }
ins { background: var(--new-paper); color: var(--new); text-decoration: underline; }
del.block, ins.block { display: block; margin: .125rem 0; padding: .25rem .5rem; white-space: pre-line;
  text-decoration: none; border-inline-start: 3px solid currentColor; }
pre { white-space: pre-wrap; margin-block: .25rem; padding: .5rem; border: 1px dashed var(--line);
  font: inherit; background: var(--paper); }
.aside { color: var(--aside); }
td.text { white-space: pre-line; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; white-space: pre-line; }
@media (max-width: 40rem) { .sides { grid-template-columns: 1fr; } }
@media print { details::details-content { content-visibility: visible; block-size: auto; } }
`
