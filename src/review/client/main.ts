/** Brings the page to life: answers, undo, keys. Without it, all can still be read. */

import {choose, leave, submit} from './answers.ts'
import {copy} from './copy.ts'
import {filterAsTyped} from './filter.ts'
import {listenForKeys} from './keys.ts'
import {refresh, refreshWhenBack, work} from './page.ts'

document.addEventListener('click', function (event) {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  if (!button) return
  const {answer, do: name, copy: text} = button.dataset
  if (answer !== undefined) choose(button)
  else if (name !== undefined) void work(name, button)
  else if (text !== undefined) void copy(text)
  else if (button.classList.contains('cancel')) leave(button)
  else if (button.id === 'show-help')
    document.querySelector<HTMLDialogElement>('#help')?.showModal()
})

document.addEventListener('submit', function (event) {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.classList.contains('reason')) return
  event.preventDefault()
  void submit(form)
})

document.querySelector('#show-help')?.removeAttribute('hidden')
listenForKeys()
filterAsTyped(refresh)
refreshWhenBack()
