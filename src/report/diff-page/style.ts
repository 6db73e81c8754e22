/** How the page of two versions looks, beside what all pages share; narrow screens stack the versions. */

export const style = `
:target { outline: 3px solid currentColor; outline-offset: 2px; }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0; padding: 0; list-style: none; }
.findings { padding-inline-start: 1.75rem; }
.findings > li { margin: 0 0 1rem; padding-inline-start: .25rem; }
.findings p { margin: 0; }
.facts code { overflow-wrap: anywhere; }
.error { color: var(--gone); }
.warning { color: var(--aside); }
.command { user-select: all; font-weight: 600; }
dt { margin-top: 1rem; font-weight: 600; }
dd { margin-inline-start: 0; max-width: 45rem; }
dd p { margin: .25rem 0; }
table.versions th:first-child, table.steps th:first-child, table.texts th:first-child { width: 9.5rem; }
th[scope="row"] { font-weight: 600; }
.about { display: block; font-weight: 400; }
.about a, .facts a { white-space: nowrap; }
td p { margin: 0; }
.side { display: none; }
.block + .block { margin-top: .375rem; }
.block.heading { font-weight: 700; }
.block.item { padding-inline-start: .75rem; border-inline-start: 3px solid var(--line); }
.block.callout { padding-inline-start: .75rem; border-inline-start: 3px double var(--aside); }
.block.code code { white-space: pre-wrap; }
.label { padding: 0 .25rem; border: 1px solid currentColor; border-radius: .25rem; font-size: .8125rem; font-weight: 600; }
@media screen and (max-width: 45rem) {
  .stack, .stack tbody, .stack tr, .stack td, .stack th[scope="row"] { display: block; width: auto !important; }
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  .stack td, .stack th { padding: .125rem 0; border: 0; }
  .side { display: block; color: var(--dim); font-size: .875rem; }
  tr.both td:last-child { display: none; }
}
@media print { body { max-width: none; padding: 0; } .texts tr, .findings > li { break-inside: avoid; } thead { display: table-header-group; } }
`
