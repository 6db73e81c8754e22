/** The list follows what is typed and chosen; the address does, too, so that going back leads here. */

type Refresh = (address: string) => Promise<boolean>

/** Milliseconds without a key before the list is read. */
const pause = 200

export function filterAsTyped(refresh: Refresh): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  document.addEventListener('input', function ({target}) {
    const form = target instanceof Element ? target.closest<HTMLFormElement>('form.filter') : null
    if (!form) return
    clearTimeout(timer)
    timer = setTimeout(() => void show(form, refresh), pause)
  })
}

async function show(form: HTMLFormElement, refresh: Refresh): Promise<void> {
  const focused = document.activeElement
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)])
  const query = new URLSearchParams(fields.filter(([, value]) => value !== ''))
  const address = `/?${query}`
  if (!(await refresh(address))) return
  history.replaceState(undefined, '', address)
  if (focused instanceof HTMLElement && form.contains(focused)) focused.focus()
  const shown = document.querySelector('#shown')?.textContent ?? ''
  const said = document.querySelector('#said')
  if (said) said.textContent = shown
}
