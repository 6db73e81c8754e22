/**
 * What Zendesk keeps of an article while “unsafe HTML” is not switched on: elements, attributes and protocols of its
 * documentation. What is written holds nothing else, whatever an article says.
 */

import type {Schema} from 'hast-util-sanitize'

export const zendeskSchema: Schema = {
  tagNames: [
    ...'a blockquote br code del details em figcaption figure h1 h2 h3 h4 h5 h6 hr img ins kbd li ol p pre span'.split(
      ' '
    ),
    ...'strong sub summary sup table tbody td th thead tr ul'.split(' ')
  ],
  attributes: {
    '*': ['id', 'title'],
    a: ['href'],
    blockquote: ['className'],
    code: ['className'],
    details: ['open'],
    img: ['alt', 'src'],
    ol: ['start'],
    p: [['className', 'callout-title']],
    span: ['style'],
    td: ['colSpan', 'rowSpan', 'style'],
    th: ['colSpan', 'rowSpan', 'style']
  },
  protocols: {
    href: ['http', 'https', 'mailto', 'ftp', 'sftp', 'sms', 'tel'],
    src: ['http', 'https']
  },
  // Ids of headings lead links there: they stay as they are.
  clobber: [],
  clobberPrefix: '',
  strip: ['script', 'style']
}
