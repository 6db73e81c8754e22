/** Drawings of a screen of an application, as pictures: of surfaces only, as fonts differ from machine to machine. */

import sharp, {type Sharp} from 'sharp'

export interface Screen {
  /** What is written on the button, as bits. */
  button?: number
  /** Which entry of the menu is chosen. */
  entry?: number
  /** Another page of the application: cards in place of a list. */
  cards?: boolean
}

export function screen({button = 0b1011011, entry = 2, cards = false}: Screen = {}): Sharp {
  const menu = [0, 1, 2, 3, 4, 5].map((row) =>
    [
      rectangle(0, 80 + row * 50, 200, 44, row === entry ? '#1662dd' : '#00297a'),
      ...words(20, 96 + row * 50, 0b1101101 + row * 5, '#fff')
    ].join('')
  )
  const list = Array.from({length: 9}, (_, row) =>
    [
      rectangle(240, 150 + row * 50, 700, 1, '#bbb'),
      ...words(250, 165 + row * 50, 0b1011101101 + row * 7, '#333'),
      ...words(600, 165 + row * 50, 0b110110111 + row * 3, '#666')
    ].join('')
  )
  const boxes = [0, 1, 2, 3].map((at) =>
    rectangle(240 + (at % 2) * 360, 140 + Math.floor(at / 2) * 230, 330, 200, '#8899cc')
  )
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="620">${[
        rectangle(0, 0, 960, 620, '#fff'),
        rectangle(0, 0, 200, 620, '#00297a'),
        ...menu,
        ...words(240, 50, cards ? 0b1110111 : 0b1101011, '#222', 12),
        rectangle(780, 40, 150, 40, '#1662dd'),
        ...words(795, 53, button, '#fff'),
        ...(cards ? boxes : list)
      ].join('')}</svg>`
    )
  ).png()
}

function rectangle(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`
}

/** Strokes in the rhythm of letters. */
function words(x: number, y: number, bits: number, colour: string, size = 6): string[] {
  return Array.from({length: 14}, (_, at) =>
    bits & (1 << (at % 10))
      ? rectangle(x + at * size * 1.5, y + (at % 3) * 2, size, 12 - (at % 3) * 2, colour)
      : ''
  )
}
