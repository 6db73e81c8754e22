/** The search field of pages that may ask the site: it opens the dialog. */

import {onSearchKeys} from './search-keys.ts'

class SearchForm extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input')
    if (!input) return
    const {base = '/', page = '/search/'} = this.dataset
    // The dialog is fetched when it is first wanted.
    const open = async () => {
      const {openSearch} = await import('./search-dialog.ts')
      openSearch(base, page, input)
    }
    // What is typed before it is there is taken over from the field.
    onSearchKeys(function () {
      input.focus()
      void open()
    })
    input.addEventListener('input', () => void open())
    this.querySelector('form')?.addEventListener('submit', function (event) {
      if (input.value.trim() === '') event.preventDefault()
    })
  }
}

customElements.define('collate-search', SearchForm)
