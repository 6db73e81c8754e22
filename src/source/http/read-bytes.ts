/** Reads the body of a reply, up to a limit, whatever length it claims. */

import {HttpError, shownUrl} from './http-error.ts'

export async function readBytes(response: Response, limit: number, url: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (Number(response.headers.get('content-length') ?? 0) > limit) await refuse()

  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > limit) await refuse()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)

  async function refuse(): Promise<never> {
    if (!response.body?.locked) await response.body?.cancel()
    const megabytes = Math.round(limit / 1024 / 1024)
    throw new HttpError('too-large', `${shownUrl(url)} answered with more than ${megabytes} MB`)
  }
}
