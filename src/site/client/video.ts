/** Plays a video on the page, once a reader asks for it: nothing is loaded from elsewhere before. */

import {said, say} from './words.ts'

export function addPlayers(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>('.video[data-player]')) addPlayer(box)
}

function addPlayer(box: HTMLElement): void {
  const {player = '', host = ''} = box.dataset
  const title = box.querySelector('a')?.textContent ?? ''
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button'
  button.textContent = say.play
  button.setAttribute('aria-label', `${say.play}: ${title}`)
  const note = document.createElement('p')
  note.className = 'video-note'
  note.textContent = said(say.playNote, {host})

  button.addEventListener('click', function () {
    const frame = document.createElement('iframe')
    frame.src = player
    frame.title = title
    frame.allow = 'encrypted-media; fullscreen; picture-in-picture'
    // Some players refuse to play for pages that do not say who they are.
    frame.referrerPolicy = 'strict-origin'
    frame.setAttribute('sandbox', 'allow-popups allow-presentation allow-same-origin allow-scripts')
    button.remove()
    note.replaceWith(frame)
    frame.focus()
  })
  box.append(button, note)
}
