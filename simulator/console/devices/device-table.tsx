import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import type { ListedDevice } from '../api/answers.ts'
import { Glyph } from '../parts/glyph.tsx'
import { numberOf } from '../parts/in-words.ts'
import { Outside } from '../parts/outside-text.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { useRowClicks } from '../parts/virtual-rows.tsx'
import { addressOfDevice, slotNames, slotShapes } from './device-words.ts'
import { useFoundDevices } from './found-devices.ts'

/** The list over the whole width: a line for each device. */
export function DeviceTable({ looked, search }: { readonly looked: string; readonly search: string }): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null)
  useRowClicks(scroller)
  const { devices, total, next, more, refusal, again } = useFoundDevices(looked)
  return (
    <>
      {refusal !== null && <Failure what="Devices" refusal={refusal} again={again} />}
      <section class="card list" aria-label="Devices">
        <div class="scroller" ref={scroller}>
          {devices === null ? (
            <Loading rows={8} />
          ) : devices.length === 0 && next === null ? (
            <NoneFits looked={looked} />
          ) : (
            <table class="rows devices">
              <thead>
                <tr>
                  <th class="place">Post code</th>
                  <th class="kind">Device</th>
                  <th class="slot">Slot holds</th>
                  <th class="operator">Registered</th>
                  <th class="supplier">Supplier</th>
                  <th class="point">Metering point</th>
                  <th class="area wide">Area</th>
                  <th class="status">Status</th>
                </tr>
              </thead>
              <tbody>
                {devices.map((device) => (
                  <Line key={device.deviceId} device={device} search={search} />
                ))}
              </tbody>
            </table>
          )}
        </div>
        <p class="position dim small">
          {devices !== null && `${numberOf(devices.length)} ${total === null ? 'shown' : `of ${numberOf(total)}`}`}{' '}
          {next !== null && (
            <button type="button" class="button small" onClick={() => void more()}>
              {total === null ? 'Look on' : 'More'}
            </button>
          )}
        </p>
      </section>
    </>
  )
}

export const pointOf = ({ type, mpan, mprn }: ListedDevice): string => (type === 'GPF' || type === 'GSME' ? mprn : mpan)
export const operatorOf = ({ type, electricityNetworkOperator, gasNetworkOperator }: ListedDevice): string =>
  (type === 'GPF' || type === 'GSME' ? gasNetworkOperator : electricityNetworkOperator) ?? 'nobody'

function Line({ device, search }: { readonly device: ListedDevice; readonly search: string }): JSX.Element {
  return (
    <tr>
      <td>
        <a href={addressOfDevice(device.deviceId) + search}>
          <Outside text={device.postCode} />
        </a>{' '}
        <span class="dim small">{device.index}</span>
      </td>
      <td title={device.deviceId}>
        <b>{device.type}</b> <span class="mono">{device.deviceId}</span>
      </td>
      <td>
        {device.slot === null ? (
          <span class="dim">–</span>
        ) : (
          <>
            <Glyph shape={slotShapes[device.slot]} /> {slotNames[device.slot]}
          </>
        )}
      </td>
      <td class="mono">{operatorOf(device)}</td>
      <td>{device.supplier === null ? <span class="dim">nobody</span> : <Outside text={device.supplier.name} />}</td>
      <td class="mono">{pointOf(device)}</td>
      <td class="wide">{device.region}</td>
      <td>{device.status}</td>
    </tr>
  )
}

const NoneFits = ({ looked }: { readonly looked: string }): JSX.Element => (
  <Empty
    title={
      looked.includes('slot:stranger') ? (
        'No slot here holds a stranger'
      ) : (
        <>
          No device fits{' '}
          <code>
            <Outside text={looked} />
          </code>
        </>
      )
    }
  >
    <p>
      <a href="/devices">Clear the search</a>
    </p>
  </Empty>
)
