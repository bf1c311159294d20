import type { JSX } from 'preact'
import { isPaused } from '../frame/pause.ts'
import { Glyph } from '../parts/glyph.tsx'
import { countOf } from '../parts/in-words.ts'
import type { LiveRequests } from './live-requests.ts'

/** Says that the list stands still, and how many requests came meanwhile. */
export function HeldBack({
  list,
  release,
  narrow = false,
}: {
  readonly list: LiveRequests
  readonly release: () => void
  readonly narrow?: boolean
}): JSX.Element | null {
  const { heldBack } = list.rows
  if (heldBack === 0 && !isPaused.value) return null
  const show = () => {
    isPaused.value = false
    release()
    list.hold(false)
  }
  return (
    <div class="notice wait held" role="status">
      <Glyph shape="waiting" />
      <p>
        {isPaused.value && <b>Paused. </b>}
        {countOf(heldBack, 'new request waits', 'new requests wait')}
        {narrow ? '' : '; the network goes on'}.
      </p>
      <button type="button" class="button small" onClick={show}>
        Show them <kbd>p</kbd>
      </button>
    </div>
  )
}
