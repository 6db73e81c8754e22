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

export function addCopyButtons(root: ParentNode): void {
  for (const pre of root.querySelectorAll('pre')) {
    const box = pre.closest('.code') ?? wrapped(pre)
    box.append(button(say.copy, (self) => void copy(pre.innerText.trimEnd(), self), 'copy'))
  }
  for (const list of root.querySelectorAll<HTMLElement>('[data-checklist]')) {
    const text = () =>
      [...list.querySelectorAll<HTMLElement>('.check-label > span')]
        .map((item) => item.innerText.trim())
        .join('\n')
    list.append(button(say.copyList, (self) => void copy(text(), self), 'button small-button'))
  }
}

export function addHeadingLinks(root: ParentNode): void {
  for (const heading of root.querySelectorAll<HTMLElement>('h2[id], h3[id], h4[id]')) {
    const link = document.createElement('a')
    link.href = `#${heading.id}`
    link.className = 'heading-link'
    // Not `innerText`, for which the browser would lay the page out anew at each heading.
    const title = heading.textContent.trim()
    link.setAttribute('aria-label', said(say.linkTo, {title}))
    link.textContent = '#'
    heading.append(link)
  }
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
