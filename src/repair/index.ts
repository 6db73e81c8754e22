import {attachedFiles} from './attached-files.ts'
import {bareParagraphs} from './bare-paragraphs.ts'
import {boldHeadings} from './bold-headings.ts'
import {brushFences} from './brush-fences.ts'
import {choiceOfPaths} from './choice-of-paths.ts'
import {codeBlocks} from './code-blocks.ts'
import {codeLines} from './code-lines.ts'
import {commentMarkers} from './comment-markers.ts'
import {contentFarmChrome} from './content-farm-chrome.ts'
import type {Repair} from './define-repair.ts'
import {duplicateIds} from './duplicate-ids.ts'
import {embeds} from './embeds.ts'
import {emphasisBlanks} from './emphasis-blanks.ts'
import {emptyInlines} from './empty-inlines.ts'
import {emptyParagraphs} from './empty-paragraphs.ts'
import {exportLeftovers} from './export-leftovers.ts'
import {exportedLinks} from './exported-links.ts'
import {fakeHeadings} from './fake-headings.ts'
import {fileNameAlts} from './file-name-alts.ts'
import {foreignElements} from './foreign-elements.ts'
import {foreignFaq} from './foreign-faq.ts'
import {halfHeadingSteps} from './half-heading-steps.ts'
import {handMadeContents} from './hand-made-contents.ts'
import {headingPictures} from './heading-pictures.ts'
import {headingRanks} from './heading-ranks.ts'
import {helpCentreChrome} from './help-centre-chrome.ts'
import {helpCentreLinks} from './help-centre-links.ts'
import {helpCentrePage} from './help-centre-page.ts'
import {hiddenText} from './hidden-text.ts'
import {includes} from './includes.ts'
import {layoutTables} from './layout-tables.ts'
import {leakedLinks} from './leaked-links.ts'
import {leakedMacros} from './leaked-macros.ts'
import {linkTexts} from './link-texts.ts'
import {listedFiles} from './listed-files.ts'
import {listsForIndent} from './lists-for-indent.ts'
import {lostIcons} from './lost-icons.ts'
import {lostPictures} from './lost-pictures.ts'
import {markupResidue} from './markup-residue.ts'
import {migrationBanner} from './migration-banner.ts'
import {namedArticles} from './named-articles.ts'
import {nestedEmphasis} from './nested-emphasis.ts'
import {nonBreakingSpaces} from './non-breaking-spaces.ts'
import {pageLinks} from './page-links.ts'
import {pageLists} from './page-lists.ts'
import {plainBoxes} from './plain-boxes.ts'
import {plainHttp} from './plain-http.ts'
import {printedSheets} from './printed-sheets.ts'
import {siteNotices} from './site-notices.ts'
import {spanSoup} from './span-soup.ts'
import {splitLists} from './split-lists.ts'
import {stepHeadings} from './step-headings.ts'
import {styledAccordions} from './styled-accordions.ts'
import {styledBoxes} from './styled-boxes.ts'
import {styledTabs} from './styled-tabs.ts'
import {tableHeadings} from './table-headings.ts'
import {tableSteps} from './table-steps.ts'
import {typedAttributes} from './typed-attributes.ts'
import {typedBullets} from './typed-bullets.ts'
import {typedCallouts} from './typed-callouts.ts'
import {typedChecklists} from './typed-checklists.ts'
import {typedEmoticons} from './typed-emoticons.ts'
import {typedMarks} from './typed-marks.ts'
import {typedRules} from './typed-rules.ts'
import {typedSteps} from './typed-steps.ts'
import {unfilledPlaces} from './unfilled-places.ts'
import {unsafeLinks} from './unsafe-links.ts'
import {vagueLinks} from './vague-links.ts'
import {viewRepairs} from './view/index.ts'
import {wikiExportChrome} from './wiki-export-chrome.ts'
import {wrappedLinks} from './wrapped-links.ts'

export type {Repaired, RepairOptions, RepairWorld} from './run.ts'
export {runRepairs} from './run.ts'

/** Every repair, in the order in which they run. */
export const repairs: readonly Repair[] = [
  // What only other pages know, to be repaired like the rest.
  includes,
  pageLists,
  // What may not be there at all: code, markers, frames around the article.
  leakedLinks,
  leakedMacros,
  commentMarkers,
  wikiExportChrome,
  helpCentrePage,
  // What the wiki makes of its own elements for browsers.
  ...viewRepairs,
  exportLeftovers,
  hiddenText,
  brushFences,
  typedEmoticons,
  unsafeLinks,
  embeds,
  wrappedLinks,
  styledAccordions,
  foreignElements,
  styledBoxes,
  styledTabs,
  // Inline text, before anything reads it.
  nonBreakingSpaces,
  spanSoup,
  typedAttributes,
  codeBlocks,
  bareParagraphs,
  // What surrounds the article: banners, chrome, contents.
  migrationBanner,
  handMadeContents,
  printedSheets,
  siteNotices,
  helpCentreChrome,
  foreignFaq,
  contentFarmChrome,
  plainBoxes,
  // Inline markup and links.
  duplicateIds,
  typedMarks,
  emptyInlines,
  nestedEmphasis,
  headingPictures,
  linkTexts,
  exportedLinks,
  helpCentreLinks,
  pageLinks,
  namedArticles,
  emptyParagraphs,
  emphasisBlanks,
  boldHeadings,
  typedRules,
  codeLines,
  // Structure: callouts, headings, steps, tables, paths.
  layoutTables,
  listsForIndent,
  typedBullets,
  stepHeadings,
  fakeHeadings,
  tableSteps,
  tableHeadings,
  halfHeadingSteps,
  typedSteps,
  splitLists,
  typedCallouts,
  typedChecklists,
  headingRanks,
  choiceOfPaths,
  // Pictures, and what is left over.
  lostPictures,
  lostIcons,
  fileNameAlts,
  listedFiles,
  vagueLinks,
  plainHttp,
  unfilledPlaces,
  attachedFiles,
  markupResidue
]
