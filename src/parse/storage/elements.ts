/** Every element of storage format that is not plain HTML, with its handler. */

import {adfExtension, adfNode} from './adf.ts'
import {image} from './images.ts'
import {bareLink, commentMarker, emoticon, person, placeholder, time} from './inline.ts'
import {link} from './links.ts'
import {macro} from './macros.ts'
import {container, type Handle, make, makeText, record, textOf} from './state.ts'
import {taskList} from './tasks.ts'

const unwrap: Handle = (node, state) => container(node, state.all(node.children))
const inside: Handle = (node, state) => state.all(node.children)
const nothing: Handle = () => []

/** A text body that stands where none is expected: its characters are kept. */
const plainText: Handle = function (node) {
  const text = textOf(node)
  return text.trim()
    ? [make(node, 'pre', {}, [make(node, 'code', {}, [makeText(node, text)])])]
    : []
}

/** Declarations of templates: no reader of a page sees them. */
const declarations: Handle = function (node, state) {
  record(state, 'declarations', node, {}, {removed: state.all(node.children)})
  return []
}

export const handlers: ReadonlyMap<string, Handle> = new Map(
  Object.entries({
    'ac:adf-attribute': nothing,
    'ac:adf-extension': adfExtension,
    'ac:adf-fragment-mark': nothing,
    'ac:adf-fragment-mark-detail': nothing,
    'ac:adf-mark': nothing,
    'ac:adf-node': adfNode,
    'ac:default-parameter': nothing,
    'ac:emoticon': emoticon,
    'ac:hipchat-emoticon': emoticon,
    'ac:image': image,
    'ac:inline-comment-marker': commentMarker,
    'ac:layout': unwrap,
    'ac:layout-cell': unwrap,
    'ac:layout-section': unwrap,
    'ac:link': link,
    'ac:macro': macro,
    'ac:parameter': nothing,
    'ac:placeholder': placeholder,
    'ac:plain-text-body': plainText,
    'ac:plain-text-link-body': inside,
    'ac:rich-text-body': unwrap,
    'ac:structured-macro': macro,
    'ac:task-id': nothing,
    'ac:task-list': taskList,
    'ac:task-status': nothing,
    'ac:task-uuid': nothing,
    'at:declarations': declarations,
    'ri:attachment': nothing,
    'ri:page': nothing,
    'ri:url': bareLink,
    'ri:user': person,
    time
  })
)
