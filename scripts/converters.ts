/** Other converters of HTML to Markdown, as their own documentation sets them up. */

export type Convert = (html: string) => string

export const converters = {
  async turndown(): Promise<Convert> {
    const {default: Turndown} = await import('turndown')
    const {gfm} = await import('turndown-plugin-gfm')
    const service = new Turndown({headingStyle: 'atx', codeBlockStyle: 'fenced'})
    service.use(gfm)
    return (html) => service.turndown(html)
  },
  async unified(): Promise<Convert> {
    const {unified} = await import('unified')
    const {default: rehypeParse} = await import('rehype-parse')
    const {default: rehypeRemark} = await import('rehype-remark')
    const {default: remarkGfm} = await import('remark-gfm')
    const {default: remarkStringify} = await import('remark-stringify')
    const processor = unified()
      .use(rehypeParse, {fragment: true})
      .use(rehypeRemark)
      .use(remarkGfm)
      .use(remarkStringify)
      .freeze()
    return (html) => String(processor.processSync(html))
  }
} as const

export type ConverterName = keyof typeof converters
