/** Why files of a page are not taken, in data. */

import type {FileTrouble} from '../../emit/index.ts'
import type {Config} from '../../model/config.ts'
import {extensionOf, webPage} from '../../model/file-kinds.ts'
import {readHelpCentreAddress} from '../../model/help-centre-address.ts'
import type {SourcePage} from '../../model/source-page.ts'
import {suggest} from '../../model/suggest.ts'
import type {FetchError} from '../../source/index.ts'
import {type FoundFile, limitOf, type Shelves} from './find-file.ts'
import type {Wanted} from './wanted-file.ts'

const megabyte = 1024 * 1024

/** What there is to say of a file that is not taken; nothing of pictures that are elsewhere. */
export function troubleOf(
  src: string,
  {wanted, found, fault}: FoundFile & {wanted: Wanted},
  own: SourcePage,
  {known, config}: Shelves
): FileTrouble | undefined {
  const {name, picture, owner, title, attached, address} = wanted
  const shown = shownName(name || (address ?? src))
  const refused = found && !('bytes' in found) ? found : undefined
  if (fault) return notFetched(src, wanted, fault, config)
  if (refused && 'limit' in refused) {
    const [size, limit] = [refused.size, refused.limit].map((each) => Math.ceil(each / megabyte))
    return {src, rule: 'file/too-large', args: {file: shown, size: size ?? 0, limit: limit ?? 0}}
  }
  const at = address === undefined ? {} : {address}
  if (refused && picture)
    return {src, rule: 'image/wrong-type', args: {picture: shown, found: refused.because, ...at}}
  if (refused && refused.because === webPage && !/^\.x?html?$/.test(extensionOf(name)))
    return {src, rule: 'file/web-page', args: {file: shown, ...at}}
  if (refused)
    return {src, rule: 'file/refused', args: {file: shown, because: `it is ${refused.because}`}}
  if (!attached || address !== undefined) return
  if (picture && owner === undefined && title === undefined && !readHelpCentreAddress(src)) return
  const {files = []} = (owner ? known.factsOf(owner) : own.meta) ?? {}
  const near = suggest(
    name,
    files.map((each) => each.name)
  )
  const page = title ?? (owner && known.titleOf(owner))
  return {
    src,
    rule: 'file/missing',
    args: {file: shown, ...(page && {page}), ...(near && {near})}
  }
}

function notFetched(
  src: string,
  {name, picture, address = ''}: Wanted,
  {fault, size}: FetchError,
  config: Config
): FileTrouble {
  if (fault === 'too-large') {
    const limit = Math.ceil(limitOf(picture, {config}) / megabyte)
    const known = size === undefined ? {} : {size: Math.ceil(size / megabyte)}
    return {src, rule: 'file/too-large', args: {file: shownName(name || address), limit, ...known}}
  }
  const {host} = new URL(address)
  return {src, rule: 'file/not-fetched', args: {because: fault, host, address, picture}}
}

/** On one line, and no longer than a person reads; signs that turn the text around are gone. */
function shownName(name: string): string {
  return name
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 120)
}
