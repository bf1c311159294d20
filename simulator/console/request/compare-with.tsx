import { type Signal, useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { RequestDetail, RequestList, SentFrame } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { type Differences, differencesOf } from '../octets/differences.ts'
import { fieldsOf } from '../octets/fields.ts'
import { countOf, momentOf } from '../parts/in-words.ts'

/** Another frame beside the one that is shown. */
interface Compared {
  /** Where the other is to be had; empty for none. */
  readonly address: Signal<string>
  /** Null where there is none, or it has not come yet. */
  readonly differences: Differences | null
}

/** What a frame differs in from another that somebody chooses. */
export function useCompared(frame: SentFrame | null): Compared {
  const address = useSignal('')
  const asked = useAsked<SentFrame>(address.value || null)
  const other = address.value === '' ? null : asked.answer.value
  const differences = useMemo(
    () => (frame === null || other === null ? null : differencesOf(messageOf(frame), messageOf(other))),
    [frame, other],
  )
  return { address, differences }
}

const messageOf = ({ hex, inspection: { findings } }: SentFrame) => ({ hex, fields: fieldsOf(findings) })

/** How many other requests of the device are offered. */
const mostRequests = 10

interface CompareWithProps {
  readonly request: RequestDetail
  /** The number of the frame that is shown. */
  readonly n: number
  readonly compared: Compared
}

/** Chooses the other frame: of the same request, or the first one of another request of the device. */
export function CompareWith({ request, n, compared: { address, differences } }: CompareWithProps): JSX.Element {
  const { requestId, frames, row } = request
  const device = row?.device.id ?? null
  const { value: found } = useAsked<RequestList>(
    device === null ? null : addressOf('/requests', {}, { q: `device:${device}`, limit: mostRequests }),
  ).answer
  const own = frames.filter((frame) => frame.n !== n)
  const others = (found?.requests ?? []).filter((other) => other.requestId !== requestId && other.finalCode !== null)
  const frameOf = (id: string, nth: number) => addressOf('/requests/:id/frames/:n', { id, n: nth })
  return (
    <>
      {differences !== null && (
        <span class="small" role="status">
          {differences.count === 0
            ? 'No octet differs.'
            : `${countOf(differences.count, 'octet differs', 'octets differ')}, in ${countOf(differences.fields.size, 'field')}.`}
        </span>
      )}
      <select
        class="small"
        aria-label="Compare with"
        value={address.value}
        onChange={({ currentTarget }) => {
          address.value = currentTarget.value
        }}
      >
        <option value="">Compare with…</option>
        {own.map(({ n: each, direction, messageCode }) => (
          <option key={each} value={frameOf(requestId, each)}>
            {direction === 'down' ? '↓' : '↑'} frame {each} of this request, {messageCode ?? 'not GBCS'}
          </option>
        ))}
        {others.map((other) => (
          <option key={other.requestId} value={frameOf(other.requestId, 1)}>
            ↓ {other.serviceReferenceVariant} of {momentOf(other.at)}
          </option>
        ))}
      </select>
    </>
  )
}
