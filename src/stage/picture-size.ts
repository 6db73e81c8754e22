/** Width and height of a picture, read from its first bytes, so that pages do not jump while it loads. */

export interface Size {
  width: number
  height: number
}

/** The size of the picture in `bytes` (PNG, GIF, JPEG, WebP, SVG); `undefined` where it is not to be read. */
export function pictureSize(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

  try {
    if (text(1, 4) === 'PNG') return {width: view.getUint32(16), height: view.getUint32(20)}
    if (text(0, 3) === 'GIF')
      return {width: view.getUint16(6, true), height: view.getUint16(8, true)}
    if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return webp(view, text(12, 16))
    if (view.getUint16(0) === 0xff_d8) return jpeg(view)
    return svg(new TextDecoder().decode(bytes.subarray(0, 2000)))
  } catch (error) {
    if (error instanceof RangeError) return undefined // Cut short.
    throw error
  }
}

function webp(view: DataView, kind: string): Size | undefined {
  if (kind === 'VP8X') {
    const at = (offset: number) => (view.getUint32(offset, true) & 0xff_ff_ff) + 1
    return {width: at(24), height: at(27)}
  }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true)
    return {width: (bits & 0x3f_ff) + 1, height: ((bits >> 14) & 0x3f_ff) + 1}
  }
  if (kind === 'VP8 ') {
    return {width: view.getUint16(26, true) & 0x3f_ff, height: view.getUint16(28, true) & 0x3f_ff}
  }
  return undefined
}

function jpeg(view: DataView): Size | undefined {
  for (let at = 2; at < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    // Start of frame, of any kind; C4, C8 and CC are tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return {width: view.getUint16(at + 7), height: view.getUint16(at + 5)}
    }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

function svg(text: string): Size | undefined {
  const tag = /<svg\b[^>]{0,1000}>/iu.exec(text)?.[0]
  if (!tag) return undefined
  const width = Number(/\swidth=["'](\d+(?:\.\d+)?)(?:px)?["']/u.exec(tag)?.[1])
  const height = Number(/\sheight=["'](\d+(?:\.\d+)?)(?:px)?["']/u.exec(tag)?.[1])
  if (width > 0 && height > 0) return {width: Math.round(width), height: Math.round(height)}
  const box = /\sviewBox=["']\s*\S+\s+\S+\s+(\d+(?:\.\d+)?)\s+(\d+(?:\.\d+)?)\s*["']/u.exec(tag)
  return box ? {width: Math.round(Number(box[1])), height: Math.round(Number(box[2]))} : undefined
}
