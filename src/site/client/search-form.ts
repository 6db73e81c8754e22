/** The search field: opens the dialog where the page may ask the site, else is a plain form. */

class SearchForm extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input')
    if (!input) return
    document.addEventListener('keydown', (event) => this.#onKey(event, input))
    if (this.dataset['dialog'] === undefined) return
    input.addEventListener('input', () => void this.#open(input))
    this.querySelector('form')?.addEventListener('submit', function (event) {
      if (input.value.trim() === '') event.preventDefault()
    })
  }

  #onKey(event: KeyboardEvent, input: HTMLInputElement): void {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey
    const control = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
    if (!slash && !control) return
    event.preventDefault()
    if (this.dataset['dialog'] === undefined) input.focus()
    else void this.#open(input)
  }

  /** The dialog is fetched when it is first wanted. */
  async #open(input: HTMLInputElement): Promise<void> {
    const {openSearch} = await import('./search-dialog.ts')
    openSearch(this.dataset['base'] ?? '/', input)
  }
}

customElements.define('collate-search', SearchForm)
