/** Pictures that answer each other and do not show the same. */

import type {Severity} from '../../model/finding.ts'
import {type CollateRule, quote} from '../context.ts'
import {fileName} from '../features.ts'
import {matchPictures, type PictureMatch} from '../match-pictures.ts'

export const imageContentDiffers: CollateRule = {
  id: 'image/content-differs',
  run(context) {
    for (const match of matchPictures(context).pairs) {
      const {left, right, look} = match
      if (look === 'same' || look === 'unknown') continue
      const alone = left.block.kind === 'image' && right.block.kind === 'image'
      const severity = severityOf(match)
      context.find(
        'image/content-differs',
        {image: quote(left.image.alt || fileName(left.image.url)), how: look},
        {
          left: left.image,
          right: right.image,
          path: left.block.path,
          ...(severity && {severity}),
          ...(alone && {take: {out: [left.block.node], in: [right.block.node]}})
        }
      )
    }
  }
}

/** Two writers take two pictures of one screen; what is called the same, or is the same but for a part, is one. */
function severityOf({look, named}: PictureMatch): Severity | undefined {
  return look === 'changed' || (look === 'other' && named) ? undefined : 'info'
}
