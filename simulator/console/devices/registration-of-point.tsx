import type { JSX } from 'preact'
import type { Cells, Registration } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { networkNow } from '../frame/network-clock.ts'
import { Outside } from '../parts/outside-text.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { slotNames } from './device-words.ts'
import { Tracks } from './tracks.tsx'

/** The two series of Registration Data of a metering point, and what the slot holds, on one axis; the same as a table. */
export function RegistrationOfPoint({
  point,
  slot,
}: {
  readonly point: string
  readonly slot: Cells['slot']
}): JSX.Element {
  const address = addressOf('/registration/:mpxn', { mpxn: point })
  const asked = useAsked<Registration>(address, ({ kind }) => kind === 'registration-loaded')
  const { value: registered } = asked.answer
  const { value: refusal } = asked.refusal
  const now = networkNow.value
  return (
    <>
      <h2 id="registration-title">
        Registration Data of{' '}
        <a class="mono" href={`/registration/${point}`}>
          {point}
        </a>
      </h2>
      {refusal !== null && <Failure what="Registration Data" refusal={refusal} again={asked.again} />}
      {registered === null || now === null ? (
        refusal === null && <Loading rows={3} />
      ) : (
        <>
          <Tracks
            today={new Date(now).toISOString().slice(0, 10)}
            tracks={[
              {
                name: 'Supplier',
                note: 'decides E4',
                spans: registered.suppliers.map(({ supplier, name, from, to }) => ({ id: supplier, name, from, to })),
              },
              {
                name: 'Network party',
                note: 'decides the check',
                spans: registered.networkParties.map(({ networkParty, name, from, to }) => ({
                  id: networkParty,
                  name,
                  from,
                  to,
                })),
              },
              ...(slot === null
                ? []
                : [
                    {
                      name: 'Slot holds',
                      note: 'as far as known',
                      isWrong: slot.state === 'wrong-operator',
                      spans: [
                        {
                          id: '',
                          name: slotNames[slot.state],
                          from: (slot.since?.at ?? new Date(now).toISOString()).slice(0, 10),
                          to: null,
                        },
                      ],
                    },
                  ]),
            ]}
          />
          <Records registered={registered} />
        </>
      )}
    </>
  )
}

/** The records of both series, as the table that a screen reader reads. */
const Records = ({ registered }: { readonly registered: Registration }): JSX.Element => (
  <table class="small records">
    <thead>
      <tr>
        <th>Series</th>
        <th>Party</th>
        <th>From</th>
        <th>To</th>
      </tr>
    </thead>
    <tbody>
      {registered.suppliers.map((each) => (
        <tr key={`s ${each.from} ${each.supplier}`}>
          <td>Supplier</td>
          <td>
            <Outside text={each.name} />{' '}
            <b class="mono">
              <Outside text={each.supplier} />
            </b>
          </td>
          <td class="mono">{each.from}</td>
          <td class="mono">{each.to ?? <span class="dim">open</span>}</td>
        </tr>
      ))}
      {registered.networkParties.map((each) => (
        <tr key={`n ${each.from} ${each.networkParty}`}>
          <td>Network party</td>
          <td>
            <Outside text={each.name} />{' '}
            <b class="mono">
              <Outside text={each.networkParty} />
            </b>
          </td>
          <td class="mono">{each.from}</td>
          <td class="mono">{each.to ?? <span class="dim">open</span>}</td>
        </tr>
      ))}
      {registered.suppliers.length + registered.networkParties.length === 0 && (
        <tr>
          <td colSpan={4}>Nobody is registered</td>
        </tr>
      )}
    </tbody>
  </table>
)
