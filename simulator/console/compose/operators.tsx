import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { DeviceDetail, Operators as OperatorList } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { shortSerial } from '../devices/device-words.ts'
import { Choice, Field } from '../parts/field.tsx'
import { Glyph } from '../parts/glyph.tsx'
import { Outside } from '../parts/outside-text.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import type { Draft } from './draft.ts'

/** Several licences may share one identifier, and one operator may have two: an id, or the identifier of a second one. */
const nameOf = ({ id, entityIdentifier, isFirst }: OperatorList['operators'][number]): string =>
  isFirst ? id : entityIdentifier

/** Whose certificates go into the slot: the registered operator first, and why each other one would be wrong. */
export function Operators({
  draft,
  device,
}: {
  readonly draft: Draft
  readonly device: DeviceDetail | null
}): JSX.Element {
  const id = device?.inventory.deviceId
  const asked = useAsked<OperatorList>(
    id === undefined ? null : addressOf('/devices/:id/operators', { id }),
    ({ kind }) => kind === 'registration-loaded',
  )
  const { value: list } = asked.answer
  const { value: refusal } = asked.refusal
  const first = list?.operators.find(({ registered }) => registered)
  const right = first && nameOf(first)
  useEffect(() => {
    if (draft.operator.value === '' && right !== undefined) draft.operator.value = right
  }, [right, draft])
  if (id === undefined)
    return (
      <p class="dim">
        Say the device first: then the certificates of every operator are here, the registered one first.
      </p>
    )
  if (list === null)
    return refusal === null ? (
      <Loading rows={4} />
    ) : (
      <Failure what="The operators" refusal={refusal} again={asked.again} />
    )
  return (
    <>
      <fieldset class="operators">
        <legend>Certificates of</legend>
        {list.operators.map((each) => (
          <label key={nameOf(each)} class={draft.operator.value === nameOf(each) ? 'chosen' : undefined}>
            <input
              type="radio"
              name="operator"
              value={nameOf(each)}
              checked={draft.operator.value === nameOf(each)}
              onChange={() => {
                draft.operator.value = nameOf(each)
              }}
            />
            <span>
              <b>
                <Outside text={each.name} />
              </b>{' '}
              <span class="mono">{each.id}</span>{' '}
              <span class={each.registered ? 'ok small' : 'second small'}>
                {each.registered ? (
                  <>
                    <Glyph shape="done" /> registered since {each.registeredFrom}
                  </>
                ) : (
                  each.relation
                )}
              </span>
              <span class="small dim serials">
                {each.certificates.map(({ use, serial, validTo, status }) => (
                  <span key={use}>
                    {use}{' '}
                    <span class="mono" title={serial ?? undefined}>
                      {shortSerial(serial ?? '')}
                    </span>{' '}
                    until {validTo?.slice(0, 10)}, {status}
                  </span>
                ))}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <KeyAgreement draft={draft} list={list} />
    </>
  )
}

/** A mixed pair is a mistake that people make: the key agreement certificate of another operator. */
function KeyAgreement({ draft, list }: { readonly draft: Draft; readonly list: OperatorList }): JSX.Element {
  const of = useSignal('')
  const { value: chosen } = draft.operator
  useEffect(() => {
    const serialOf = (name: string, use: string) =>
      list.operators.find((each) => nameOf(each) === name)?.certificates.find((each) => each.use === use)?.serial ??
      null
    const [digitalSignature, keyAgreement] = [serialOf(chosen, 'digitalSignature'), serialOf(of.value, 'keyAgreement')]
    draft.mixedPair.value =
      digitalSignature === null || keyAgreement === null ? null : { digitalSignature, keyAgreement }
  }, [of.value, chosen, list])
  return (
    <Field name="Key agreement of" note="Of another operator, it is a mixed pair: a mistake that people make">
      {(id, note) => (
        <Choice
          id={id}
          describedBy={note}
          value={of.value}
          options={[
            ['', 'the same operator'] as const,
            ...list.operators
              .filter((each) => nameOf(each) !== chosen)
              .map((each) => [nameOf(each), `${each.name} (${each.id})`] as const),
          ]}
          choose={(next) => {
            of.value = next
          }}
        />
      )}
    </Field>
  )
}
