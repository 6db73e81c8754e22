/** Reads what a page sends. */

import type {IncomingMessage} from 'node:http'

/** In bytes: answers are short. */
const longest = 64 * 1024

export type ReadJson = {value: unknown} | {status: 400 | 413; text: string}

/** The rest of what is too long is not read. */
export async function readJson(request: IncomingMessage): Promise<ReadJson> {
  const tooLong: ReadJson = {status: 413, text: 'That is too much text for an answer.'}
  if (Number(request.headers['content-length'] ?? 0) > longest) return tooLong
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > longest) return tooLong
      chunks.push(chunk)
    }
  } catch {
    // Whoever sent it is gone, and nobody reads the answer.
    return {status: 400, text: 'What was sent did not come to its end.'}
  }
  try {
    return {value: JSON.parse(Buffer.concat(chunks).toString('utf8'))}
  } catch {
    return {status: 400, text: 'What was sent is no JSON.'}
  }
}
