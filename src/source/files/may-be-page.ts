/** Which files of a folder may be pages: all but those that are known to be something else. */

const attachments = new Set(
  `apng avif bmp gif heic ico jfif jpeg jpg png psd svg tif tiff webp
  3gp aac avi flac m4a m4v mid mkv mov mp3 mp4 mpeg mpg ogg ogv wav webm wma wmv
  7z br bz2 dmg exe gz iso jar msi pkg rar tar tgz xz zip zst
  doc docx key numbers odp ods odt pages pdf ppt pptx rtf vsd vsdx xls xlsm xlsx
  css js jsx less map mjs cjs scss ts tsx wasm
  csv db ics json jsonl lock log sqlite pdata properties toml tsv vcf yaml yml
  eot otf ttf woff woff2
  bak crt drawio eml excalidraw key mmd msg p12 pem plantuml puml swp tmp`.split(/\s+/)
)

export function mayBePage(name: string): boolean {
  const [, extension] = /\.([^.]+)$/.exec(name) ?? []
  return (
    !name.startsWith('.') &&
    !name.endsWith('~') &&
    (extension === undefined || !attachments.has(extension.toLowerCase()))
  )
}
