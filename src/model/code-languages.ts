/** Names that Confluence has for languages of code, and those that highlighters know. */

const names: ReadonlyMap<string, string> = new Map(
  Object.entries({
    actionscript3: 'actionscript',
    'c#': 'csharp',
    'c++': 'cpp',
    'html and xml': 'html',
    'html/xml': 'html',
    js: 'javascript',
    jscript: 'javascript',
    none: '',
    'objective-c': 'objectivec',
    plain: '',
    'plain text': '',
    plaintext: '',
    py: 'python',
    sh: 'shell',
    text: '',
    vb: 'vbnet',
    'visual basic': 'vbnet',
    yml: 'yaml'
  })
)

/** The language that is meant by `name`, which is in lower case; empty where it says that there is none. */
export function codeLanguage(name: string): string {
  return names.get(name) ?? name
}
