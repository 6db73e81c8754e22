/** Unpacks the text of a diagram that a macro holds in a parameter: Base64 of deflated, escaped text. */

import {Buffer} from 'node:buffer'
import {gunzipSync, inflateRawSync, inflateSync} from 'node:zlib'
import {decoded} from '../../model/decoded.ts'

/** No diagram is longer: more is an attack. */
const limit = {maxOutputLength: 1_000_000}

/** The text that `data` stands for; empty where it cannot be told. */
export function inflateDiagram(data: string): string {
  const packed = data.replace(/\s+/g, '')
  if (packed.length < 4 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(packed)) return ''
  const bytes = Buffer.from(packed, 'base64')
  for (const unpack of [inflateRawSync, inflateSync, gunzipSync]) {
    try {
      return decoded(new TextDecoder('utf-8', {fatal: true}).decode(unpack(bytes, limit)))
    } catch {
      // Packed another way: the next one is tried.
    }
  }
  const text = readAsText(bytes)
  return /^@start|^(?:graph|flowchart|sequenceDiagram)\b/.test(text.trim()) ? text : ''
}

function readAsText(bytes: Uint8Array): string {
  try {
    return decoded(new TextDecoder('utf-8', {fatal: true}).decode(bytes))
  } catch {
    return '' // No text at all.
  }
}
