/**
 * Tells addresses of the public network from those of this machine and of the networks that it is in: whoever writes an
 * article must not make an import ask what only this machine can reach.
 *
 * https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry
 */

import {BlockList, isIP, isIPv4} from 'node:net'

const special4 = new BlockList()
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3'
])
  add(special4, range, 'ipv4')

/** All that is given to anybody lies in `2000::/3`. */
const global6 = new BlockList()
add(global6, '2000::/3', 'ipv6')
const special6 = new BlockList()
// The first holds Teredo, benchmarks and others; `2002::/16` is handled by what it holds.
for (const range of ['2001::/23', '2001:db8::/32', '2620:4f:8000::/48', '3fff::/20'])
  add(special6, range, 'ipv6')

/** Whether `address`, of version 4 or 6, is one that anybody may be asked at. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/s, '')
  if (isIPv4(plain)) return !special4.check(plain, 'ipv4')
  if (isIP(plain) === 0) return false
  const inner = innerOf(plain)
  if (inner !== undefined) return isPublicAddress(inner)
  return global6.check(plain, 'ipv6') && !special6.check(plain, 'ipv6')
}

/** The address of version 4 that one of version 6 stands for: mapped, translated (NAT64), or 6to4. */
function innerOf(address: string): string | undefined {
  const parts = partsOf(address)
  const low = dotted(parts[6], parts[7])
  const zeros = (from: number, to: number) => parts.slice(from, to).every((part) => part === 0)
  if (zeros(0, 5) && parts[5] === 0xffff) return low
  if (zeros(0, 4) && parts[4] === 0xffff && parts[5] === 0) return low
  if (parts[0] === 0x64 && parts[1] === 0xff9b && zeros(2, 6)) return low
  if (parts[0] === 0x2002) return dotted(parts[1], parts[2])
  return
}

function dotted(high = 0, low = 0): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** The eight numbers of an address of version 6, whichever way it is written. */
function partsOf(address: string): number[] {
  // The URL parser writes all of them in one way, without dots.
  const host = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [left = '', right] = host.split('::')
  const numbers = (text: string) =>
    text === '' ? [] : text.split(':').map((part) => Number.parseInt(part, 16))
  const [before, after] = [numbers(left), numbers(right ?? '')]
  const missing = right === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array.from({length: missing}, () => 0), ...after]
}

function add(list: BlockList, range: string, family: 'ipv4' | 'ipv6'): void {
  const [net = '', prefix] = range.split('/')
  list.addSubnet(net, Number(prefix), family)
}
