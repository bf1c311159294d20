import type { JSX } from 'preact'
import type { CarriedFrame, Link } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { go, place } from '../frame/place.ts'
import { Octets } from '../octets/octets.tsx'
import { Proofs } from '../octets/proofs.tsx'
import { numberOf, timeOf } from '../parts/in-words.ts'
import { Empty, Failure, Loading } from '../parts/states.tsx'

/** The newest frames of the link; the one that the address names, `#link/12`, is open. */
export function LinkFrames({ id, link }: { readonly id: string; readonly link: Link | null }): JSX.Element {
  const [part, said = '', chosen = ''] = place.value.hash.split('/')
  const open = part === 'link' && said !== '' ? Number(said) : null
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
                    aria-expanded={open === n}
                    onClick={() => go(open === n ? '#link' : `#link/${n}`, { replace: true })}
                  >
                    {open === n ? 'Close' : 'Open'}
                    <span class="hidden"> the frame of {timeOf(at)}</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open !== null && <Frame key={open} id={id} n={open} chosen={chosen} />}
    </>
  )
}

interface FrameProps {
  readonly id: string
  readonly n: number
  /** The octets that are chosen, as `60-9`. */
  readonly chosen: string
}

function Frame({ id, n, chosen }: FrameProps): JSX.Element {
  const asked = useAsked<CarriedFrame>(addressOf('/devices/:id/link/:n', { id, n }))
  const { value: frame } = asked.answer
  const { value: refusal } = asked.refusal
  if (frame === null)
    return refusal === null ? <Loading rows={8} /> : <Failure what="The frame" refusal={refusal} again={asked.again} />
  return (
    <div class="boxed">
      <div class="tools">
        <Proofs proofs={frame.inspection.proofs} flaw={frame.inspection.flaw} />
      </div>
      <Octets
        hex={frame.octets}
        findings={frame.inspection.findings}
        chosen={chosen}
        choose={(octets) => go(octets === '' ? `#link/${n}` : `#link/${n}/${octets}`, { replace: true })}
      />
    </div>
  )
}
