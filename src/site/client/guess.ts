/** What a reader may have looked for, by the words and numbers of an unknown address. */

export interface Lookup {
  numbers: Record<string, string>
  articles: Array<[title: string, path: string]>
}

/** The article whose number stands in the address, else up to five whose titles share words with it. */
export function guess(
  address: string,
  numbers: Readonly<Record<string, string>>,
  articles: Lookup['articles']
): Lookup['articles'] {
  for (const number of address.match(/\d{3,}/g) ?? []) {
    const path = numbers[number]
    const known = articles.find((article) => article[1] === path)
    if (path !== undefined) return [known ?? ['The article that was here', path]]
  }
  const wanted = new Set(wordsOf(safeDecode(address)))
  return articles
    .map((article) => ({
      article,
      score: wordsOf(article[0] + article[1]).filter((word) => wanted.has(word)).length
    }))
    .filter(({score}) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({article}) => article)
}

function wordsOf(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])]
}

function safeDecode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address // A stray `%`.
  }
}
