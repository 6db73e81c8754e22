/** Where the answers to “was this helpful?” lead: letters, or forms for an issue, that are begun for the reader. */

import type {FeedbackConfig} from '../model/config.ts'
import type {Words} from './words/english.ts'
import {fill} from './words/fill.ts'

export interface Addresses {
  /** Absent where nobody wants to be told so. */
  yes?: string
  no: string
}

/** `undefined` where a form asks instead. */
export function feedbackAddresses(
  feedback: FeedbackConfig,
  {title, url}: {title: string; url: string},
  words: Words
): Addresses | undefined {
  const about = fill(words.aboutSubject, {title})
  const body = `${url}\n\n${words.aboutBody}\n`
  if ('issues' in feedback) return {no: issueAddress(feedback.issues, about, body)}
  if (!('mail' in feedback)) return undefined
  return {
    yes: letter(feedback.mail, fill(words.helpedSubject, {title}), `${url}\n`),
    no: letter(feedback.mail, about, body)
  }
}

function letter(to: string, subject: string, body: string): string {
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}

/** The form for a new issue at `address`, with a title and a text that are filled in. */
function issueAddress(address: string, title: string, text: string): string {
  const url = new URL(address)
  // GitLab’s forms lie below `/-/`, and call their fields by other names than GitHub’s.
  const isGitLab = url.pathname.includes('/-/issues')
  url.searchParams.set(isGitLab ? 'issue[title]' : 'title', title)
  url.searchParams.set(isGitLab ? 'issue[description]' : 'body', text)
  return url.href
}
