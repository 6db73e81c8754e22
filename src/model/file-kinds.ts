/** Kinds of files that readers may be given, known by their first bytes: a name alone says nothing. */

export interface FileKind {
  /** With the dot, in lower case. */
  extension: string
  picture: boolean
}

/** In bytes. */
export const largestPicture = 20 * 1024 * 1024
export const largestFile = 50 * 1024 * 1024

/** What the first bytes say, in Latin-1. */
const signatures: ReadonlyArray<[extension: string, start: RegExp]> = [
  ['.png', /^\x89PNG\r\n\x1A\n/],
  ['.jpg', /^\xFF\xD8\xFF/],
  ['.gif', /^GIF8[79]a/],
  ['.webp', /^RIFF[\s\S]{4}WEBP/],
  ['.avif', /^[\s\S]{4}ftypavi[fs]/],
  [
    '.svg',
    /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i
  ]
]

const zip = /^PK(?:\x03\x04|\x05\x06)/
const office = /^\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1/
const text = /^(?![\s\S]*\0)/

/** Kinds that are none of pictures, by extension, with what their bytes must be. */
const downloads = new Map<string, RegExp>([
  ['.pdf', /^[\s\S]{0,1019}%PDF-/],
  ...'.docx .dotx .epub .key .numbers .odg .odp .ods .odt .pages .potx .pptx .vsdx .xlsx .xltx .zip'
    .split(' ')
    .map((name): [string, RegExp] => [name, zip]),
  ...'.doc .msg .ppt .vsd .xls'.split(' ').map((name): [string, RegExp] => [name, office]),
  ['.rtf', /^\{\\rtf/],
  ['.gz', /^\x1F\x8B/],
  ['.tgz', /^\x1F\x8B/],
  ['.7z', /^7z\xBC\xAF\x27\x1C/],
  ['.mp3', /^(?:ID3|\xFF[\xE2-\xFB])/],
  ['.mp4', /^[\s\S]{4}ftyp/],
  ['.m4v', /^[\s\S]{4}ftyp/],
  ['.mov', /^[\s\S]{4}(?:ftyp|moov|wide|mdat)/],
  ['.ogg', /^OggS/],
  ['.wav', /^RIFF[\s\S]{4}WAVE/],
  ['.webm', /^\x1A\x45\xDF\xA3/],
  ['.drawio', /^\s*<(?:\?xml[^>]*>\s*<)?mx(?:file|GraphModel)\b/],
  ...'.conf .csv .ini .json .log .md .pem .properties .sql .toml .tsv .txt .yaml .yml'
    .split(' ')
    .map((name): [string, RegExp] => [name, text])
])

/** Extensions of pictures, by all the names they go by. */
export const pictureExtensions: ReadonlySet<string> = new Set(
  '.avif .gif .jpeg .jpg .png .svg .webp'.split(' ')
)
export const downloadExtensions: ReadonlySet<string> = new Set(downloads.keys())

/** What a file is that servers send in place of one which not everybody may have. */
export const webPage = 'a web page, perhaps one to sign in'
const markup =
  /^(?:\xEF\xBB\xBF)?\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|script|meta|title|iframe)\b/i
/** A drawing can run programs, and load what it likes, where it is opened by itself. */
const unsafeDrawing =
  /<(?:[\w-]+:)?(?:script|iframe|embed|object|handler)\b|\son\w+\s*=|<!ENTITY|<\?xml-stylesheet|href\s*=\s*["'][^"'#]*&#/i
/** Signs that switch to other letters, or stand between those of two bytes: what follows may be read as anything. */
const otherLetters = /[\0-\x08\x0B\x0C\x0E-\x1F]/

/** How many bytes tell what a file is. */
const enough = 4096

/**
 * What the bytes of a file named `name` are; a text says why it is not for readers, in words that go after
 * “is no picture but” and “is not published: it is”.
 */
export function kindOfFile(name: string, bytes: Uint8Array): FileKind | string {
  if (bytes.length === 0) return 'an empty file'
  const start = latin1(bytes.subarray(0, enough))
  const extension = extensionOf(name)
  const picture = signatures.find(([, signature]) => signature.test(start))?.[0]
  if (picture === '.svg' && runsPrograms(latin1(bytes))) return 'a drawing that holds a program'
  if (picture !== undefined) return {extension: picture, picture: true}
  if (markup.test(start)) return webPage

  const drawing = extension === '' && downloads.get('.drawio')?.test(start)
  const kind = drawing ? '.drawio' : extension
  const signature = downloads.get(kind)
  if (!signature && pictureExtensions.has(extension)) return 'bytes that are none'
  if (!signature) return `of the kind “${extension || 'unknown'}”, which readers are not given`
  if (!signature.test(start)) return `something else than its name says`
  return {extension: kind, picture: false}
}

function runsPrograms(drawing: string): boolean {
  if (unsafeDrawing.test(drawing) || otherLetters.test(drawing)) return true
  // Letters may be written as numbers, with blanks that browsers leave out.
  const plain = drawing.replace(/&#(?:x([\da-f]{1,8})|(\d{1,8}));?/gi, (_, hex, decimal) =>
    String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  )
  return /javascript:/i.test(plain.replace(/\s+/g, ''))
}

/** Whether `name` is that of a picture which browsers show. */
export function isPictureName(name: string): boolean {
  return pictureExtensions.has(extensionOf(name))
}

/** With the dot, in lower case; empty where there is none. */
export function extensionOf(name: string): string {
  return /[^/\\.](\.[a-z\d]{1,12})\s*$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** Whether `bytes` are a picture whose end is missing, as far as its kind tells. */
export function isCutShort(bytes: Uint8Array): boolean {
  const start = latin1(bytes.subarray(0, 16))
  if (start.startsWith('\x89PNG\r\n\x1A\n'))
    return !latin1(bytes.subarray(-65_536)).includes('IEND')
  if (!/^RIFF[\s\S]{4}WEBP/.test(start)) return false
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)
  return bytes.length < size + 8
}

function latin1(bytes: Uint8Array): string {
  let result = ''
  // A call takes so many arguments and no more.
  for (let at = 0; at < bytes.length; at += 8192)
    result += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return result
}
