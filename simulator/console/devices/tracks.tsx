import type { JSX } from 'preact'
import { Outside } from '../parts/outside-text.tsx'

/** Somebody, for some market days; both included, null is open-ended. */
interface Span {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string | null
}

export interface Track {
  readonly name: string
  readonly note: string
  readonly spans: readonly Span[]
  readonly isWrong?: boolean
}

const dayMs = 86_400_000
const daysOf = (date: string): number => Date.parse(date) / dayMs

/** Series one above the other on one axis of market days, today marked. The same stands in a table beside it. */
export function Tracks({ tracks, today }: { readonly tracks: readonly Track[]; readonly today: string }): JSX.Element {
  const all = tracks.flatMap(({ spans }) => spans)
  const first = Math.min(daysOf(today) - 365, ...all.map(({ from }) => daysOf(from)))
  const last = Math.max(daysOf(today) + 365, ...all.map(({ from, to }) => daysOf(to ?? from)))
  const at = (day: number): string => `${((100 * (day - first)) / (last - first)).toFixed(2)}%`
  // None under the date of today.
  const years = yearsBetween(first, last).filter(
    (year) => Math.abs(daysOf(`${year}-01-01`) - daysOf(today)) > (last - first) / 9,
  )
  return (
    <div
      class="tracks"
      role="img"
      aria-label={`${tracks.map(({ name }) => name).join(', ')}, by market day; the table below says the same`}
    >
      {tracks.map(({ name, note, spans, isWrong = false }) => (
        <div class="track" key={name}>
          <span class="label">
            {name}
            <span class="small dim">{note}</span>
          </span>
          <div class="days">
            {spans.map((span, index) => {
              const left = daysOf(span.from)
              const right = span.to === null ? last : daysOf(span.to) + 1
              const text = <Outside text={`${span.name} ${span.id}`.trim()} />
              const isShort = right - left < (last - first) / 8
              return (
                <>
                  {isShort && (
                    <span class={isWrong ? 'before bad' : 'before'} style={{ right: `calc(100% - ${at(left)})` }}>
                      {text}
                    </span>
                  )}
                  <span
                    class={`span ${isWrong ? 'wrong' : index % 2 === 0 ? 'even' : 'odd'}`}
                    style={{ left: at(left), right: `calc(100% - ${at(right)})` }}
                  >
                    {!isShort && text}
                  </span>
                </>
              )
            })}
          </div>
        </div>
      ))}
      <div class="track axis">
        <span />
        <div class="days">
          {years.map((year) => (
            <i key={year} style={{ left: at(daysOf(`${year}-01-01`)) }}>
              {year}
            </i>
          ))}
          <b style={{ left: at(daysOf(today)) }}>{today}</b>
        </div>
      </div>
    </div>
  )
}

/** A handful of years, so that their names do not touch. */
function yearsBetween(first: number, last: number): readonly number[] {
  const from = new Date(first * dayMs).getUTCFullYear() + 1
  const to = new Date(last * dayMs).getUTCFullYear()
  const step = Math.max(1, Math.ceil((to - from + 1) / 6))
  return Array.from({ length: Math.max(0, Math.ceil((to - from + 1) / step)) }, (_, at) => from + at * step)
}
