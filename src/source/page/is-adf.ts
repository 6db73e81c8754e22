/** Tells a page in ADF, the JSON of Confluence's new editor, from other texts by how it begins. */

/** An object that says so before its content; interfaces give it as a string of JSON, too. */
const head =
  /^\uFEFF?\s*(?:\{|"\s*\{)(?:\s*\\?"version\\?"\s*:\s*\d+\s*,)?\s*\\?"type\\?"\s*:\s*\\?"doc\\?"/
/** One whose content comes first: it is known by its nodes. */
const bare =
  /^\uFEFF?\s*(?:\{|"\s*\{)(?:\s*\\?"version\\?"\s*:\s*\d+\s*,)?\s*\\?"content\\?"\s*:\s*\[\s*\{/
const node =
  /\\?"type\\?"\s*:\s*\\?"(?:paragraph|heading|panel|table|text|bulletList|orderedList|layoutSection|mediaSingle|extension)\\?"/

/** Whether `text`, or the text that begins so, is a page in ADF. */
export function isAdf(text: string): boolean {
  return head.test(text) || (bare.test(text) && node.test(text.slice(0, 8192)))
}
