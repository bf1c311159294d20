import type { JSX } from 'preact'
import { connection, sequence } from '../api/event-stream.ts'
import { momentOf, numberOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { networkNow, status } from './network-clock.ts'
import { recordedAt } from './recorded.ts'

/** What is running: under every view, and never gone. */
export function Strip(): JSX.Element {
  return (
    <div class="strip">
      <Network />
      <Live />
    </div>
  )
}

function Network(): JSX.Element | null {
  const { value } = status
  if (value === null) return null
  const { check, pending } = value
  const isLenient = check.mode !== 'enforce'
  return (
    <>
      {recordedAt.value !== null && (
        <span class="lenient">
          <b>a recording of {recordedAt.value.slice(0, 10)}, nothing here can be changed</b>
        </span>
      )}
      <span>
        seed{' '}
        <b>
          <Outside text={value.seed} />
        </b>
      </span>
      <Clock />
      <span class={isLenient ? 'lenient' : undefined}>
        {isLenient ? (
          <b>{check.mode}: nothing is refused</b>
        ) : (
          <>
            the check <b>{check.mode}</b>
          </>
        )}
        , <Outside text={check.implementation} />
      </span>
      <span>
        <b>{numberOf(value.premises)}</b> premises
      </span>
      <span>
        waits: <b>{numberOf(pending.scheduled)}</b> scheduled · <b>{numberOf(pending.orders)}</b> at devices ·{' '}
        <b>{numberOf(pending.documents)}</b> documents
      </span>
      <span class="wide">
        refusal codes <b>{value.refusalCodes}</b>
      </span>
    </>
  )
}

function Clock(): JSX.Element {
  const runs = status.value?.running ?? false
  return (
    <span>
      <b class="mono">{networkNow.value === null ? '' : momentOf(networkNow.value)}</b>
      <span class="wide"> {runs ? 'runs by itself' : 'stands still'}</span>
    </span>
  )
}

function Live(): JSX.Element {
  const { state } = connection.value
  if (state === 'live')
    return (
      <span>
        <i class="dot ok" />
        live<span class="wide">, event {numberOf(sequence.value)}</span>
      </span>
    )
  return (
    <span>
      <i class="dot warn" />
      {state === 'connecting' ? 'connecting' : 'not connected'}
    </span>
  )
}
