/** Starts `collate dev` of an installed package, and asks it for pages and for what they load. */

import {spawn} from 'node:child_process'
import {once} from 'node:events'
import path from 'node:path'
import process from 'node:process'
import {createInterface} from 'node:readline'
import {plainVariables} from './pack.ts'

export interface Fetched {
  pages: string[]
  /** Scripts and styles that the pages load. */
  parts: number
  /** Addresses that did not answer with 200, and what they answered. */
  wrong: string[]
}

/** `base` is where the package is installed, `root` the knowledge base to serve. */
export async function fetchDev(
  base: string,
  root: string,
  addresses: readonly string[]
): Promise<Fetched> {
  const program = path.join(base, 'node_modules/collate/bin/collate.js')
  const child = spawn(process.execPath, [program, 'dev', '--root', root], {
    cwd: base,
    env: plainVariables()
  })
  const ended = once(child, 'exit')
  try {
    const origin = await originIn(child.stderr)
    const fetched: Fetched = {pages: [], parts: 0, wrong: []}
    const ask = async (address: string) => {
      const response = await fetch(origin + address)
      if (response.status !== 200) fetched.wrong.push(`${address}: ${response.status}`)
      return response.text()
    }
    for (const address of addresses) {
      const page = await ask(address)
      fetched.pages.push(page)
      for (const [, part = ''] of page.matchAll(
        /<(?:script|link)[^>]* (?:src|href)="(\/[^"]+)"/g
      )) {
        fetched.parts++
        await ask(part.replaceAll('&amp;', '&'))
      }
    }
    return fetched
  } finally {
    child.kill()
    await ended
  }
}

/** The address that it says, once it says that it is ready. */
async function originIn(stream: NodeJS.ReadableStream): Promise<string> {
  let said = ''
  for await (const line of createInterface({input: stream})) {
    said += `${line}\n`
    if (!line.includes('watching for file changes')) continue
    stream.resume()
    const [origin] = /http:\/\/localhost:\d+/.exec(said) ?? []
    if (origin) return origin
  }
  throw new Error(`It did not start: ${said}`)
}
