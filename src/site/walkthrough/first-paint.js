// Shows only the chosen path before the page is painted: one small file that the page waits for.
// The element that takes over removes the rule again.
;(function () {
  const root = document.documentElement
  const paths = (root.dataset.paths ?? '').split(' ').filter(Boolean)
  if (paths.length < 2) return

  let kept
  try {
    kept = JSON.parse(localStorage.getItem(`collate:${root.dataset.guide}`) ?? 'null')
  } catch {
    kept = null // Storage is switched off, or holds something else.
  }

  const wanted = [new URLSearchParams(location.search).get('path'), kept?.progress?.path]
  const path = wanted.find((each) => paths.includes(each)) ?? paths[0]
  const sheet = new CSSStyleSheet()
  sheet.insertRule(
    `@media screen {.path:not([data-path="${CSS.escape(path)}"], [data-inside]) {display: none}}`
  )
  document.adoptedStyleSheets.push(sheet)
})()
