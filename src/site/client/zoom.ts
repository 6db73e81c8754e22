/** Opens pictures larger, in a dialog; without it, the link leads to the picture. */

import {say} from './words.ts'

let dialog: HTMLDialogElement | undefined

export function addZoom(root: ParentNode): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[data-zoom]')) {
    link.addEventListener('click', function (event) {
      const image = link.querySelector('img')
      if (!image || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      open(image)
    })
  }
}

function open(image: HTMLImageElement): void {
  dialog ??= make()
  const large = document.createElement('img')
  large.src = image.currentSrc || image.src
  large.alt = image.alt
  dialog.querySelector('img')?.remove()
  dialog.append(large)
  dialog.setAttribute('aria-label', image.alt || say.picture)
  dialog.showModal()
}

function make(): HTMLDialogElement {
  const made = document.createElement('dialog')
  made.className = 'zoom-dialog'
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'button'
  close.textContent = say.close
  made.append(close)
  made.addEventListener('click', () => made.close())
  document.body.append(made)
  return made
}
