/** Marks in the contents the section that is being read. */

class Contents extends HTMLElement {
  #observer: IntersectionObserver | undefined

  connectedCallback(): void {
    const links = new Map<Element, HTMLAnchorElement>()
    for (const link of this.querySelectorAll('a')) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
      if (target) links.set(target, link)
    }
    const above = new Set<Element>()

    this.#observer = new IntersectionObserver(
      function (entries) {
        for (const {target, isIntersecting, boundingClientRect} of entries) {
          if (isIntersecting || boundingClientRect.top < 0) above.add(target)
          else above.delete(target)
        }
        const current = [...links.keys()].filter((target) => above.has(target)).at(-1)
        for (const [target, link] of links) {
          if (target === current) link.setAttribute('aria-current', 'true')
          else link.removeAttribute('aria-current')
        }
      },
      {rootMargin: '0px 0px -70% 0px'}
    )
    for (const target of links.keys()) this.#observer.observe(target)
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect()
  }
}

export function followContents(): void {
  customElements.define('collate-contents', Contents)
}
