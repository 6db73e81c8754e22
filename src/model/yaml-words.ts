/** What is wrong with YAML, for people who never heard of it. */

const plainly: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the line is indented otherwise than the ones around it',
  BAD_SCALAR_START: 'a value that begins with a special character stands in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a value with a colon in it stands in quotes',
  DUPLICATE_KEY: 'the name is there twice',
  MISSING_CHAR: 'a quotation mark, bracket or blank is missing',
  MULTILINE_IMPLICIT_KEY: 'a name needs a colon and a blank after it',
  TAB_AS_INDENT: 'the line begins with a tab; write blanks instead'
}

/** The words for the error `code` of the parser; its own where there are none. */
export function yamlWords({code, message = ''}: {code: string; message?: string}): string {
  return plainly[code] ?? message.charAt(0).toLowerCase() + message.slice(1)
}
