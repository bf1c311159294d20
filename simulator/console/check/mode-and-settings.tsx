import type { JSX } from 'preact'
import type { CheckState, DecisionCounts, Settings } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { status } from '../frame/network-clock.ts'
import { canChange } from '../frame/recorded.ts'
import { Refused, useChange } from '../parts/change.tsx'
import { Choice } from '../parts/field.tsx'
import { Glyph, type Shape } from '../parts/glyph.tsx'
import { numberOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'

const modes = [
  ['enforce', 'Decides, and refuses'],
  ['monitor', 'Decides and records; refuses nothing'],
  ['off', 'Is not asked'],
] as const

/** How the check decides: its mode, who implements it, its settings, and how often it decided what. */
export function ModeAndSettings(): JSX.Element {
  const asked = useAsked<CheckState>(
    addressOf('/check'),
    ({ kind }) => kind === 'check-changed' || kind === 'settings-changed',
  )
  const about = useAsked<Settings>(addressOf('/settings'))
  const counts = useAsked<DecisionCounts>(addressOf('/decisions/counts'), ({ kind }) => kind === 'decision-made', 500)
  const change = useChange()
  const { value: check } = asked.answer
  const { value: refusal } = asked.refusal
  if (check === null)
    return (
      <section class="card">
        {refusal === null ? <Loading rows={6} /> : <Failure what="The check" refusal={refusal} again={asked.again} />}
      </section>
    )
  const put = async (body: object) => {
    await change.send('PUT', addressOf('/check'), body)
    asked.again()
  }
  return (
    <>
      <Refused change={change} what="The check was not changed" />
      <div class="columns two">
        <section class="card" aria-labelledby="mode">
          <header>
            <h2 id="mode">Mode</h2>
            <span class="small dim">NOC-18</span>
          </header>
          <div class="inner">
            <fieldset class="modes" aria-labelledby="mode">
              {modes.map(([mode, does]) => (
                <button
                  key={mode}
                  type="button"
                  class="button"
                  aria-pressed={check.mode === mode}
                  disabled={!canChange.value || change.isUnderWay}
                  onClick={() => void put({ mode })}
                >
                  <b>{mode}</b> <span class="small">{does}</span>
                </button>
              ))}
            </fieldset>
            <dl class="kv">
              <dt>Implementation</dt>
              <dd>
                <Outside text={status.value?.check.implementation ?? ''} />
              </dd>
              <dt>Shadow</dt>
              <dd>
                {status.value?.check.shadow == null ? (
                  <span class="dim">nobody is asked beside</span>
                ) : (
                  <a href="/check/shadow">
                    <Outside text={status.value.check.shadow} />
                  </a>
                )}
              </dd>
              <dt>Refusal codes</dt>
              <dd>{status.value?.refusalCodes}</dd>
            </dl>
          </div>
        </section>
        <Counts counts={counts.answer.value} />
      </div>
      <section class="card" aria-labelledby="settings">
        <header>
          <h2 id="settings">Settings</h2>
          <span class="small dim">from the next request on; as long as the network is up</span>
        </header>
        <div class="inner">
          <table class="settings">
            <thead>
              <tr>
                <th>Setting</th>
                <th>Value</th>
                <th>Default</th>
                <th>Meaning</th>
              </tr>
            </thead>
            <tbody>
              {rowsOf(check).map(({ path, value, body, options }) => {
                const row = about.answer.value?.about.find((each) => each.path === `dcc.check.settings.${path}`)
                return (
                  <tr key={path}>
                    <th scope="row" class="mono" id={`setting-${path}`}>
                      {path}
                    </th>
                    <td>
                      {canChange.value ? (
                        <Choice
                          id={`choose-${path}`}
                          label={path}
                          value={value}
                          options={options.map((each) => [each, each] as const)}
                          choose={(next) => void put({ settings: body(next) })}
                        />
                      ) : (
                        value
                      )}
                    </td>
                    <td class="mono dim">{String(row?.default ?? '')}</td>
                    <td>{row?.meaning}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      </section>
    </>
  )
}

/** What may be set, each with what is to be sent to set it. */
function rowsOf({ settings }: CheckState) {
  const flags = (['appliesToNetworkOperators', 'allowAccessControlBroker'] as const).map((path) => ({
    path: path as string,
    value: String(settings[path]),
    options: ['false', 'true'],
    body: (next: string): object => ({ [path]: next === 'true' }),
  }))
  const unknown = Object.entries(settings.onUnknown).map(([reason, value]) => ({
    path: `onUnknown.${reason}`,
    value: String(value),
    options: ['refuse', 'accept'],
    body: (next: string): object => ({ onUnknown: { [reason]: next } }),
  }))
  return [...flags, ...unknown]
}

const shapes: Readonly<Record<string, Shape>> = {
  accepted: 'done',
  refused: 'refused-by-check',
  'not-applicable': 'not-applicable',
}

function Counts({ counts }: { readonly counts: DecisionCounts | null }): JSX.Element {
  return (
    <section class="card" aria-labelledby="counts">
      <header>
        <h2 id="counts">Decisions by rule</h2>
        <span class="small dim">of all there ever were</span>
      </header>
      <div class="inner">
        {counts === null ? (
          <Loading rows={3} />
        ) : counts.counts.length === 0 ? (
          <Empty title="Nothing was decided yet" />
        ) : (
          <table>
            <tbody>
              {counts.counts.map(({ rule, outcome, reason, count }) => (
                <tr key={`${rule} ${outcome} ${reason}`}>
                  <th scope="row">
                    <Glyph shape={shapes[outcome] ?? 'waiting'} /> {outcome}
                  </th>
                  <td>
                    <a class="mono" href={`/check/decisions?rule=${rule}&outcome=${outcome}`}>
                      {rule}
                    </a>{' '}
                    {reason !== null && <Outside text={reason.replaceAll('-', ' ')} />}
                  </td>
                  <td class="right">
                    <b>{numberOf(count)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  )
}
