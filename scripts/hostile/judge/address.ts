/** Which addresses run nothing, by the URL standard's own parser and not by the rules that are judged. */

const base = 'https://here.example/'
/** `article`, `attachment` and `page` lead within the knowledge base. */
const harmless = new Set(
  `article: attachment: callto: facetime: ftp: ftps: geo: git: http: https: irc: ircs: mailto: maps: matrix: news:
  page: sftp: sip: sips: sms: ssh: tel: webcal: xmpp:`.split(/\s+/)
)
const picture = /^data:image\/(?:avif|bmp|gif|jpe?g|png|webp)[;,]/i

/** Whether a browser that follows `address` runs no code and opens no file. */
export function isHarmless(address: string, isPicture = false): boolean {
  let url: URL
  try {
    url = new URL(address, base)
  } catch {
    return true // No browser follows it.
  }
  if (harmless.has(url.protocol)) return true
  // `host:8080/…` is typed for a host; a browser knows no such scheme, and does nothing.
  if (/^[\w.-]+:\d/.test(address.trim())) return true
  return isPicture && picture.test(url.href)
}
