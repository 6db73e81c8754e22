import {readFileSync, globSync} from 'node:fs'
import {fromHtml} from 'hast-util-from-html'
import {toHtml} from 'hast-util-to-html'
import {repairs, runRepairs} from '/work/main/src/repair/index.ts'
const files = process.argv.slice(2)
let n=0, unb=0, idem=0; const by: Record<string,number>={}, rules: Record<string,number>={}; const time0=performance.now()
const known={byTitle:()=>undefined, byUrl:()=>undefined}
for (const f of files) {
  const body = readFileSync(f,'utf8')
  const page: any = {source:'files', id:'x', format:'html', body, file:f, meta:{}}
  const r = runRepairs(repairs, ()=>fromHtml(body,{fragment:true}), {page, known})
  n++
  for (const e of r.entries) by[e.by]=(by[e.by]??0)+1
  for (const e of r.findings) { rules[e.rule]=(rules[e.rule]??0)+1; if (e.rule==='repair/unbalanced'){unb++; console.log('UNBALANCED',f,e.args)} if(e.rule==='repair/large-cut') console.log('LARGE',f,e.args) }
  const out = toHtml(r.tree)
  const r2 = runRepairs(repairs, ()=>fromHtml(out,{fragment:true}), {page, known})
  const out2 = toHtml(r2.tree)
  if (out2!==out || r2.entries.length) { idem++; console.log('NOT IDEMPOTENT', f, r2.entries.slice(0,4).map(e=>[e.by,JSON.stringify(e.args),out.slice(e.offset,e.offset+120)])) }
  if (files.length<4) console.log(out, r.entries.map(e=>`${e.by} ${JSON.stringify(e.args)}`).join('\n'), r.findings)
}
console.log({n,unb,idem,ms:Math.round(performance.now()-time0)}, by, rules)
