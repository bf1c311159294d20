import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { RegistrationOfPoint } from '../devices/registration-of-point.tsx'
import { go, place } from '../frame/place.ts'
import { canChange } from '../frame/recorded.ts'
import { Empty } from '../parts/states.tsx'
import { LoadFile } from './load-file.tsx'
import { RecordAnew } from './record-anew.tsx'

/** Registration Data: who is registered at a metering point, and a file to load. */
export default function RegistrationView(): JSX.Element {
  const [, point] = place.value.parts
  const text = useSignal(point ?? '')
  useEffect(() => {
    text.value = point ?? ''
  }, [point])
  const look = (event: Event) => {
    event.preventDefault()
    go(text.value.trim() === '' ? '/registration' : `/registration/${encodeURIComponent(text.value.trim())}`)
  }
  return (
    <div class="stack">
      <div class="filters">
        <h1>Registration</h1>
        <form class="search" onSubmit={look}>
          <input
            type="search"
            aria-label="MPAN or MPRN"
            placeholder="MPAN or MPRN"
            spellcheck={false}
            value={text.value}
            onInput={({ currentTarget }) => {
              text.value = currentTarget.value
            }}
          />
          <button type="submit" class="button small">
            Look up
          </button>
        </form>
      </div>
      {point !== undefined && (
        <section class="card part" aria-labelledby="registration-title">
          <RegistrationOfPoint key={point} point={point} slot={null} />
          <p class="small">
            <a href={`/devices?q=mpxn:${point}`}>Its devices</a>
          </p>
          {canChange.value && <RecordAnew key={`anew ${point}`} point={point} />}
        </section>
      )}
      {canChange.value ? (
        <LoadFile />
      ) : (
        point === undefined && (
          <section class="card">
            <Empty title="Nothing can be loaded into a recording" />
          </section>
        )
      )}
    </div>
  )
}
