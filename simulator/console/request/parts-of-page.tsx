import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { useKeys } from '../frame/keys.ts'
import { go, place } from '../frame/place.ts'

/** A part of a long page. */
export interface Part {
  /** In the address, behind `#`. */
  readonly id: string
  readonly name: string
  readonly count?: string
  readonly content: JSX.Element | null
}

/** Parts one below the other, with a line of their names that follows the scroll; `[` and `]` go from part to part. */
export function PartsOfPage({ parts }: { readonly parts: readonly Part[] }): JSX.Element {
  const seen = useSignal(parts[0]?.id ?? '')
  const [wanted = '', within = ''] = place.value.hash.split('/')
  useEffect(() => (wanted === '' ? undefined : scrollUntilSettled(wanted)), [wanted, within])
  useEffect(() => {
    const look = () => {
      const reached = parts.filter(({ id }) => (document.getElementById(id)?.getBoundingClientRect().top ?? 9999) < 190)
      const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2 && scrollY > 0
      seen.value = (isAtEnd ? parts.at(-1)?.id : reached.at(-1)?.id) ?? parts[0]?.id ?? ''
    }
    addEventListener('scroll', look, { passive: true })
    return () => removeEventListener('scroll', look)
  }, [parts])
  const move = (step: 1 | -1) => {
    const at = parts.findIndex(({ id }) => id === seen.value)
    const next = parts[at + step]
    if (next === undefined) return
    go(`#${next.id}`, { replace: true })
    document.getElementById(next.id)?.scrollIntoView()
  }
  useKeys({ '[': () => move(-1), ']': () => move(1) })
  return (
    <>
      <nav class="parts" aria-label="Parts of the page">
        {parts.map(({ id, name, count }) => (
          <a key={id} href={`#${id}`} aria-current={seen.value === id ? 'true' : undefined}>
            {name} {count !== undefined && <span class="dim">{count}</span>}
          </a>
        ))}
      </nav>
      {parts.map(({ id, content }) => (
        <section class="part" id={id} key={id} aria-labelledby={`${id}-title`}>
          {content}
        </section>
      ))}
    </>
  )
}

/** How long parts of a page may be in coming, in milliseconds. */
const settledMs = 4000

/** Scrolls to a part, and again while what is above it still grows; until the person scrolls. */
function scrollUntilSettled(id: string): () => void {
  const part = document.getElementById(id)
  if (part === null) return () => {}
  const scroll = () => part.scrollIntoView()
  const sizes = new ResizeObserver(scroll)
  const stop = () => {
    sizes.disconnect()
    clearTimeout(timer)
    for (const kind of scrollsOfPerson) removeEventListener(kind, stop)
  }
  const timer = setTimeout(stop, settledMs)
  for (const kind of scrollsOfPerson) addEventListener(kind, stop, { passive: true })
  for (const each of part.parentElement?.children ?? []) sizes.observe(each)
  scroll()
  return stop
}

const scrollsOfPerson = ['wheel', 'touchmove', 'keydown', 'mousedown'] as const
