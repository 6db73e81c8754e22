/** `/` and Ctrl K, or ⌘ K, lead to the search from anywhere on a page. */
export function onSearchKeys(act: () => void): void {
  document.addEventListener('keydown', function (event) {
    const {target} = event
    const typing = target instanceof HTMLElement && target.matches('input, textarea, select')
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey
    const control = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
    if (!slash && !control) return
    event.preventDefault()
    act()
  })
}
