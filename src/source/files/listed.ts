/** A file that was named, or found in a folder that was. */

export interface Listed {
  /** Absolute path. */
  file: string
  /** Path that findings show. */
  shown: string
  /** It lies in a folder, and only its content can tell whether it holds pages. */
  maybe?: true
}
