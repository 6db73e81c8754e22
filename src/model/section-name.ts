/** Tells the name of a section (“Prerequisites”, “Article goal”) from what an article may be called. */

const general = new Set(
  `a about access an and answer appendix applies article asked audience background before begin
  cause conclusion configuration contact contents definitions description details environment
  example faq faqs features for frequently further general get getting glossary goal goals guide
  help history how important in information installation instructions into introduction issue key
  learn limitations links main more next note notes objective of on options or overview page
  permissions prerequisite prerequisites problem procedure purpose question quick reading
  references related required requirements resolution resources restrictions result results scope
  section settings setup solution start started step steps summary support supported symptom
  symptoms table the this tips to troubleshooting updates us usage version versions warning what
  where who why will you your`.split(/\s+/)
)

/** Whether `text` has no word but such as any article's sections are named with. */
export function isSectionName(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.every((word) => general.has(word))
}
