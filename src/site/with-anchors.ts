/** Puts old heading ids before the headings of rendered Markdown, so that old fragments still lead there. */

/** `anchors`: old ids by the id of the heading that bears them now. */
export function withAnchors(
  html: string,
  anchors: Readonly<Record<string, readonly string[]>>
): string {
  if (Object.keys(anchors).length === 0) return html
  return html.replace(/<h[1-6] id="([^"]*)">/g, function (tag, id: string) {
    const old = anchors[id] ?? []
    return old.map((each) => `<span class="anchor" id="${escaped(each)}"></span>`).join('') + tag
  })
}

function escaped(id: string): string {
  return id.replace(/[&"<>]/g, (found) => `&#${found.charCodeAt(0)};`)
}
