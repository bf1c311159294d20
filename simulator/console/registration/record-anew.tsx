import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Registration } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { Refused, useChange } from '../parts/change.tsx'
import { Choice, Field } from '../parts/field.tsx'

type Series = 'networkParties' | 'suppliers'

/** Lets a metering point go to another party from a day on, in one of the series; what was recorded before ends the day before. */
export function RecordAnew({ point }: { readonly point: string }): JSX.Element {
  const address = addressOf('/registration/:mpxn', { mpxn: point })
  const asked = useAsked<Registration>(address, ({ kind }) => kind === 'registration-loaded')
  const change = useChange()
  const series = useSignal<Series>('networkParties')
  const party = useSignal('')
  const from = useSignal('')
  const { value: registered } = asked.answer
  const save = async (event: Event) => {
    event.preventDefault()
    if (registered === null) return
    const done = await change.send('PUT', address, changeOf(registered, series.value, party.value, from.value))
    if (done !== null) party.value = ''
  }
  return (
    <details>
      <summary>Record it anew…</summary>
      <form class="inline" onSubmit={(event) => void save(event)}>
        <Field name="Series">
          {(id) => (
            <Choice
              id={id}
              value={series.value}
              options={[
                ['networkParties', 'network party: decides the check'],
                ['suppliers', 'supplier: decides E4'],
              ]}
              choose={(next) => {
                series.value = next
              }}
            />
          )}
        </Field>
        <Field name="Party" note="Market participant id or short code, such as LOND; empty for nobody">
          {(id, note) => (
            <input
              id={id}
              aria-describedby={note}
              class="mono"
              value={party.value}
              onInput={({ currentTarget }) => {
                party.value = currentTarget.value.trim()
              }}
            />
          )}
        </Field>
        <Field
          name="From"
          note="A market day such as 2026-12-01; empty for always, and then nothing else is recorded in the series"
        >
          {(id, note) => (
            <input
              id={id}
              aria-describedby={note}
              class="mono"
              value={from.value}
              onInput={({ currentTarget }) => {
                from.value = currentTarget.value.trim()
              }}
            />
          )}
        </Field>
        <Refused change={change} what="It was not recorded" />
        <div class="actions start">
          <button type="submit" class="button" disabled={change.isUnderWay || registered === null}>
            Record
          </button>
        </div>
      </form>
    </details>
  )
}

const dayMs = 86_400_000
const always = '1990-01-01'

/** What is to be recorded of the series: what was before that day, and the party from then on. */
function changeOf(registered: Registration, series: Series, party: string, from: string): object {
  const name = series === 'networkParties' ? 'networkParty' : 'supplier'
  const eve = new Date(Date.parse(from) - dayMs)
  const earlier =
    from === '' || Number.isNaN(eve.getTime()) ? [] : recordsOf(registered, series).filter((each) => each.from < from)
  const kept = earlier.map((each) => ({
    [name]: each.party,
    from: each.from,
    to: each.to === null || each.to >= from ? eve.toISOString().slice(0, 10) : each.to,
  }))
  return { [series]: [...kept, ...(party === '' ? [] : [{ [name]: party, from: from === '' ? always : from }])] }
}

const recordsOf = (registered: Registration, series: Series) =>
  series === 'networkParties'
    ? registered.networkParties.map(({ networkParty, from, to }) => ({ party: networkParty, from, to }))
    : registered.suppliers.map(({ supplier, from, to }) => ({ party: supplier, from, to }))
