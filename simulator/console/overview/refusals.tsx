import type { JSX } from 'preact'
import type { Overview } from '../api/answers.ts'
import { numberOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { Empty } from '../parts/states.tsx'

/** How often each rule refused, the most frequent first. */
export function Refusals({ overview }: { readonly overview: Overview }): JSX.Element {
  const { refusals } = overview
  const most = Math.max(1, ...refusals.map(({ count }) => count))
  return (
    <section class="card refusals" aria-labelledby="refusals">
      <header>
        <h2 id="refusals">Refusals by rule</h2>
        <span class="small dim">since the network came up</span>
      </header>
      <div class="inner">
        {refusals.length === 0 && <Empty title="Nothing was refused" />}
        <ul class="rules">
          {refusals.map(({ rule, reason, count }) => {
            const isOfCheck = rule.startsWith('NOC-')
            const search = isOfCheck ? `rule:${rule} reason:${reason}` : `code:${reason}`
            return (
              <li key={`${rule} ${reason}`}>
                <a class="mono" href={`/requests?q=${encodeURIComponent(search)}`}>
                  {isOfCheck ? rule : reason}
                </a>
                <span>
                  <Outside text={isOfCheck ? reason.replaceAll('-', ' ') : rule} />
                </span>
                <b class="right">{numberOf(count)}</b>
                <span class="bar-of" aria-hidden="true">
                  <i class={isOfCheck ? 'by-check' : 'in-admission'} style={{ width: `${(100 * count) / most}%` }} />
                </span>
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}
