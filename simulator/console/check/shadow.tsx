import type { JSX } from 'preact'
import type { Shadow } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { addressOfDevice } from '../devices/device-words.ts'
import { status } from '../frame/network-clock.ts'
import { momentOf, numberOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { addressOfRequest } from '../requests/cells.tsx'

/** Where an implementation that is only compared would have decided otherwise. */
export function ShadowPage(): JSX.Element {
  const asked = useAsked<Shadow>(
    status.value?.check.shadow == null ? null : addressOf('/shadow'),
    ({ kind }) => kind === 'decision-made',
    500,
  )
  const { value: shadow } = asked.answer
  const { value: refusal } = asked.refusal
  if (status.value !== null && status.value.check.shadow === null)
    return (
      <section class="card">
        <Empty title="Nobody is asked beside">
          <p>An implementation to compare is named when the network comes up:</p>
          <pre>npx dcc-sim up --shadow ./our-check.mjs</pre>
        </Empty>
      </section>
    )
  if (shadow === null)
    return (
      <section class="card">
        {refusal === null ? <Loading rows={5} /> : <Failure what="The shadow" refusal={refusal} again={asked.again} />}
      </section>
    )
  return (
    <>
      <section class="card" aria-labelledby="agreed">
        <header>
          <h2 id="agreed">
            <Outside text={shadow.shadow} /> beside <Outside text={shadow.deciding} />
          </h2>
          <span class="small dim">{numberOf(shadow.notAsked)} not compared</span>
        </header>
        <div class="inner">
          {shadow.counts.length === 0 ? (
            <Empty title="Nothing was decided yet" />
          ) : (
            <table>
              <thead>
                <tr>
                  <th>Rule</th>
                  <th class="right">Agreed</th>
                  <th class="right">Disagreed</th>
                  <th class="right">Without verdict</th>
                </tr>
              </thead>
              <tbody>
                {shadow.counts.map(({ rule, agreed, disagreed, withoutVerdict }) => (
                  <tr key={rule}>
                    <th scope="row" class="mono">
                      {rule}
                    </th>
                    <td class="right">{numberOf(agreed)}</td>
                    <td class={disagreed > 0 ? 'right bad' : 'right'}>{numberOf(disagreed)}</td>
                    <td class="right">{numberOf(withoutVerdict)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      </section>
      <section class="card" aria-labelledby="disagreements">
        <header>
          <h2 id="disagreements">Disagreements</h2>
        </header>
        {shadow.disagreements.length === 0 ? (
          <Empty title="They agree" />
        ) : (
          <table>
            <thead>
              <tr>
                <th>Time</th>
                <th>Request</th>
                <th>Decided</th>
                <th>The shadow</th>
              </tr>
            </thead>
            <tbody>
              {[...shadow.disagreements].reverse().map((each) => (
                <tr key={each.requestId + each.at}>
                  <td class="mono">{momentOf(each.at)}</td>
                  <td>
                    <a href={addressOfRequest(each)}>{each.serviceReferenceVariant}</a> for{' '}
                    <a class="mono" href={addressOfDevice(each.device)}>
                      {each.device}
                    </a>
                  </td>
                  <td>
                    <Opinion of={each.decided} />
                  </td>
                  <td>
                    <Opinion of={each.shadow} />
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

const Opinion = ({
  of: { outcome, rule, because },
}: {
  readonly of: Shadow['disagreements'][number]['shadow']
}): JSX.Element => (
  <>
    <b>{outcome}</b> <span class="mono">{rule}</span>
    <br />
    <span class="small second">
      <Outside text={because} />
    </span>
  </>
)
