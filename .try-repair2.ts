import {readFileSync, globSync} from 'node:fs'
import {fromHtml} from 'hast-util-from-html'
import {toHtml} from 'hast-util-to-html'
import {parse} from './src/parse/index.ts'
import {readable} from './src/model/readable.ts'
import {repairs, runRepairs} from './src/repair/index.ts'
const known={byTitle:()=>undefined, byUrl:()=>undefined}
const H='/work/shared/corpus/hostile/'
const inputs: [string,string,string][]=[]
for (const x of JSON.parse(readFileSync(H+'owasp-xss-vectors.json','utf8'))) inputs.push(['owasp','html',x.payload])
for (const x of JSON.parse(readFileSync(H+'dompurify-payloads.json','utf8'))) inputs.push(['purify','html',x.payload])
const blns = JSON.parse(readFileSync(H+'blns.json','utf8')); for (const x of (Array.isArray(blns)?blns:Object.values(blns))) inputs.push(['blns','html',String(x)])
const mdx = await import(H+'mdx-injection-cases.mjs'); for (const [n,x] of mdx.cases) inputs.push(['mdx '+n,'html',x])
for (const f of globSync(H+'html5lib/**/*.dat')) for (const part of readFileSync(f,'utf8').split(/^#data\n/m).slice(1)) inputs.push([f.split('/').at(-1)!,'html',part.split(/\n#errors/)[0]!])
for (const f of globSync('/work/shared/corpus/confluence/**/*.{xhtml,storage}')) inputs.push([f,'storage',readFileSync(f,'utf8')])
for (const f of globSync('/work/shared/corpus/confluence/xwiki/**/bodies/**/*', {withFileTypes:true})) if (f.isFile()) inputs.push([f.parentPath+'/'+f.name,'storage',readFileSync(f.parentPath+'/'+f.name,'utf8')])
for (const f of globSync('/work/shared/corpus/zendesk/nesi-pairs/*/before.html')) inputs.push([f,'html',readFileSync(f,'utf8')])
for (const f of globSync('/work/shared/corpus/confluence/querypie/*/page.html')) inputs.push([f,'html',readFileSync(f,'utf8')])
for (const f of globSync('/work/shared/corpus/zendesk/{arduino,magento}/**/*.md').slice(0,110)) inputs.push([f,'markdown',readFileSync(f,'utf8')])
const by: Record<string,number>={}, rules: Record<string,number>={}, un: Record<string,string[]>={}; let idem=0, unsafe=0
const kinds: Record<string,number>={}
for (const [name,format,body] of inputs) {
  const page: any = {source:'files', id:'x', format, body, file:name, meta:{}}
  const t0=performance.now()
  const r = runRepairs(repairs, ()=>parse(body,format as any).tree, {page, known})
  const ms=performance.now()-t0; if (ms>1500) console.log('SLOW',name,Math.round(ms),body.length)
  for (const e of r.entries) by[e.by]=(by[e.by]??0)+1
  for (const e of r.findings) { rules[e.rule]=(rules[e.rule]??0)+1; if (e.rule==='repair/unbalanced') (un[String(e.args.repair)]??=[]).push(name+' '+e.args.difference+'\n    '+body.slice(0,200)); if(e.rule==='repair/large-cut') console.log('LARGE',name,e.args) }
  // the tree itself, run again
  const out = toHtml(r.tree)
  const copy = structuredClone(r.tree)
  const r2 = runRepairs(repairs, ()=>structuredClone(copy), {page, known})
  const out2 = toHtml(r2.tree)
  if (out2!==out) { idem++; const k=format+' '+[...new Set(r2.entries.map(e=>e.by))].join(','); kinds[k]=(kinds[k]??0)+1; if (kinds[k]<4) console.log('NOT IDEMPOTENT', name, k, JSON.stringify(body.slice(0,300)), '\n   1:', out.slice(0,300),'\n   2:', out2.slice(0,300)) }
  if (/javascript:|onerror|onload|<script|<iframe|<style|srcdoc/i.test(out.replace(/>[^<]*/g,'>').replace(/(alt|title|id)="[^"]*"/g,''))) { unsafe++; if (unsafe<6) console.log('UNSAFE', name, out.slice(0,300)) }
}
for (const [k,v] of Object.entries(un)) console.log('UNBALANCED',k,v.length,'\n  '+v.slice(0,5).join('\n  '))
console.log({n:inputs.length, idem, unsafe}, kinds, by, rules)
