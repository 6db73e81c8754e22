/** The search dialog, made when it is first opened. */

import {connect} from './search-results.ts'

let dialog: HTMLDialogElement | undefined
let field: HTMLInputElement | undefined
let again: (() => void) | undefined

/** Open the dialog; what stands in `from` is taken over, and the focus goes back there in the end. */
export function openSearch(base: string, from: HTMLInputElement): void {
  dialog ??= make(base)
  if (dialog.open || !field) return
  field.value = from.value
  dialog.showModal()
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
  again?.()
  dialog.addEventListener('close', () => (from.value = ''), {once: true})
}

function make(base: string): HTMLDialogElement {
  const made = document.createElement('dialog')
  made.className = 'search-dialog'
  made.setAttribute('aria-label', 'Search')

  const form = document.createElement('form')
  form.action = `${base}search/`
  form.setAttribute('role', 'search')
  const input = document.createElement('input')
  input.type = 'search'
  input.name = 'q'
  input.placeholder = 'Search the articles'
  input.setAttribute('aria-label', 'Search the articles')
  input.autocomplete = 'off'
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'button'
  close.textContent = 'Close'
  close.addEventListener('click', () => made.close())
  form.append(input, close)

  const status = document.createElement('p')
  status.className = 'search-status'
  status.setAttribute('role', 'status')
  const list = document.createElement('ul')
  list.className = 'hits'
  const all = document.createElement('p')
  all.className = 'search-all'
  const link = document.createElement('a')
  all.append(link)
  made.append(form, status, list, all)
  made.addEventListener('click', (event) => event.target === made && made.close())
  document.body.append(made)

  field = input
  const {run} = connect({
    base,
    input,
    list,
    status,
    onAnswer(query) {
      link.href = `${base}search/?q=${encodeURIComponent(query)}`
      link.textContent = query === '' ? '' : 'Open on a page of its own'
    }
  })
  again = run
  return made
}
