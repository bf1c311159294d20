import type { JSX } from 'preact'
import type { RequestList } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { timeOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { addressOfRequest, codeOf, OutcomeGlyph } from '../requests/cells.tsx'

const shown = 6
/** At most so often they are read again while things happen, in milliseconds. */
const everyMs = 1000

/** The refusals of the check and of admission that came last. */
export function NewestRefusals(): JSX.Element {
  const asked = useAsked<RequestList>(
    addressOf('/requests', {}, { q: 'refused', limit: shown }),
    ({ row }) => row?.outcome === 'refused' || row?.outcome === 'refused-by-check',
    everyMs,
  )
  const { value: list } = asked.answer
  return (
    <section class="card newest" aria-labelledby="newest">
      <header>
        <h2 id="newest">Newest refusals</h2>
        {list !== null && (
          <a class="small" href="/requests?q=refused">
            all {list.total}
          </a>
        )}
      </header>
      <div class="inner">
        {list?.total === 0 && <p class="second">Nothing was refused.</p>}
        <ul>
          {list?.requests.map((row) => (
            <li key={row.sequence}>
              <OutcomeGlyph row={row} />
              <a class="mono" href={addressOfRequest(row)}>
                {codeOf(row)}
              </a>
              <span>
                {row.device.type ?? 'device'} {row.device.postCode !== null && <Outside text={row.device.postCode} />}
                <span class="under">
                  <Outside text={row.submittedBy.name} />
                </span>
              </span>
              <span class="mono dim">{timeOf(row.at).slice(0, 8)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
