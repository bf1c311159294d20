import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { CarriedFrame, Link } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { Findings } from '../parts/findings.tsx'
import { numberOf, timeOf } from '../parts/in-words.ts'
import { Empty, Failure, Loading } from '../parts/states.tsx'

/** The newest frames of the link, each to be opened. */
export function LinkFrames({ id, link }: { readonly id: string; readonly link: Link | null }): JSX.Element {
  const open = useSignal<number | null>(null)
  return (
    <>
      <h2 id="link-title">
        Link <span class="small dim">the newest frames that crossed it, or were lost on it</span>
      </h2>
      {link === null ? (
        <Loading rows={3} />
      ) : link.frames.length === 0 ? (
        <Empty title="Nobody has spoken to this device" />
      ) : (
        <table class="frames">
          <thead>
            <tr>
              <th>Time (Z)</th>
              <th>Direction</th>
              <th>Message</th>
              <th class="right">Octets</th>
              <th>Faults</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {[...link.frames].reverse().map(({ n, at, direction, octets, faults, messageCode }) => (
              <tr key={n}>
                <td class="mono">{timeOf(at)}</td>
                <td>{direction === 'down' ? '↓ to the device' : '↑ from the device'}</td>
                <td class="mono">{messageCode ?? 'no GBCS message'}</td>
                <td class="mono right">{numberOf(octets.length / 2)}</td>
                <td class={faults.length > 0 ? 'warn' : 'dim'}>{faults.length > 0 ? faults.join(', ') : 'none'}</td>
                <td class="right">
                  <button
                    type="button"
                    class="button small"
                    aria-expanded={open.value === n}
                    onClick={() => {
                      open.value = open.value === n ? null : n
                    }}
                  >
                    {open.value === n ? 'Close' : 'Open'}
                    <span class="hidden"> the frame of {timeOf(at)}</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open.value !== null && <Frame id={id} n={open.value} />}
    </>
  )
}

function Frame({ id, n }: { readonly id: string; readonly n: number }): JSX.Element {
  const asked = useAsked<CarriedFrame>(addressOf('/devices/:id/link/:n', { id, n }))
  const { value: frame } = asked.answer
  const { value: refusal } = asked.refusal
  if (frame === null)
    return refusal === null ? <Loading rows={4} /> : <Failure what="The frame" refusal={refusal} again={asked.again} />
  return <Findings inspection={frame.inspection} />
}
