/** Reads `content/tokens/`: what is known of the tokens of services. */

import {join} from 'node:path'
import type {TokenFacts} from '../model/token-facts.ts'
import {FileMemory} from './file-memory.ts'
import {readFolder} from './folder.ts'
import {readTokenFacts} from './token-facts.ts'

export interface ReadTokens {
  /** By the name of the file. */
  tokens: Map<string, TokenFacts>
  /** Why the facts of a service cannot be used. */
  badTokens: Map<string, string>
}

/** Read those of the knowledge base at `root`. */
export async function readTokens(
  root: string,
  files: FileMemory = new FileMemory()
): Promise<ReadTokens> {
  const tokens = new Map<string, TokenFacts>()
  const badTokens = new Map<string, string>()
  const folder = join(root, 'content/tokens')
  for (const [service, {data, fault}] of await readFolder(folder, files, readTokenFacts)) {
    if (data) tokens.set(service, data)
    else badTokens.set(service, `${fault.problem} (content/tokens/${service}.yaml:${fault.line})`)
  }
  return {tokens, badTokens}
}
