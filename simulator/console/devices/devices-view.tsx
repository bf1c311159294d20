import type { JSX } from 'preact'
import { place, search } from '../frame/place.ts'
import { SearchField } from '../requests/search-field.tsx'
import { DeviceColumn } from './device-column.tsx'
import { DevicePage } from './device-page.tsx'
import { DeviceTable } from './device-table.tsx'

const hint = 'post code, MPAN or MPRN, Device ID, area, operator, stage; such as  type:esme slot:stranger area:22'

/** The devices of the fleet, those that a search finds; with one of them open, beside the list. */
export default function DevicesView(): JSX.Element {
  const { parts, query } = place.value
  const [, open] = parts
  const looked = query.get('q') ?? ''
  if (open !== undefined)
    return (
      <div class="split">
        <DeviceColumn looked={looked} search={search(query)} open={open} />
        <DevicePage key={open} id={open} />
      </div>
    )
  return (
    <div class="full">
      <div class="filters">
        <h1>Devices</h1>
        <SearchField hint={hint} />
      </div>
      <DeviceTable looked={looked} search={search(query)} />
    </div>
  )
}
