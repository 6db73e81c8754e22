/** What writers type for what Markdown has no form for. */

/** `Step 2: Title`, up to the title; captures the number. */
export const stepTitle = /^step\s{1,9}(\d{1,3})(?![\d.]*\d)\s{0,9}[:.)–—-]?\s{0,9}/iu
/** `Option: Title`, up to the title. */
export const optionTitle = /^option(?:\s{1,9}(?:\d{1,2}|[a-z]))?\s{0,9}[:–—]\s{0,9}/iu
