import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Cells, DeviceDetail } from '../api/answers.ts'
import { addressOf } from '../api/client.ts'
import { canChange } from '../frame/recorded.ts'
import { Refused, useChange } from '../parts/change.tsx'
import { Field } from '../parts/field.tsx'
import { Glyph, toneOf } from '../parts/glyph.tsx'
import { momentOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { addressOfDevice, slotNames, slotShapes } from './device-words.ts'

interface Props {
  readonly device: DeviceDetail
  readonly slot: Cells['slot']
  readonly again: () => void
}

const kinds: readonly (readonly [type: keyof NonNullable<DeviceDetail['premises']>['devices'], name: string])[] = [
  ['CHF', 'communications hub'],
  ['ESME', 'electricity'],
  ['GPF', 'gas proxy'],
  ['GSME', 'gas'],
  ['PPMID', 'prepayment interface'],
  ['HCALCS', 'load control switch'],
]

/** Which device it is, the other devices of its premises, and what can be done with it. */
export function DeviceHeader({ device, slot, again }: Props): JSX.Element {
  const { inventory, premises } = device
  return (
    <header class="request-head">
      <div class="line">
        <h1>
          {inventory.type} <span class="mono">{inventory.deviceId}</span>
        </h1>
        {canChange.value && <Actions device={device} again={again} />}
      </div>
      <div class="facts">
        <span class="pill dim">{inventory.status}</span>
        {slot !== null && (
          <span class={`pill ${toneOf[slotShapes[slot.state]]}`}>
            <Glyph shape={slotShapes[slot.state]} /> slot holds {slotNames[slot.state]}
          </span>
        )}
        {device.interruptedAt !== null && (
          <span class="pill warn">
            <Glyph shape="unanswered" /> without supply since {momentOf(device.interruptedAt)}
          </span>
        )}
        {premises !== null && (
          <>
            <span>
              <Outside text={premises.postCode} />,{' '}
              <a href={`/devices?q=area:"${premises.region}"`}>{premises.region}</a>
            </span>
            <span>Supplier {premises.supplier === null ? 'nobody' : <Outside text={premises.supplier.name} />}</span>
          </>
        )}
        <span>GBCS {inventory.gbcsVersion}</span>
      </div>
      {premises !== null && (
        <nav class="premises" aria-label="Devices of the premises">
          {kinds.map(([type, name]) => {
            const other = premises.devices[type]
            return other === undefined ? null : (
              <a
                key={type}
                href={addressOfDevice(other)}
                aria-current={other === inventory.deviceId ? 'page' : undefined}
              >
                <b>{type}</b> <span class="small">{name}</span>
              </a>
            )
          })}
        </nav>
      )}
    </header>
  )
}

function Actions({ device, again }: { readonly device: DeviceDetail; readonly again: () => void }): JSX.Element {
  const change = useChange()
  const isRaising = useSignal(false)
  const code = useSignal('8F3E')
  const raised = useSignal<string | null>(null)
  const { deviceId } = device.inventory
  const { premises, interruptedAt } = device
  const raise = async (event: Event) => {
    event.preventDefault()
    const told = await change.send<{ to: string }>('POST', addressOf('/devices/:id/alerts', { id: deviceId }), {
      alertCode: code.value,
    })
    if (told === null) return
    isRaising.value = false
    raised.value = `Alert ${code.value} raised, to ${told.to}`
    again()
  }
  const switchSupply = async () => {
    if (premises === null) return
    const address = addressOf('/premises/:index/supply', { index: premises.index })
    await change.send('PUT', address, { interrupted: interruptedAt === null })
    again()
  }
  return (
    <div class="actions">
      <a class="button primary" href={`/compose?device=${deviceId}`}>
        Compose for it
      </a>
      <button
        type="button"
        class="button"
        aria-expanded={isRaising.value}
        onClick={() => {
          isRaising.value = !isRaising.value
        }}
      >
        Raise an alert…
      </button>
      {premises !== null && (
        <button type="button" class="button" disabled={change.isUnderWay} onClick={() => void switchSupply()}>
          {interruptedAt === null ? 'Switch its home off' : 'Switch its home on'}
        </button>
      )}
      {isRaising.value && (
        <form class="inline" onSubmit={(event) => void raise(event)}>
          <Field name="Alert code" note="Four hexadecimal digits: 8F3E unauthorised access, 8F35 supply restored">
            {(id, note) => (
              <input
                id={id}
                aria-describedby={note}
                class="mono"
                value={code.value}
                maxLength={4}
                size={6}
                onInput={({ currentTarget }) => {
                  code.value = currentTarget.value.toUpperCase()
                }}
              />
            )}
          </Field>
          <button type="submit" class="button small" disabled={change.isUnderWay}>
            Raise
          </button>
        </form>
      )}
      <p class="small dim" role="status">
        {raised.value}
      </p>
      <Refused change={change} what="It was not done" />
    </div>
  )
}
