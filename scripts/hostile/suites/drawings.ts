/** Files that readers are given: a drawing may hold a program, and a name may lie. */

import {kindOfFile} from '../../../src/model/file-kinds.ts'
import type {Failure, Suite} from '../suite.ts'

const xmlns = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
const svg = (inner: string, attributes = '') => `<svg ${xmlns}${attributes}>${inner}</svg>`

/** Each could run something, or load it, where a browser opens it by itself. */
export const programs: Readonly<Record<string, string | Uint8Array>> = {
  script: svg('<script>pwn(1)</script>'),
  'script with a prefix': `<x:svg xmlns:x="http://www.w3.org/2000/svg"><x:script>pwn(1)</x:script></x:svg>`,
  'script of another file': svg('<script xlink:href="https://evil.example/x.js"/>'),
  'script in capitals': svg('<SCRIPT>pwn(1)</SCRIPT>'),
  'a handler': svg('', ' onload="pwn(1)"'),
  'a handler on a line of its own': svg('', '\nonload\n=\n"pwn(1)"'),
  'a handler without a blank': `<svg/onload=pwn(1) ${xmlns}/>`,
  'a handler of an animation': svg('<animate onbegin="pwn(1)" attributeName="x" dur="1s"/>'),
  'a link that runs': svg('<a xlink:href="javascript:pwn(1)"><text>x</text></a>'),
  'a link that runs, in numbers': svg('<a href="&#106;avascript:pwn(1)"><text>x</text></a>'),
  'a link that runs, in hexadecimal': svg(
    '<a href="&#x6A;&#x61;vascript:pwn(1)"><text>x</text></a>'
  ),
  'a link that runs, with tabs': svg('<a href="java&#9;script:pwn(1)"><text>x</text></a>'),
  'a link that an animation sets': svg(
    '<a><animate attributeName="href" values="javascript:pwn(1)"/></a>'
  ),
  'a link that is set': svg('<a><set attributeName="href" to="javascript:pwn(1)"/></a>'),
  'HTML in it': svg('<foreignObject><iframe src="javascript:pwn(1)"/></foreignObject>'),
  'HTML that loads': svg(
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><embed src="x"/></body></foreignObject>'
  ),
  'an entity': `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "<script>pwn(1)</script>">]>${svg('&x;')}`,
  'an entity of a file': `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('&x;')}`,
  'a style sheet that transforms': `<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?>${svg('')}`,
  'other letters': Buffer.from(`\uFEFF${svg('<script>pwn(1)</script>')}`, 'utf16le'),
  'a handler element': svg('<handler type="text/javascript">pwn(1)</handler>'),
  'CDATA around a script': svg('<script><![CDATA[pwn(1)]]></script>')
}

const harmless: Readonly<Record<string, string>> = {
  'a path': svg('<path d="M0 0h4"/>'),
  'a gradient': svg('<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/>'),
  'a text': svg('<text>Open the settings</text>'),
  'a use of its own': svg('<g id="x"/><use href="#x"/>')
}

/** Files under names that say something else. */
const lies: ReadonlyArray<readonly [name: string, bytes: string]> = [
  ['a.png', '<html><script>pwn(1)</script></html>'],
  ['a.png', svg('<script>pwn(1)</script>')],
  ['a.pdf', '<script>pwn(1)</script>'],
  ['a.txt', '<!doctype html><script>pwn(1)</script>'],
  ['a.csv', '<html><body onload=pwn(1)>'],
  ['a.html', '<p>x</p>'],
  ['a.htm', 'x'],
  ['a.xhtml', 'x'],
  ['a.js', 'pwn(1)'],
  ['a.mjs', 'pwn(1)'],
  ['a.xml', '<x xmlns="http://www.w3.org/1999/xhtml"/>'],
  ['a.swf', 'FWS'],
  ['a.exe', 'MZ'],
  ['a.wasm', '\0asm'],
  ['a', 'x'],
  ['.htaccess', 'AddType text/html .txt'],
  ['a.md', '<html><script>pwn(1)</script>'],
  ['a.zip', 'MZ']
]

export const drawings: Suite = {
  name: 'drawings and files',
  async run() {
    const failures: Failure[] = []
    for (const [name, text] of Object.entries(programs)) {
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
      if (typeof kindOfFile('a.svg', bytes) !== 'string')
        failures.push({input: `a drawing with ${name}`, problem: 'readers are given it'})
    }
    for (const [name, text] of Object.entries(harmless))
      if (typeof kindOfFile('a.svg', new TextEncoder().encode(text)) === 'string')
        failures.push({input: `a drawing with ${name}`, problem: 'readers are not given it'})
    for (const [name, text] of lies)
      if (typeof kindOfFile(name, new TextEncoder().encode(text)) !== 'string')
        failures.push({
          input: `${name} that begins with ${text.slice(0, 20)}`,
          problem: 'readers are given it'
        })
    const cases = Object.keys(programs).length + Object.keys(harmless).length + lies.length
    return {cases, failures}
  }
}
