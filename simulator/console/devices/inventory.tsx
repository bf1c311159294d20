import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Cells, DeviceDetail } from '../api/answers.ts'
import { addressOf } from '../api/client.ts'
import { canChange } from '../frame/recorded.ts'
import { Refused, useChange } from '../parts/change.tsx'
import { Choice, Facts, Field } from '../parts/field.tsx'
import { Outside } from '../parts/outside-text.tsx'
import { addressOfDevice, nameOfRole } from './device-words.ts'

const mono = (text: string | null): JSX.Element | null =>
  text === null ? null : (
    <span class="mono">
      <Outside text={text} />
    </span>
  )

/** What the Smart Metering Inventory records of a device, and how to change it. */
export function Inventory({ device }: { readonly device: DeviceDetail }): JSX.Element {
  const isChanging = useSignal(false)
  const { inventory } = device
  return (
    <>
      <h2 id="inventory-title">
        Inventory record{' '}
        {canChange.value && !isChanging.value && (
          <button
            type="button"
            class="button small"
            onClick={() => {
              isChanging.value = true
            }}
          >
            Change…
          </button>
        )}
      </h2>
      {isChanging.value && (
        <ChangeForm
          device={device}
          close={() => {
            isChanging.value = false
          }}
        />
      )}
      <Facts
        rows={[
          ['Status', inventory.status],
          ['Import MPxN', mono(inventory.importMpxn)],
          ['Secondary import', mono(inventory.secondaryImportMpan)],
          ['Export MPAN', mono(inventory.exportMpan)],
          [
            'Communications hub',
            inventory.communicationsHub === null ? null : (
              <a class="mono" href={addressOfDevice(inventory.communicationsHub)}>
                {inventory.communicationsHub}
              </a>
            ),
          ],
          [
            'Joined to it',
            inventory.joined.length === 0
              ? null
              : inventory.joined.map((each) => (
                  <a class="mono" key={each} href={addressOfDevice(each)}>
                    {each}
                  </a>
                )),
          ],
          ['Responsible supplier', mono(inventory.responsibleSupplier)],
          ['UPRN', mono(inventory.uprn)],
          [
            'Address',
            inventory.addressIdentifier === null ? null : (
              <Outside text={`${inventory.addressIdentifier}, ${inventory.postCode ?? ''}`} />
            ),
          ],
          ['GBCS version', inventory.gbcsVersion],
          ['Firmware', mono(inventory.details.firmwareVersion)],
        ]}
      />
    </>
  )
}

const statuses = [
  'Pending',
  'WhiteListed',
  'InstalledNotCommissioned',
  'Commissioned',
  'Suspended',
  'Decommissioned',
  'Withdrawn',
  'Recovery',
  'Recovered',
] as const

/** Changes the record; the sentence of the network stands where it refuses. */
function ChangeForm({ device, close }: { readonly device: DeviceDetail; readonly close: () => void }): JSX.Element {
  const { inventory } = device
  const change = useChange()
  const status = useSignal<string>(inventory.status)
  const point = useSignal(inventory.importMpxn ?? '')
  const body = {
    ...(status.value !== inventory.status && { status: status.value }),
    ...(point.value !== (inventory.importMpxn ?? '') && { importMpxn: point.value === '' ? null : point.value }),
  }
  const address = addressOf('/devices/:id', { id: inventory.deviceId })
  const save = async (event: Event) => {
    event.preventDefault()
    if ((await change.send('PUT', address, body)) !== null) close()
  }
  return (
    <form class="inline" onSubmit={(event) => void save(event)}>
      <Field name="Status">
        {(id) => (
          <Choice
            id={id}
            value={status.value}
            options={statuses.map((each) => [each, each] as const)}
            choose={(value) => {
              status.value = value
            }}
          />
        )}
      </Field>
      <Field name="Import MPxN" note="Empty for none">
        {(id, note) => (
          <input
            id={id}
            aria-describedby={note}
            class="mono"
            value={point.value}
            maxLength={13}
            onInput={({ currentTarget }) => {
              point.value = currentTarget.value
            }}
          />
        )}
      </Field>
      <p class="small dim mono">
        PUT {address} {JSON.stringify(body)}
      </p>
      <Refused change={change} what="The record was not changed" />
      <div class="actions">
        <button type="submit" class="button primary" disabled={change.isUnderWay || Object.keys(body).length === 0}>
          Change
        </button>
        <button type="button" class="button" onClick={close}>
          Leave it
        </button>
      </div>
    </form>
  )
}

/** What the device has counted. */
export function Counters({
  cells,
  framesSeen,
}: {
  readonly cells: Cells | null
  readonly framesSeen: number | null
}): JSX.Element {
  const { byRole = {}, topUpFloor = null, alertsSent = null } = cells?.counters ?? {}
  return (
    <>
      <h2 id="counters-title">Counters</h2>
      <Facts
        rows={[
          ...Object.entries(byRole).map(
            ([role, counter]) => [`${nameOfRole(role)}, must exceed`, mono(counter)] as const,
          ),
          ['Prepayment top-up floor', mono(topUpFloor)],
          ['Alerts sent', mono(alertsSent)],
          ['Frames seen', framesSeen === null ? null : String(framesSeen)],
        ]}
      />
    </>
  )
}
