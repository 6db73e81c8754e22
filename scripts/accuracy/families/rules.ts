/** Kinds of findings that several families count. */

/** What one version has and the other has not. */
export const gone = [
  'block/missing',
  'block/extra',
  'step/missing',
  'step/extra',
  'warning/missing',
  'prereq/missing',
  'link/missing',
  'field/missing',
  'condition/missing'
] as const

/** Other words in texts that answer each other. */
export const reworded = [
  'text/changed',
  'heading/changed',
  'number/conflict',
  'date/conflict',
  'version/conflict',
  'label/changed',
  'label/case',
  'path/conflict',
  'path/partial',
  'code/changed',
  'negation/flip',
  'modal/strength',
  'modal/polarity',
  'condition/missing',
  'role/conflict',
  'term/inconsistent',
  'field/value-conflict',
  'table/cell-changed'
] as const
