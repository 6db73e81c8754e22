/** What in HTML or XML is active, as a parser of its own reads it: htmlparser2 makes events, not trees. */

import {Parser} from 'htmlparser2'
import {isHarmless} from './address.ts'

/** Elements that load or run something, or change what the rest of a page means. */
const active = new Set(
  `animate animatemotion animatetransform applet base embed form frame frameset iframe link math meta noembed noframes
  noscript object param plaintext portal script set slot source style svg template textarea title track use xmp`.split(
    /\s+/
  )
)
const addresses = new Set(
  'action background cite classid codebase data formaction href icon longdesc manifest ping poster profile src srcdoc srcset usemap xlink:href'.split(
    ' '
  )
)

/** What the markup `html` of an article holds that no text may; `allowed` elements are the site's own. */
export function activeIn(html: string, allowed: ReadonlySet<string> = new Set()): string[] {
  const found: string[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (active.has(name) && !allowed.has(name)) found.push(`an element <${name}>`)
        found.push(...activeAttributes(name, attributes))
      }
    },
    {lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true}
  )
  parser.end(html)
  return found
}

/** Whatever the element is. */
export function activeAttributes(
  name: string,
  attributes: Readonly<Record<string, string>>
): string[] {
  return Object.entries(attributes).flatMap(function ([key, value]) {
    if (/^on/.test(key)) return [`an attribute ${key} of <${name}>`]
    if (key === 'style' || key === 'srcdoc') return [`an attribute ${key} of <${name}>`]
    if (addresses.has(key) && !isHarmless(value, name === 'img'))
      return [`the address ${value.slice(0, 60)} of <${name}>`]
    return []
  })
}
