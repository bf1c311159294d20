import { computed, signal } from '@preact/signals'

/** Where the browser is: an address of the console, which can be sent to a colleague. */
export interface Place {
  /** `/requests/90-B3-…` */
  readonly path: string
  /** The path in pieces, decoded: `['requests', '90-B3-…']` */
  readonly parts: readonly string[]
  readonly query: URLSearchParams
  /** Without `#`. */
  readonly hash: string
}

const address = signal(location.pathname + location.search + location.hash)

export const place = computed((): Place => {
  const { pathname, searchParams, hash } = new URL(address.value, location.origin)
  const parts = pathname.split('/').filter(Boolean).map(decoded)
  return { path: pathname, parts, query: searchParams, hash: decoded(hash.slice(1)) }
})

/** Goes to an address of the console. `replace` leaves no step to go back to. */
export function go(to: string, { replace = false } = {}): void {
  const { pathname, search, hash } = new URL(to, location.href)
  const next = pathname + search + hash
  if (next === address.value) return
  if (replace) history.replaceState(null, '', next)
  else history.pushState(null, '', next)
  address.value = next
}

/** The address of where the browser is, with another query; what is empty is left out. */
export function withQuery(changes: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(place.value.query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') query.delete(name)
    else query.set(name, value)
  }
  return `${place.value.path}${search(query)}`
}

/** `?q=…`, or nothing for an empty query. Colons stay as they are: they are part of what a person reads there. */
export function search(query: URLSearchParams): string {
  const text = query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')
  return text === '' ? '' : `?${text}`
}

/** Follows links within the console without loading the page anew. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    address.value = location.pathname + location.search + location.hash
  })
  document.addEventListener('click', (event) => {
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (!isPlain || event.defaultPrevented || !(link instanceof HTMLAnchorElement)) return
    if (link.origin !== location.origin || link.target !== '' || link.download !== '') return
    if (/^\/(?:harness|assets)\//.test(link.pathname)) return
    event.preventDefault()
    go(link.href)
  })
}

/** An escape that is none stays as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
