/** Versions of products and protocols in running text: “OAuth 2.0”, “version 3”, “v4”, “Windows 11”. */

import {blankOut} from './facts.ts'
import {stem, wordsOf} from './tokens.ts'
import {unitNames} from './units.ts'

export interface VersionRead {
  /** As it stands, with its product. */
  text: string
  from: number
  to: number
  /** Stem of the last word of the product; empty where the text names none. */
  product: string
  /** Its numbers; `x` and `*` end them. */
  numbers: readonly number[]
}

/**
 * Products whose versions are whole numbers: “Windows 11” is one, “Step 11” is not. Names as their
 * makers write them: operating systems, browsers, run times, databases.
 */
const products =
  'Windows|Windows Server|macOS|Mac OS X|Mac OS|OS X|iOS|iPadOS|watchOS|Android|Ubuntu|Debian|Fedora|CentOS|RHEL|Chrome|Firefox|Safari|Edge|Internet Explorer|Opera|Java|JDK|JRE|Python|PHP|Node|Node\\.js|Ruby|Perl|Angular|React|Vue|Bootstrap|Drupal|Joomla|PostgreSQL|Postgres|MySQL|MariaDB|SQL Server|Oracle|Exchange|SharePoint|Outlook|Office|Excel|Visual Studio|Kubernetes|Terraform|Spring Boot|Hadoop|Elasticsearch|\\.NET|HTML|HTTP|IPv|TLS|SSL|SAML|OAuth|SCIM|USB|Bluetooth|Wi-Fi'

const number = '(?<number>\\d{1,4}(?:\\.(?:\\d{1,6}|[xX]|\\*)){0,3}\\+?)'
const edge = '(?<![\\p{L}\\p{N}._/-])'
const end = `(?![\\p{L}\\p{N}_%/:-]|\\.[\\p{L}\\p{N}]|,\\d| (?:${unitNames.join('|')}|am|pm|%)\\b)`
const forms: readonly RegExp[] = [
  new RegExp(
    `${edge}(?:(?<product>[\\p{Lu}][\\p{L}\\p{N}.+#-]*) )?\\(?(?:[Vv]ersions?|[Vv]er\\.?|[Rr]elease) ?v?${number}${end}`,
    'gu'
  ),
  new RegExp(`${edge}(?:(?<product>[\\p{Lu}][\\p{L}\\p{N}.+#-]*) )?[vV]\\.?${number}${end}`, 'gu'),
  new RegExp(`${edge}(?<product>${products}) ?${number}${end}`, 'gu'),
  new RegExp(
    `${edge}(?<product>\\p{Lu}[\\p{L}\\p{N}+#-]*) (?<number>\\d{1,4}(?:\\.(?:\\d{1,6}|[xX]|\\*)){1,3}\\+?)${end}`,
    'gu'
  )
]
/** What has numbers with points in it and no versions; the words that sentences begin with. */
const others =
  /^(?:step|section|chapter|figure|table|part|page|appendix|item|example|article|in|on|at|of|from|to|until|since|about|around|the|only|costs?|usd|eur|gbp|level|grade|line|row|unit|equation|rule|lesson|module|question|exercise|task|phase|stage|round)$/i

/** Versions of `text`, in order. */
export function versionsOf(text: string): VersionRead[] {
  const found: VersionRead[] = []
  for (const form of forms)
    for (const {0: written, index, groups} of text.matchAll(form)) {
      const to = index + written.length
      const {product = '', number = ''} = groups ?? {}
      if (others.test(product) || found.some((each) => index < each.to && to > each.from)) continue
      found.push({
        text: written,
        from: index,
        to,
        // The word that a sentence begins with may be a verb.
        product: index === 0 ? '' : stem(wordsOf(product).at(-1) ?? ''),
        numbers: numbersOf(number)
      })
    }
  return found.sort((a, b) => a.from - b.from)
}

function numbersOf(text: string): number[] {
  const parts = text.replace(/\+$/, '').split('.')
  const open = parts.findIndex((part) => !/^\d+$/.test(part))
  return (open === -1 ? parts : parts.slice(0, open)).map(Number)
}

/** Whether both say the same, one perhaps more closely: 3 and 3.10, but not 2.0 and 2.1. */
export function isCompatible(a: VersionRead, b: VersionRead): boolean {
  const [short, long] = a.numbers.length <= b.numbers.length ? [a, b] : [b, a]
  return short.numbers.every((each, index) => each === long.numbers[index])
}

/** `text` with blanks in the place of its versions. */
export function withoutVersions(text: string): string {
  return blankOut(text, versionsOf(text))
}
