/** What is known of a service's tokens, with its sources: `content/tokens/<service>.yaml`. */

import type {Fill} from './article.ts'

/** What a step of a guide is about, so that trouble can lead back to the step that mends it. */
export type StepKind = 'open' | 'name' | 'scopes' | 'create' | 'copy' | 'use'

/** One way that a service's tokens look. */
export interface TokenForm {
  prefix?: string[]
  /** What stands somewhere behind the prefix in each of them: `.atlasv1.`. */
  contains?: string
  /** Characters with the prefix; both absent where the vendor says that it varies. */
  minLength?: number
  maxLength?: number
  /** Characters that may occur, as the inside of a regular expression's class: `A-Za-z0-9_-`. */
  alphabet?: string
  /** Nothing tells it apart from other strings: a match says little. */
  weak?: boolean
  /**
   * How its last characters follow from the others, where that is documented. `crc32-base62`: the last six are the CRC-32
   * of what stands between prefix and them, in base 62; `crc32-hex`: the last eight are that of all that stands before
   * the last `_`, its bytes from the lowest, in hexadecimal digits.
   */
  checksum?: 'crc32-base62' | 'crc32-hex'
}

/** `organisation`: the token works, but for another one than it should. */
export type Trouble = 'lost' | 'menu' | '401' | '403' | '404' | 'expired' | 'organisation' | 'other'

export interface TokenFacts {
  /** Name of the service, as readers know it: `Okta`. */
  service: string
  /** What else articles call it: `Jira`, `Terraform Cloud`. */
  aliases: string[]
  /** What the vendor calls it: `API token`. */
  tokenKind: string
  /** ISO 8601 date on which a person last compared the facts with the vendor's pages. */
  checked: string
  /** Who may create one; a short clause each. */
  who: string[]
  /** Labels to click, in order, from the service's start page. */
  path: string[]
  /** Page of the service where it begins; may hold names of `fill`. */
  openUrl?: string
  create: {label: string}
  /** What the form asks for. */
  fields: Array<{
    label: string
    kind: 'name' | 'description' | 'scope' | 'resource' | 'role' | 'expiry' | 'ip' | 'owner'
    required: boolean
    advice?: string
  }>
  /** The click that makes the token. */
  confirm: {label: string}
  /** `once` is absent where the vendor does not say. */
  reveal: {once?: boolean; wording?: string}
  /** Where to keep it. */
  store: string[]
  /** What is left to do before it works; empty for most. */
  after: string[]
  shape?: {
    /** In words: “42 characters, beginning with 00”. */
    words: string
    /** A token has one of them. */
    forms: TokenForm[]
  }
  verify?: {
    method: 'GET' | 'POST'
    /** May hold names of `fill`. */
    url: string
    /** `$TOKEN` stands for the token. */
    headers: Record<string, string>
    /** For Basic authentication: the name, whose password is the token; may hold names of `fill`. */
    user?: string
    /** What a good token answers. */
    expect: string
  }
  /** Header that carries it, and others that do as well; `$TOKEN` stands for the token. */
  use: {header: string; also: string[]}
  /** Labels of other kinds of token, and of older or newer pages of the service: no article is wrong to name them. */
  otherLabels: string[]
  lifetime: {
    /** Days until it ends of itself, where that is fixed or the default. */
    days?: number
    /** The most days that can be chosen. */
    maxDays?: number
    /** Days without use after which it ends. */
    idleDays?: number
    /** The reader picks the date. */
    chosen?: boolean
    /** What it dies with: “the user who created it”. */
    boundTo?: string
    words: string
  }
  revoke: {path: string[]; verbs: string[]}
  limits: string[]
  /** What goes wrong, and the way out. */
  trouble: Array<{
    when: Trouble
    /** The step that mends it, where it is not the usual one of its kind. */
    step?: StepKind
    title: string
    causes: string[]
    todo: string
  }>
  /** Values that `openUrl` and `verify` need; an article's own `fill` of the same kind takes their place. */
  fill: Record<string, Fill>
  sources: Array<{title: string; url: string}>
}
