/** Why a file that lies elsewhere was not had; in words that stay the same from run to run. */

export type Fault =
  /** The host is not there, or does not answer. */
  | 'unreachable'
  /** What it sends breaks off. */
  | 'broken'
  /** It wants to know who asks. */
  | 'forbidden'
  | 'gone'
  /** It answers with an error. */
  | 'status'
  /** It has too much to do. */
  | 'busy'
  /** The address, or one that it leads on to, is no public one. */
  | 'private'
  /** Led on from `https:` to `http:`, to no address, or for ever. */
  | 'redirect'
  | 'too-large'

export class FetchError extends Error {
  override readonly name = 'FetchError'
  readonly fault: Fault
  /** Another try may do better. */
  readonly passing: boolean
  /** Nobody answered at all, not even to say that there is no such host. */
  readonly silent: boolean
  /** Milliseconds that the server asks to wait. */
  readonly wait: number | undefined
  /** In bytes, of what is too large, where it is known. */
  readonly size: number | undefined

  constructor(
    fault: Fault,
    more: {passing?: boolean; silent?: boolean; wait?: number; size?: number} = {}
  ) {
    super(fault)
    this.fault = fault
    this.passing = more.passing ?? false
    this.silent = more.silent ?? false
    this.wait = more.wait
    this.size = more.size
  }
}
