import { useSignal } from '@preact/signals'
import type { ComponentChildren, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Refusal } from '../api/client.ts'
import { Glyph } from './glyph.tsx'
import { Outside } from './outside-text.tsx'

/** How long nothing is shown in the place of what is still being read, in milliseconds. */
const patientMs = 150

/** Grey rows of the height that the real ones will have, if they are long in coming. */
export function Loading({ rows = 6 }: { readonly rows?: number }): JSX.Element {
  const isLong = useSignal(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      isLong.value = true
    }, patientMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div class={isLong.value ? 'loading' : 'loading unseen'} role="status">
      <span class="hidden">Loading</span>
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} class={`w${row % 4}`} />
      ))}
    </div>
  )
}

/** The sentence of the control API, and a way on. */
export function Failure({
  what,
  refusal,
  again,
}: {
  readonly what: string
  readonly refusal: Refusal
  readonly again: () => void
}): JSX.Element {
  const left = useSignal(refusal.retryAfterSeconds ?? 0)
  useEffect(() => {
    left.value = refusal.retryAfterSeconds ?? 0
    const timer = setInterval(() => {
      left.value = Math.max(0, left.value - 1)
    }, 1000)
    return () => clearInterval(timer)
  }, [refusal])
  return (
    <div class="notice bad" role="alert">
      <Glyph shape="refused-by-check" />
      <p>
        <b>
          {what} could not be read{refusal.status === 0 ? '' : `: ${refusal.status}`}.
        </b>{' '}
        <Outside text={refusal.message} />
        {refusal.retryAfterSeconds !== null && ` It is asked again in ${left.value} s.`}
      </p>
      <button type="button" class="button small" onClick={again}>
        Again
      </button>
    </div>
  )
}

/** Nothing is there, and how something comes to be. */
export function Empty({
  title,
  children,
}: {
  readonly title: ComponentChildren
  readonly children?: ComponentChildren
}): JSX.Element {
  return (
    <div class="empty">
      <p class="title">{title}</p>
      {children}
    </div>
  )
}
