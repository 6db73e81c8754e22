/** `/search/?q=`: the same search, with an address that can be kept. */

import {connect} from './search-results.ts'

class SearchPage extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[name="q"]')
    const list = this.querySelector<HTMLElement>('.hits')
    const status = this.querySelector<HTMLElement>('.search-status')
    if (!input || !list || !status) return
    const {run} = connect({
      base: this.dataset['base'] ?? '/',
      input,
      list,
      status,
      onAnswer(query) {
        const url = new URL(location.href)
        if (query === '') url.searchParams.delete('q')
        else url.searchParams.set('q', query)
        history.replaceState(null, '', url)
      }
    })
    this.querySelector('form')?.addEventListener('submit', function (event) {
      event.preventDefault()
      run()
    })
    input.value = new URLSearchParams(location.search).get('q') ?? ''
    input.focus()
    run()
  }
}

customElements.define('collate-search-page', SearchPage)
