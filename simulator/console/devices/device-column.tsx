import type { JSX } from 'preact'
import { Glyph } from '../parts/glyph.tsx'
import { Outside } from '../parts/outside-text.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { SearchField } from '../requests/search-field.tsx'
import { operatorOf, pointOf } from './device-table.tsx'
import { addressOfDevice, slotNames, slotShapes } from './device-words.ts'
import { useFoundDevices } from './found-devices.ts'

/** The list beside an open device: two lines a device. */
export function DeviceColumn({
  looked,
  search,
  open,
}: {
  readonly looked: string
  readonly search: string
  readonly open: string
}): JSX.Element {
  const { devices, next, more, refusal, again } = useFoundDevices(looked)
  return (
    <aside class="card beside" aria-label="Devices">
      <div class="filters">
        <SearchField hint="post code, MPAN, slot:stranger" />
      </div>
      {refusal !== null && <Failure what="Devices" refusal={refusal} again={again} />}
      {devices === null ? (
        <Loading rows={8} />
      ) : (
        <ol>
          {devices.map((device) => (
            <li key={device.deviceId}>
              <a
                href={addressOfDevice(device.deviceId) + search}
                aria-current={device.deviceId === open ? 'true' : undefined}
              >
                <span class="line">
                  {device.slot !== null && (
                    <Glyph shape={slotShapes[device.slot]} name={`slot holds ${slotNames[device.slot]}`} />
                  )}
                  <b>
                    <Outside text={device.postCode} />
                  </b>
                  <span class="dim">{device.type}</span>
                  <span class="grow" />
                  <span class="mono">{operatorOf(device)}</span>
                </span>
                <span class="line small second">
                  <span class="mono">{pointOf(device)}</span>
                  <span class="grow" />
                  {device.region}
                </span>
              </a>
            </li>
          ))}
        </ol>
      )}
      <p class="small dim foot">
        <a href={`/devices${search}`}>The whole list</a>{' '}
        {next !== null && (
          <button type="button" class="button small" onClick={() => void more()}>
            More
          </button>
        )}
      </p>
    </aside>
  )
}
