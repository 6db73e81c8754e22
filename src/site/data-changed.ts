/** Name of what the server of a writer's machine says when `site.json` or `tokens.json` was staged anew. */
export const dataChanged = 'collate:data-changed'
