import type { JSX } from 'preact'
import type { Overview } from '../api/answers.ts'
import { durationOf, numberOf } from '../parts/in-words.ts'
import { Empty } from '../parts/states.tsx'

const kindsInWords = {
  connection: 'on the connection',
  'on-demand': 'on demand',
  'future-dated': 'at its date',
} as const

/** How many responses came within their target, by Service Reference Variant. */
export function ResponseTimes({ overview }: { readonly overview: Overview }): JSX.Element {
  const { responseTimes } = overview
  return (
    <section class="card response-times" aria-labelledby="response-times">
      <header>
        <h2 id="response-times">Response times</h2>
        <span class="small dim">by the simulated clock, since the network came up</span>
      </header>
      <div class="inner">
        {responseTimes.length === 0 ? (
          <Empty title="Nothing has been answered yet" />
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">SRV</th>
                <th scope="col">Answered</th>
                <th scope="col" class="right">
                  Responses
                </th>
                <th scope="col" class="right">
                  In time
                </th>
                <th scope="col" class="right">
                  Longest
                </th>
                <th scope="col" class="right">
                  Target
                </th>
              </tr>
            </thead>
            <tbody>
              {responseTimes.map(({ serviceReferenceVariant, kind, count, within, longestMs, targetMs }) => (
                <tr key={`${serviceReferenceVariant} ${kind}`} class={within < count ? 'late' : ''}>
                  <th scope="row" class="mono">
                    <a href={`/requests?q=${encodeURIComponent(`srv:${serviceReferenceVariant}`)}`}>
                      {serviceReferenceVariant}
                    </a>
                  </th>
                  <td>{kindsInWords[kind]}</td>
                  <td class="right">{numberOf(count)}</td>
                  <td class="right">{within === count ? 'all' : numberOf(within)}</td>
                  <td class="right">{durationOf(longestMs)}</td>
                  <td class="right dim">{durationOf(targetMs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  )
}
