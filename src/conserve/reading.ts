/** What the readers of HTML and of Confluence's elements share: where to put what is seen. */

/** What is being read. */
export interface Reading {
  text: string[]
  links: string[]
  images: string[]
}

export type Attributes = Readonly<Record<string, string>>
