/**
 * The language that Confluence told its highlighter.
 *
 * `brush: java` says nothing: Confluence writes it for code of which it knows no language, and for many
 * that it knows. It is believed only where the text looks like Java.
 */

import {codeLanguage} from '../../model/code-languages.ts'

const java =
  /^\s*(?:import\s+(?:static\s+)?[\w.]+\*?;|package\s+[\w.]+;|@Override\b)|\b(?:public|private|protected)\s+(?:(?:static|final|abstract)\s+)*(?:class|interface|enum|void|[A-Z]\w*)\s|\bSystem\.out\.|\bnew\s+[A-Z]\w*(?:<[^>\n]{0,80}>)?\(/m

/** The language in `parameters`, such as `brush: sql; gutter: false`, of the code `source`; empty where there is none. */
export function brushLanguage(parameters: string, source: string): string {
  const brush = /\bbrush:\s*([\w#+-]{1,30})/.exec(parameters)?.[1]?.toLowerCase() ?? ''
  if (brush === 'java') return java.test(source.slice(0, 20_000)) ? 'java' : ''
  return codeLanguage(brush)
}
