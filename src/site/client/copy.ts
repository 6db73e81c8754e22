/** Buttons that copy: code as it is shown, with the reader's values, and the links of headings. */

import {said, say} from './words.ts'

const status = document.createElement('p')
status.className = 'unseen'
status.setAttribute('role', 'status')

/** Copy `text`, and say so on `button` and to screen readers. */
export async function copy(text: string, button: HTMLElement, done = say.copied): Promise<void> {
  const label = button.textContent
  let told = done
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    told = say.notCopied // The browser does not let this page write to the clipboard.
  }
  if (!status.isConnected) document.body.append(status)
  status.textContent = told
  button.textContent = told
  setTimeout(function () {
    button.textContent = label
    status.textContent = ''
  }, 1600)
}

export function addCopyCode(pre: HTMLPreElement): void {
  const box = pre.closest('.code') ?? wrapped(pre)
  box.append(button(say.copy, (self) => void copy(pre.innerText.trimEnd(), self), 'copy'))
}

export function addCopyList(list: HTMLElement): void {
  const text = () =>
    [...list.querySelectorAll<HTMLElement>('.check-label > span')]
      .map((item) => item.innerText.trim())
      .join('\n')
  list.append(button(say.copyList, (self) => void copy(text(), self), 'button small-button'))
}

export function addHeadingLink(heading: HTMLElement): void {
  const link = document.createElement('a')
  link.href = `#${heading.id}`
  link.className = 'heading-link'
  // Not `innerText`, for which the browser would lay the page out.
  const title = heading.textContent.trim()
  link.setAttribute('aria-label', said(say.linkTo, {title}))
  link.textContent = '#'
  heading.append(link)
}

export function button(
  label: string,
  act: (self: HTMLButtonElement) => void,
  name: string
): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = name
  made.textContent = label
  made.addEventListener('click', () => act(made))
  return made
}

function wrapped(pre: HTMLPreElement): HTMLElement {
  const box = document.createElement('div')
  box.className = 'code'
  pre.replaceWith(box)
  pre.tabIndex = 0
  box.append(pre)
  return box
}
