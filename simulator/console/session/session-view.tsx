import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { ClockState } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { networkNow, status } from '../frame/network-clock.ts'
import { canChange, recordedAt } from '../frame/recorded.ts'
import { Refused, useChange } from '../parts/change.tsx'
import { Export } from '../parts/export.tsx'
import { Field } from '../parts/field.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { momentOf } from '../parts/in-words.ts'
import { Empty, Loading } from '../parts/states.tsx'

/** The network's clock, the world stopped and going on, and what can be taken away from it as a file. */
export default function SessionView(): JSX.Element {
  const { value } = status
  return (
    <div class="stack">
      <div class="filters">
        <h1>Session</h1>
      </div>
      {value === null ? (
        <section class="card">
          <Loading rows={4} />
        </section>
      ) : recordedAt.value !== null ? (
        <section class="card">
          <Empty title={`A recording of ${recordedAt.value.slice(0, 10)}`}>
            <p>It stands as it was at {momentOf(recordedAt.value)}. Nothing in it can be changed.</p>
          </Empty>
        </section>
      ) : (
        <div class="columns two">
          <Clock />
          <Recording />
        </div>
      )}
    </div>
  )
}

const steps = [
  [1, '1 s'],
  [60, '1 min'],
  [3600, '1 h'],
  [86_400, '1 day'],
] as const

function Clock(): JSX.Element {
  const change = useChange()
  const to = useSignal('')
  const { deterministic = false, running = false } = status.value ?? {}
  const clock = useAsked<ClockState>(addressOf('/clock'), () => true, 500)
  const nextDue = clock.answer.value?.nextDue ?? null
  const put = (body: object) => change.send('PUT', addressOf('/clock'), body).then(clock.again)
  const set = (event: Event) => {
    event.preventDefault()
    void put({ to: to.value })
  }
  return (
    <section class="card" aria-labelledby="clock">
      <header>
        <h2 id="clock">Clock</h2>
        <span class="small dim">{deterministic ? 'virtual: it goes when somebody moves it' : 'it runs by itself'}</span>
      </header>
      <div class="inner">
        <p class="now mono">{networkNow.value === null ? '' : momentOf(networkNow.value)}</p>
        {deterministic ? (
          <>
            <div class="actions start">
              {steps.map(([seconds, name]) => (
                <button
                  key={name}
                  type="button"
                  class="button"
                  disabled={!canChange.value || change.isUnderWay}
                  onClick={() => void put({ bySeconds: seconds })}
                >
                  + {name}
                </button>
              ))}
              <button
                type="button"
                class="button"
                disabled={!canChange.value || change.isUnderWay || nextDue === null}
                onClick={() => void put({ toNextDue: true })}
              >
                To the next due
              </button>
            </div>
            <p class="small second">{nextDue === null ? 'Nothing falls due.' : `Next due at ${momentOf(nextDue)}.`}</p>
            <form class="inline" onSubmit={set}>
              <Field name="Set to" note="Later than now, such as 2026-12-01T00:00:00Z">
                {(id, note) => (
                  <input
                    id={id}
                    aria-describedby={note}
                    class="mono"
                    value={to.value}
                    onInput={({ currentTarget }) => {
                      to.value = currentTarget.value.trim()
                    }}
                  />
                )}
              </Field>
              <button type="submit" class="button" disabled={change.isUnderWay || to.value === ''}>
                Set
              </button>
            </form>
          </>
        ) : (
          <>
            <p>
              <Glyph shape={running ? 'done' : 'waiting'} />{' '}
              {running ? 'The world goes on.' : 'The world stands still: nothing falls due.'}
            </p>
            <div class="actions start">
              <button
                type="button"
                class="button"
                disabled={change.isUnderWay}
                onClick={() => void put({ running: !running })}
              >
                {running ? 'Pause the world' : 'Let it go on'}
              </button>
            </div>
          </>
        )}
        <Refused change={change} what="The clock was not moved" />
      </div>
    </section>
  )
}

function Recording(): JSX.Element {
  const search = useSignal('')
  const from = useSignal('')
  const to = useSignal('')
  const isEmpty = [search, from, to].every(({ value }) => value === '')
  const address = addressOf('/export/recording', {}, { q: search.value, from: from.value, to: to.value })
  const field = (name: string, of: typeof search, note: string) => (
    <Field name={name} note={note}>
      {(id, noted) => (
        <input
          id={id}
          aria-describedby={noted}
          class="mono"
          value={of.value}
          onInput={({ currentTarget }) => {
            of.value = currentTarget.value.trim()
          }}
        />
      )}
    </Field>
  )
  return (
    <section class="card" aria-labelledby="export">
      <header>
        <h2 id="export">Export</h2>
        <span class="small dim">to attach to a defect</span>
      </header>
      <div class="inner">
        <p>
          Everything of the requests that are found: documents, frames, devices, registration, and how the network
          stood.
        </p>
        {field('Search', search, 'As in the list of requests: refused-by-check srv:6.21, or a RequestID')}
        {field('From', from, 'Such as 2026-11-22T09:00:00Z')}
        {field('To', to, 'Not included')}
        <div class="actions start">
          <Export address={isEmpty ? null : address} look="primary" />
        </div>
        <p class="small">Somebody else opens it with</p>
        <pre>npx dcc-sim open FILE</pre>
      </div>
    </section>
  )
}
