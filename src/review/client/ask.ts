/** Sends what is to be done, and gets what came of it in words. */

export interface Reply {
  said?: string
  problem?: string
  hint?: string
}

export async function ask(name: string, body: object): Promise<Reply> {
  const key = document.querySelector<HTMLMetaElement>('meta[name="collate-key"]')?.content ?? ''
  try {
    const response = await fetch(`/do/${name}`, {
      method: 'POST',
      headers: {'content-type': 'application/json', 'x-collate-key': key},
      body: JSON.stringify(body)
    })
    return (await response.json()) as Reply
  } catch {
    return {problem: 'The program does not answer.', hint: 'Start it again: npm start'}
  }
}
