/** How the review page looks: the styles of the reports, and what only a page to work on has. */

import {diffStyle, pageStyle} from '../../report/index.ts'

const own = `
:root { --accent: #1f5582; --accent-ink: #fff; --card: #fff; --error: #a11d1d; --warning: #7a5200; --note: #4a4f58;
  --shade: 0 1px 2px rgb(0 0 0 / .07); --paper: #f6f6f4; --soft: #efefec; --mark: #fff3c9; }
@media (prefers-color-scheme: dark) { :root { --accent: #8fc3ee; --accent-ink: #10202e; --card: #1d2024; --error: #ff9d96;
  --warning: #f0cf7c; --note: #c0c4ca; --shade: none; --paper: #141618; --soft: #24282d; --mark: #4a3d12; } }
html { scroll-padding: 4.5rem 0 5rem; }
body { max-width: none; padding: 0; }
main, .top .inner { max-width: 64rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-block: 1.25rem 6rem; }
main:focus { outline: none; }
h1 { margin: .25rem 0 .5rem; font-size: 1.625rem; }
h2 { margin: 2rem 0 .75rem; padding: 0; border: 0; font-size: 1.1875rem; }
h3 { margin: .5rem 0; font-size: 1.0625rem; font-weight: 600; }
p { margin: .375rem 0; }
.skip { position: absolute; inset-inline-start: -100vw; }
.skip:focus { inset-inline-start: .5rem; top: .5rem; z-index: 3; padding: .5rem .75rem; background: var(--card); color: var(--ink); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.top { position: sticky; top: 0; z-index: 2; background: var(--card); border-bottom: 1px solid var(--line); }
.top .inner { display: flex; align-items: center; gap: .75rem; min-height: 3.25rem; }
.home { font-weight: 700; text-decoration: none; }
.base { flex: 1; overflow: hidden; color: var(--dim); text-overflow: ellipsis; white-space: nowrap; }
kbd { display: inline-block; min-width: 1.375rem; padding: 0 .25rem; border: 1px solid currentColor; border-radius: .25rem;
  font: .8125rem/1.25 ui-monospace, monospace; text-align: center; opacity: .85; }
button, a.button { display: inline-flex; align-items: center; gap: .5rem; min-height: 2.25rem; padding: .25rem .875rem;
  border: 1px solid var(--accent); border-radius: .375rem; background: var(--card); color: var(--accent);
  font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
button:hover, a.button:hover { background: var(--soft); }
button.main, button[aria-expanded="true"] { background: var(--accent); color: var(--accent-ink); }
button.quiet, a.quiet { min-height: 1.875rem; padding: 0 .625rem; border-color: var(--line); color: var(--ink); font-size: .875rem; font-weight: 400; }
button:disabled { cursor: progress; opacity: .6; }
input, select { min-height: 2.25rem; padding: .25rem .5rem; border: 1px solid var(--dim); border-radius: .375rem;
  background: var(--card); color: var(--ink); font: inherit; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0 0; }
.badge { display: inline-block; padding: 0 .5rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .8125rem;
  font-weight: 600; line-height: 1.375rem; white-space: nowrap; vertical-align: middle; color: var(--dim); }
.badge.error { color: var(--error); } .badge.warning, .badge.held { color: var(--warning); } .badge.info { color: var(--note); }
.held-because { color: var(--warning); }
.lead { color: var(--dim); }
.filter { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem; margin: 1rem 0; }
.filter label { display: grid; gap: .125rem; color: var(--dim); font-size: .875rem; }
.filter label:first-child { flex: 1 1 14rem; } .filter select { max-width: 14rem; }
.rows, .findings, .settled { margin: 0; padding: 0; list-style: none; }
.rows { border: 1px solid var(--line); border-radius: .5rem; background: var(--card); box-shadow: var(--shade); }
.rows > li { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .75rem 1rem; }
.rows > li + lis > li { border-top: 1px solid var(--line); }
.rows h2 { margin: 0; font-size: 1rem; } .rows p { margin: 0; } .rows a { text-decoration: none; } .rows a:hover { text-decoration: underline; }
.rows .counts { text-align: end; } .rows .path, .rows .held-because { grid-column: 1; font-size: .875rem; }
.empty { margin: 1rem 0; padding: 1.5rem; border: 1px dashed var(--line); border-radius: .5rem; text-align: center; }
.empty h2 { margin: 0 0 .5rem; }
.back { margin: 0; font-size: .875rem; }
h1 .badge { margin-inline-start: .25rem; }
.tabs { margin-top: 1rem; border-bottom: 1px solid var(--line); } .tabs ul { gap: 0; }
.tabs a { display: block; padding: .5rem 1rem; border-bottom: 3px solid transparent; text-decoration: none; }
.tabs a:hover { background: var(--soft); } .tabs a[aria-current] { border-color: var(--accent); font-weight: 600; }
.place { display: flex; flex-wrap: wrap; align-items: center; gap: .375rem .75rem; }
.place .path { color: var(--dim); overflow-wrap: anywhere; }
.findings > li.card { margin: 0 0 1rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-inline-start: 4px solid var(--dim);
  border-radius: .5rem; background: var(--card); box-shadow: var(--shade); }
.card:focus { outline: 3px solid var(--accent); outline-offset: 2px; }
.card { color: inherit; }
.findings > li.card.error { border-inline-start-color: var(--error); } .findings > li.card.warning { border-inline-start-color: var(--warning); }
.kind { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; margin: 0; color: var(--dim); }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 1px; margin: .75rem 0; border: 1px solid var(--line); background: var(--line); }
.beside.three { grid-template-columns: repeat(3, 1fr); }
.beside > div { padding: .5rem .75rem; background: var(--card); overflow-wrap: anywhere; min-width: 0; }
.beside .text { white-space: pre-wrap; }
.side-name { margin: 0 0 .25rem; color: var(--dim); font-size: .875rem; } .side-name::first-letter { text-transform: uppercase; }
.passage { overflow-x: auto; margin: .75rem 0; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .375rem;
  background: var(--soft); font: .875rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.passage mark { display: inline-block; width: 100%; background: var(--mark); color: inherit; } .passage .number { color: var(--dim); }
.meaning { border: 0; background: none; margin: .25rem 0; } .meaning summary { padding: .25rem 0; color: var(--dim); font-size: .875rem; }
.meaning > :not(summary) { margin-inline: 0; }
form.reason { display: grid; gap: .375rem; margin-top: .75rem; padding: .75rem 1rem; border-radius: .375rem; background: var(--soft); }
form.reason[hidden], form.reason [hidden] { display: none; }
form.reason .chosen { margin: 0; font-weight: 600; } form.reason label { color: var(--dim); font-size: .875rem; }
.until { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; } .until input { width: auto; }
.problem { color: var(--error); font-weight: 600; }
.done { margin: 1rem 0; padding: .75rem 1.25rem 1rem; border: 1px solid var(--line); border-inline-start: 4px solid var(--new); border-radius: .5rem; background: var(--card); }
.done h2 { margin: 0; font-size: 1rem; } .done h3 { font-size: .9375rem; }
.settled > li { padding: .75rem 0; border-top: 1px solid var(--line); }
.sentence { margin: 0; }
.taken-out { margin: 0; padding: 0; list-style: none; } .taken-out > li { padding: .75rem 0; border-top: 1px solid var(--line); }
table td, table th { overflow-wrap: anywhere; }
img { max-width: 100%; max-height: 30rem; height: auto; margin: .25rem 0; border: 1px solid var(--line); background: #fff; }
#said { position: fixed; inset: auto 1rem 1rem; z-index: 3; width: fit-content; max-width: min(40rem, calc(100vw - 2rem)); margin-inline: auto;
  padding: .5rem 1rem; border-radius: .5rem; background: var(--ink); color: var(--paper); box-shadow: 0 4px 16px rgb(0 0 0 / .25); }
#said:empty { padding: 0; }
dialog { max-width: 28rem; padding: 1.25rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); color: var(--ink); }
dialog::backdrop { background: rgb(0 0 0 / .4); } dialog h2 { margin: 0 0 .75rem; }
.keys { display: grid; grid-template-columns: auto 1fr; gap: .375rem 1rem; } .keys dt, .keys dd { margin: 0; font-weight: 400; }
@media (max-width: 45rem) {
  .beside, .beside.three { grid-template-columns: 1fr; } .rows > li { grid-template-columns: 1fr; } .rows .counts { text-align: start; }
  main, .top .inner { padding-inline: .875rem; } .findings > li.card { padding: .875rem; } #show-help { display: none; }
}
@media (prefers-reduced-motion: no-preference) { button, a.button { transition: background .12s; } }
`

export const style = pageStyle + diffStyle + own
