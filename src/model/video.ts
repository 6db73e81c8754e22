/** Addresses of videos at services whose players may be framed. */

export interface Player {
  /** Name of the service. */
  host: string
  /** Address of the player. */
  player: string
}

interface Host {
  name: string
  /** Names of the service's own pages. */
  sites: readonly string[]
  /** Origin of the player. */
  origin: string
  /** Path and query of the player, of a video's address; `undefined` if it leads to something else. */
  player(address: URL): string | undefined
}

/** Services whose players may be framed; each keeps no track of readers who do not press play. */
const hosts: readonly Host[] = [
  {
    name: 'YouTube',
    sites: ['youtube.com', 'm.youtube.com', 'youtu.be', 'youtube-nocookie.com'],
    origin: 'https://www.youtube-nocookie.com',
    player({hostname, pathname, searchParams}) {
      const path = hostname === 'youtu.be' ? `/embed${pathname}` : pathname
      const [, inPath] = /^\/(?:embed|shorts|live|v)\/([\w-]{11})\/?$/.exec(path) ?? []
      const id = inPath ?? (pathname === '/watch' ? searchParams.get('v') : undefined)
      if (!id || !/^[\w-]{11}$/.test(id)) return undefined
      const start = seconds(searchParams.get('t') ?? searchParams.get('start') ?? '')
      return `/embed/${id}${start > 0 ? `?start=${start}` : ''}`
    }
  },
  {
    name: 'Vimeo',
    sites: ['vimeo.com', 'player.vimeo.com'],
    origin: 'https://player.vimeo.com',
    player({pathname, searchParams}) {
      const [, id, inPath] =
        /^\/(?:video\/)?(\d{1,12})(?:\/([\da-f]{6,20}))?\/?$/.exec(pathname) ?? []
      const key = inPath ?? searchParams.get('h')
      if (!id) return undefined
      return `/video/${id}?dnt=1${key && /^[\da-f]+$/.test(key) ? `&h=${key}` : ''}`
    }
  },
  {
    name: 'Loom',
    sites: ['loom.com'],
    origin: 'https://www.loom.com',
    player({pathname}) {
      const [, id] = /^\/(?:embed|share)\/([\da-f]{32})\/?$/.exec(pathname) ?? []
      return id && `/embed/${id}`
    }
  },
  {
    name: 'Wistia',
    sites: ['fast.wistia.net', 'fast.wistia.com', 'wistia.com'],
    origin: 'https://fast.wistia.net',
    player({pathname}) {
      const [, id] =
        /^\/(?:embed\/iframe|medias|embed\/medias)\/([\da-z]{6,14})\/?$/.exec(pathname) ?? []
      return id && `/embed/iframe/${id}`
    }
  }
]

/** The player of the video at `url`; `undefined` where that is no video of a known service. */
export function playerOf(url: string): Player | undefined {
  const address = URL.parse(url)
  if (!address || !/^https?:$/.test(address.protocol)) return undefined
  const site = address.hostname.replace(/^www\./, '')
  const host = hosts.find(
    ({sites}) =>
      sites.includes(site) || (sites.includes('wistia.com') && site.endsWith('.wistia.com'))
  )
  const path = host?.player(address)
  return host && path ? {host: host.name, player: host.origin + path} : undefined
}

/** `90`, `90s` and `1m30s` in seconds; 0 for all else. */
function seconds(text: string): number {
  const [whole, hours, minutes, rest] =
    /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,5})s?)?$/.exec(text) ?? []
  if (!whole) return 0
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(rest ?? 0)
}
