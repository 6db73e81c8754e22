/** The search dialog, made when it is first opened. */

import {connect} from './search-results.ts'
import {say} from './words.ts'

let dialog: HTMLDialogElement | undefined
let field: HTMLInputElement | undefined
let again: (() => void) | undefined

/**
 * Open the dialog; what stands in `from` is taken over, and the focus goes back there in the end.
 * `page`: address of the page that searches.
 */
export function openSearch(base: string, page: string, from: HTMLInputElement): void {
  dialog ??= make(base, page)
  if (dialog.open || !field) return
  field.value = from.value
  dialog.showModal()
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
  again?.()
  dialog.addEventListener('close', () => (from.value = ''), {once: true})
}

function make(base: string, page: string): HTMLDialogElement {
  const made = element('dialog', 'search-dialog')
  made.setAttribute('aria-label', say.search)

  const form = element('form', '')
  form.action = page
  form.setAttribute('role', 'search')
  const input = element('input', '')
  input.type = 'search'
  input.name = 'q'
  input.placeholder = say.searchLabel
  input.setAttribute('aria-label', say.searchLabel)
  input.autocomplete = 'off'
  const close = element('button', 'button')
  close.type = 'button'
  close.textContent = say.close
  close.addEventListener('click', () => made.close())
  form.append(input, close)

  const status = element('p', 'search-status')
  status.setAttribute('role', 'status')
  const list = element('ul', 'hits')
  const more = element('p', 'search-more')
  const all = element('p', 'search-all')
  const link = element('a', '')
  all.append(link)
  made.append(form, status, list, more, all)
  made.addEventListener('click', (event) => event.target === made && made.close())
  document.body.append(made)

  field = input
  const {run} = connect({
    base,
    input,
    list,
    status,
    more,
    onAnswer(query) {
      link.href = `${page}?q=${encodeURIComponent(query)}`
      link.textContent = query === '' ? '' : say.ownPage
    }
  })
  again = run
  return made
}

function element<Name extends 'a' | 'button' | 'dialog' | 'form' | 'input' | 'p' | 'ul'>(
  name: Name,
  className: string
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  return made
}
