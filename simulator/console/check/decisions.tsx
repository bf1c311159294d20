import type { JSX } from 'preact'
import type { Decisions } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { addressOfDevice } from '../devices/device-words.ts'
import { go, place, withQuery } from '../frame/place.ts'
import { recordedAt } from '../frame/recorded.ts'
import { Choice } from '../parts/field.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { momentOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { addressOfRequest } from '../requests/cells.tsx'

/** Decisions that the page shows. */
const most = 200

/** What the check decided, the newest first, with what it expected and what it found. */
export function DecisionsPage(): JSX.Element {
  const { query } = place.value
  const outcome = query.get('outcome') ?? ''
  const rule = query.get('rule') ?? ''
  const wanted = { outcome, rule }
  const asked = useAsked<Decisions>(
    addressOf('/decisions', {}, { ...wanted, limit: most }),
    ({ kind }) => kind === 'decision-made',
    500,
  )
  const { value: found } = asked.answer
  const { value: refusal } = asked.refusal
  return (
    <>
      <div class="filters">
        <Choice
          id="outcome"
          label="Outcome"
          value={outcome}
          options={[
            ['', 'every outcome'],
            ['refused', 'refused'],
            ['accepted', 'accepted'],
            ['not-applicable', 'not applicable'],
          ]}
          choose={(value) => go(withQuery({ outcome: value }))}
        />
        <input
          aria-label="Rule"
          class="mono"
          placeholder="NOC-10"
          size={8}
          value={rule}
          onChange={({ currentTarget }) => go(withQuery({ rule: currentTarget.value.trim().toUpperCase() }))}
        />
        <span class="grow" />
        {recordedAt.value === null && (
          <a
            class="button small"
            href={addressOf('/decisions', {}, { ...wanted, format: 'csv', limit: 10_000 })}
            download="decisions.csv"
          >
            As CSV
          </a>
        )}
      </div>
      {refusal !== null && <Failure what="The decisions" refusal={refusal} again={asked.again} />}
      <section class="card" aria-label="Decisions">
        {found === null ? (
          refusal === null && <Loading rows={8} />
        ) : found.decisions.length === 0 ? (
          <Empty title="No such decision was made" />
        ) : (
          <table class="decisions">
            <thead>
              <tr>
                <th>Time</th>
                <th>Outcome</th>
                <th>Request</th>
                <th>Expected</th>
                <th>Found</th>
                <th>Because</th>
              </tr>
            </thead>
            <tbody>
              {[...found.decisions].reverse().map((each) => (
                <tr key={each.sequence}>
                  <td class="mono">{momentOf(each.at)}</td>
                  <td>
                    <Glyph
                      shape={
                        each.outcome === 'accepted'
                          ? 'done'
                          : each.outcome === 'refused'
                            ? each.mode === 'enforce'
                              ? 'refused-by-check'
                              : 'unanswered'
                            : 'not-applicable'
                      }
                    />{' '}
                    {each.outcome} <span class="mono">{each.rule}</span>
                    {each.mode === 'monitor' && each.outcome === 'refused' && (
                      <span class="small warn"> let through</span>
                    )}
                  </td>
                  <td>
                    <a href={addressOfRequest(each)}>{each.serviceReferenceVariant}</a> for{' '}
                    <a class="mono" href={addressOfDevice(each.device)}>
                      {each.device}
                    </a>
                  </td>
                  <td class="mono small">
                    {each.expected.map((text) => (
                      <div key={text}>
                        <Outside text={text} />
                      </div>
                    ))}
                  </td>
                  <td class="mono small">
                    {[...new Set(each.found)].map((text) => (
                      <div key={text}>
                        <Outside text={text} />
                      </div>
                    ))}
                  </td>
                  <td class="small">
                    <Outside text={each.because} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  )
}
