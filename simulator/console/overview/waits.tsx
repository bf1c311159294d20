import type { JSX } from 'preact'
import type { Overview } from '../api/answers.ts'
import { status } from '../frame/network-clock.ts'
import { Glyph } from '../parts/glyph.tsx'
import { momentOf, numberOf } from '../parts/in-words.ts'

/** What waits where, and for what. */
export function Waits({ overview }: { readonly overview: Overview }): JSX.Element {
  const { scheduled, quarantined, orders, documents, lost, next } = overview.waits
  const wan = status.value?.wan
  const rows: readonly (readonly [where: string, count: number, what: string])[] = [
    ['DSP’s schedule', scheduled, next === null ? 'nothing is to be done later' : `next ${momentOf(next)}`],
    ['In quarantine', quarantined, quarantined === 0 ? 'no request is held' : 'until their users say so'],
    ['To devices', orders, wan === undefined ? '' : `${numberOf(wan.down)} down, ${numberOf(wan.up)} up so far`],
    ['To users', documents, documents === 0 ? 'no document waits' : 'until a user takes them'],
    ['Lost on the WAN', lost, lost === 0 ? 'no frame was lost' : 'frames, by the planned faults'],
  ]
  return (
    <section class="card waits" aria-labelledby="waits">
      <header>
        <h2 id="waits">What waits where</h2>
      </header>
      <div class="inner">
        <table>
          <tbody>
            {rows.map(([where, count, what]) => (
              <tr key={where}>
                <th scope="row">
                  <Glyph
                    shape={count === 0 ? 'not-applicable' : where === 'Lost on the WAN' ? 'unanswered' : 'waiting'}
                  />{' '}
                  {where}
                </th>
                <td class="right">
                  <b>{numberOf(count)}</b>
                </td>
                <td class="dim">{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
