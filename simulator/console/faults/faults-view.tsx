import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { FaultPlan } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { canChange } from '../frame/recorded.ts'
import { Refused, useChange } from '../parts/change.tsx'
import { Choice, Field } from '../parts/field.tsx'
import { numberOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'

type Rule = FaultPlan[number]

/** The faults that are planned, each with a switch, and how often each has struck. */
export default function FaultsView(): JSX.Element {
  const asked = useAsked<FaultPlan>(addressOf('/fault-plan'), () => true, 1000)
  const change = useChange()
  const { value: rules } = asked.answer
  const { value: refusal } = asked.refusal
  const put = async (next: readonly object[]) => {
    const told = await change.send('PUT', addressOf('/fault-plan'), next)
    asked.again()
    return told !== null
  }
  return (
    <div class="stack">
      <div class="filters">
        <h1>Faults</h1>
        <span class="dim">
          of the wide area network, and of those who fit devices; the same seed strikes the same frames
        </span>
      </div>
      {refusal !== null && <Failure what="The fault plan" refusal={refusal} again={asked.again} />}
      <Refused change={change} what="The plan was not changed" />
      <section class="card" aria-label="The fault plan">
        {rules === null ? (
          refusal === null && <Loading rows={3} />
        ) : rules.length === 0 ? (
          <Empty title="A perfect network">
            <p>No fault is planned.</p>
          </Empty>
        ) : (
          <table class="faults">
            <thead>
              <tr>
                <th>On</th>
                <th>Fault</th>
                <th>Strikes</th>
                <th>When</th>
                <th class="right">Has struck</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {rules.map((rule, at) => (
                <Line
                  key={JSON.stringify({ ...rule, hits: at, next: at, enabled: at })}
                  rule={rule}
                  at={at}
                  rules={rules}
                  put={put}
                  isUnderWay={change.isUnderWay}
                />
              ))}
            </tbody>
          </table>
        )}
      </section>
      {canChange.value && rules !== null && (
        <Plan add={(rule) => put([...rules, rule])} isUnderWay={change.isUnderWay} />
      )}
    </div>
  )
}

interface LineProps {
  readonly rule: Rule
  readonly at: number
  readonly rules: FaultPlan
  readonly put: (next: readonly object[]) => Promise<boolean>
  readonly isUnderWay: boolean
}

function Line({ rule, at, rules, put, isUnderWay }: LineProps): JSX.Element {
  const isOn = rule.enabled !== false
  const name = `fault ${at + 1}, ${rule.fault}`
  return (
    <tr class={isOn ? undefined : 'off'}>
      <td>
        <input
          type="checkbox"
          aria-label={`On: ${name}`}
          checked={isOn}
          disabled={!canChange.value || isUnderWay}
          onChange={() => void put(rules.map((each, index) => (index === at ? { ...each, enabled: !isOn } : each)))}
        />
      </td>
      <td>
        <b>{rule.fault}</b> <span class="second">{detailsOf(rule)}</span>
      </td>
      <td>
        <Outside text={scopeOf(rule)} />
      </td>
      <td>
        <Outside text={occasionOf(rule)} />
      </td>
      <td class="mono right">{numberOf(rule.hits)}</td>
      <td class="right">
        {canChange.value && (
          <button
            type="button"
            class="button small"
            aria-label={`Remove ${name}`}
            disabled={isUnderWay}
            onClick={() => void put(rules.filter((_, index) => index !== at))}
          >
            Remove
          </button>
        )}
      </td>
    </tr>
  )
}

const wordsOf = (
  rule: Rule,
  names: readonly (readonly [key: string, say: (value: unknown) => string])[],
): readonly string[] => names.flatMap(([key, say]) => (rule[key] === undefined ? [] : [say(rule[key])]))

const detailsOf = (rule: Rule): string =>
  wordsOf(rule, [
    ['direction', (value) => (value === 'down' ? 'on the way down' : 'on the way up')],
    ['milliseconds', (value) => `by ${value} ms`],
    ['seconds', (value) => `by ${value} s`],
    ['aheadBySeconds', (value) => `${value} s ahead`],
    ['bit', (value) => `bit ${value}`],
    ['alertCode', (value) => `alert ${value}`],
  ]).join(', ')

function scopeOf(rule: Rule): string {
  const words = wordsOf(rule, [
    ['device', (value) => `device ${value}`],
    ['user', (value) => `user ${value}`],
    ['serviceReferenceVariant', (value) => `SRV ${value}`],
  ])
  return words.length === 0 ? 'everybody' : words.join(', ')
}

function occasionOf(rule: Rule): string {
  const words = wordsOf(rule, [
    ['probability', (value) => `one in ${(1 / Number(value)).toFixed(Number(value) > 0.5 ? 1 : 0)} (${value})`],
    ['next', (value) => `${value} more`],
    ['from', (value) => `from ${value}`],
    ['until', (value) => `until ${value}`],
  ])
  return words.length === 0 ? 'always' : words.join(', ')
}

const kinds = ['unreachable', 'lost', 'delayed', 'duplicated', 'corrupted'] as const

/** A fault more. */
function Plan({
  add,
  isUnderWay,
}: {
  readonly add: (rule: object) => Promise<boolean>
  readonly isUnderWay: boolean
}): JSX.Element {
  const fault = useSignal<(typeof kinds)[number]>('lost')
  const direction = useSignal<'down' | 'up'>('down')
  const said = useSignal<Readonly<Record<string, string>>>({})
  const text = (name: string) => said.value[name] ?? ''
  const set = (name: string) => (event: { readonly currentTarget: HTMLInputElement }) => {
    said.value = { ...said.value, [name]: event.currentTarget.value.trim() }
  }
  const numbers = ['milliseconds', 'probability', 'next']
  const plan = async (event: Event) => {
    event.preventDefault()
    const given = Object.entries(said.value).flatMap(([name, value]) =>
      value === '' || (name === 'milliseconds' && fault.value !== 'delayed')
        ? []
        : [[name, numbers.includes(name) ? Number(value) : value] as const],
    )
    const rule = {
      fault: fault.value,
      ...(fault.value !== 'unreachable' && { direction: direction.value }),
      ...Object.fromEntries(given),
    }
    if (await add(rule)) said.value = {}
  }
  const input = (name: string, label: string, note?: string) => (
    <Field name={label} note={note}>
      {(id, noted) => <input id={id} aria-describedby={noted} class="mono" value={text(name)} onInput={set(name)} />}
    </Field>
  )
  return (
    <section class="card" aria-labelledby="plan">
      <header>
        <h2 id="plan">Plan a fault</h2>
      </header>
      <form class="inner grid" onSubmit={(event) => void plan(event)}>
        <Field name="Fault">
          {(id) => (
            <Choice
              id={id}
              value={fault.value}
              options={kinds.map((each) => [each, each] as const)}
              choose={(value) => {
                fault.value = value
              }}
            />
          )}
        </Field>
        {fault.value !== 'unreachable' && (
          <Field name="Direction">
            {(id) => (
              <Choice
                id={id}
                value={direction.value}
                options={[
                  ['down', 'down, to the device'],
                  ['up', 'up, from the device'],
                ]}
                choose={(value) => {
                  direction.value = value
                }}
              />
            )}
          </Field>
        )}
        {fault.value === 'delayed' && input('milliseconds', 'Later by', 'milliseconds')}
        {input('device', 'Device', 'every device where it is empty')}
        {input('serviceReferenceVariant', 'SRV', 'such as 6.21')}
        {input('probability', 'Probability', '0 to 1; always where it is empty')}
        {input('next', 'How often', 'the next so many')}
        {input('until', 'Until', 'such as 2026-11-23T12:00:00Z')}
        <div class="actions">
          <button type="submit" class="button primary" disabled={isUnderWay}>
            Plan it
          </button>
        </div>
      </form>
    </section>
  )
}
