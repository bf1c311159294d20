import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { connection, connectNow, sequence } from '../api/event-stream.ts'
import { tokenWanted } from '../api/token.ts'
import { Glyph } from '../parts/glyph.tsx'
import { numberOf } from '../parts/in-words.ts'

/** Says since when nothing is heard of the network, and when it is tried again. What is known stays. */
export function Disconnected(): JSX.Element | null {
  const { value } = connection
  const isLost = value.state === 'lost' && tokenWanted.value === null
  const now = useSignal(Date.now())
  useEffect(() => {
    if (!isLost) return
    const timer = setInterval(() => {
      now.value = Date.now()
    }, 500)
    return () => clearInterval(timer)
  }, [isLost])
  if (value.state !== 'lost' || !isLost) return null
  const seconds = Math.max(0, Math.ceil((value.nextTry.getTime() - now.value) / 1000))
  return (
    <div class="notice warn strip-wide" role="alert">
      <Glyph shape="unanswered" />
      <p>
        <b>Not connected since {value.since.toLocaleTimeString('en-GB')}.</b> Shown is what was known then. Trying again{' '}
        {seconds === 0 ? 'now' : `in ${seconds} s`}
        {sequence.value > 0 && `; events are fetched from number ${numberOf(sequence.value + 1)} on`}.
      </p>
      <button type="button" class="button small" onClick={connectNow}>
        Try now
      </button>
    </div>
  )
}
