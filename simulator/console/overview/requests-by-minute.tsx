import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Overview } from '../api/answers.ts'
import { networkNow } from '../frame/network-clock.ts'
import { outcomeNames, outcomes } from '../parts/glyph.tsx'
import { countOf, numberOf } from '../parts/in-words.ts'
import { TableToggle } from '../parts/table-toggle.tsx'
import { type Minute, minutesUntil } from './per-minute.ts'
import { RequestChart } from './request-chart.tsx'

export const shownMinutes = 30

/** How many requests came in each of the last minutes, and how they came out. */
export function RequestsByMinute({ overview }: { readonly overview: Overview }): JSX.Element {
  const isTable = useSignal(false)
  const under = useSignal<Minute | null>(null)
  const now = Math.floor((networkNow.value ?? 0) / 60_000) * 60_000
  const minutes = useMemo(() => minutesUntil(now, overview.perMinute, shownMinutes), [now, overview.perMinute])
  const sumOf = (outcome: (typeof outcomes)[number]): number =>
    minutes.reduce((sum, minute) => sum + minute[outcome], 0)
  const all = outcomes.reduce((sum, outcome) => sum + sumOf(outcome), 0)
  const said = `Requests per minute, by outcome: ${countOf(all, 'request')} in ${shownMinutes} minutes; ${outcomes
    .map((outcome) => `${sumOf(outcome)} ${outcomeNames[outcome].toLowerCase()}`)
    .join(', ')}`
  return (
    <section class="card minutes" aria-labelledby="minutes">
      <header>
        <h2 id="minutes">Requests per minute, by outcome</h2>
        <span class="small dim">
          {under.value === null ? `last ${shownMinutes} minutes of the network’s clock` : inWords(under.value)} ·{' '}
          <TableToggle isTable={isTable} picture="chart" />
        </span>
      </header>
      <div class="inner">
        {isTable.value ? (
          <MinuteTable minutes={minutes} />
        ) : (
          <RequestChart
            minutes={minutes}
            said={said}
            hover={(minute) => {
              under.value = minute
            }}
          />
        )}
        <ul class="legend">
          {outcomes.map((outcome) => (
            <li key={outcome}>
              <a href={`/requests?q=outcome:${outcome}`}>
                <i class={`swatch ${outcome}`} />
                {outcomeNames[outcome]} <b>{numberOf(sumOf(outcome))}</b>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

const timeOfMinute = ({ at }: Minute): string => new Date(at).toISOString().slice(11, 16)

const inWords = (minute: Minute): string => {
  const said = outcomes
    .filter((outcome) => minute[outcome] > 0)
    .map((outcome) => `${minute[outcome]} ${outcomeNames[outcome].toLowerCase()}`)
  return `${timeOfMinute(minute)}: ${said.length === 0 ? 'none' : said.join(', ')}`
}

const MinuteTable = ({ minutes }: { readonly minutes: readonly Minute[] }): JSX.Element => (
  <table class="as-table">
    <thead>
      <tr>
        <th scope="col">Minute (Z)</th>
        {outcomes.map((outcome) => (
          <th scope="col" class="right" key={outcome}>
            {outcomeNames[outcome]}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {minutes
        .filter((minute) => outcomes.some((outcome) => minute[outcome] > 0))
        .map((minute) => (
          <tr key={minute.at}>
            <th scope="row" class="mono">
              {timeOfMinute(minute)}
            </th>
            {outcomes.map((outcome) => (
              <td class="right" key={outcome}>
                {numberOf(minute[outcome])}
              </td>
            ))}
          </tr>
        ))}
    </tbody>
  </table>
)
