/** Which file an address in a page asks for, and where it may be had. */

import {isRemote} from '../../emit/index.ts'
import {readAttachmentAddress} from '../../model/attached-file.ts'
import {decoded} from '../../model/decoded.ts'
import {downloadExtensions, extensionOf, pictureExtensions} from '../../model/file-kinds.ts'
import {type HelpCentreAddress, readHelpCentreAddress} from '../../model/help-centre-address.ts'
import {type Known, type PageKey, pageKey, type SourcePage} from '../../model/source-page.ts'
import {readWikiAddress} from '../../model/wiki-address.ts'

export interface Wanted {
  /** Empty where nothing says it. */
  name: string
  /** The words of a link to it, which are its name at times. */
  text: string
  picture: boolean
  /** The page that has it, where that is another one. */
  owner?: PageKey
  /** Title of the page that has it, where that page is not known. */
  title?: string
  /** The source says that it is an attached file, so that it is missed where it is not. */
  attached: boolean
  /** Names under which it may lie with its page, where that is not `name` alone. */
  besides?: readonly string[]
  /** Its whole address, where it has one. */
  address?: string
  /** What lies at this address is the same for ever. */
  lasting?: true
}

/** Where an address stands. */
export interface Asking {
  page: SourcePage
  picture: boolean
  text: string
  known: Known
}

/** The file that `address` asks for; `undefined` where it leads elsewhere. */
export function wantedFile(address: string, asking: Asking): Wanted | undefined {
  const {page, picture, text, known} = asking
  const attached = readAttachmentAddress(address)
  if (attached) {
    const {name, page: owner, title} = attached
    return {name, text, picture, attached: true, ...(owner && {owner}), ...(title && {title})}
  }

  const file = readWikiAddress(address)?.file
  if (file !== undefined) {
    const owner = known.byUrl(address, pageKey(page))
    if (owner) return {name: file, text, picture, attached: true, owner}
    if (!picture || !isRemote(address)) return
  }
  const centre = readHelpCentreAddress(address)
  if (centre) return centreFile(centre, address, asking)
  const whole = wholeAddress(address, asking)
  if (picture && whole !== undefined) return remotePicture(whole, address, text)
  if (isRemote(address) || (!picture && /^[/#?]|^$/.test(address))) return

  const name = decoded(address.replace(/[?#].*$/s, ''))
  // Exports keep the files of a page so, and nobody else.
  if (/^(?:\.\/)?attachments\/(?:thumbnails\/)?\d+\/\d+(?:\.\w+)?$/.test(name))
    return {name, text, picture, attached: true}
  const extension = extensionOf(name)
  if (!picture && !downloadExtensions.has(extension) && !pictureExtensions.has(extension)) return
  return {name, text, picture, attached: false}
}

/** Which may lie with the page all the same where the address is relative. */
function remotePicture(whole: string, address: string, text: string): Wanted {
  const path = decoded(address.replace(/[?#].*$/s, ''))
  const name = decoded(new URL(whole).pathname.split('/').at(-1) ?? '')
  const besides = /^\/(?!\/)/.test(address) ? [path] : []
  return {name, text, picture: true, attached: false, besides, address: whole}
}

/** A file of a help centre: known by its number, and by its address. */
function centreFile(
  centre: HelpCentreAddress,
  address: string,
  asking: Asking
): Wanted | undefined {
  const {page, picture, text, known} = asking
  const {kind, id = ''} = centre
  const isFile = kind === 'attachment' || kind === 'media' || kind === 'upload'
  // Who links to a file of somebody else’s centre means it there.
  if (!isFile || !(picture || known.isOwn(address, page.source))) return
  const whole = wholeAddress(address, asking)
  const place = {
    text,
    picture,
    ...(whole !== undefined && {address: whole}),
    lasting: true
  } as const
  const own = nameOf(id, page.meta.files)
  if (own !== undefined) return {name: own, attached: true, ...place}
  const owner = known.holderOf(id, pageKey(page))
  const others = owner && nameOf(id, known.factsOf(owner)?.files)
  if (owner && others !== undefined) return {name: others, attached: true, owner, ...place}

  const {name = ''} = centre
  const besides = name
    ? [`article_attachments/${id}/${name}`, `${id}/${name}`, `${id}-${name}`]
    : []
  return {name, attached: whole === undefined, besides, ...place}
}

function nameOf(id: string, files: SourcePage['meta']['files']): string | undefined {
  return files?.find((each) => each.id === id)?.name
}

/** `address` with its host, if it is one of the web: what begins with `/` is the page’s own host’s. */
function wholeAddress(address: string, {page, known}: Asking): string | undefined {
  const plain = address.trim()
  if (!/^(?:https?:\/\/|\/)/i.test(plain)) return
  const base = page.meta.url ?? known.centreOf(page.source)
  if (/^https?:/i.test(plain)) return URL.canParse(plain) ? plain : undefined
  if (plain.startsWith('//')) return URL.canParse(`https:${plain}`) ? `https:${plain}` : undefined
  return base !== undefined && URL.canParse(plain, base) ? new URL(plain, base).href : undefined
}
