import { statusChanges } from '../../../simulator/dcc/inventory/status-changes.ts'
import { table } from '../page.ts'
import { referencePage } from './reference-page.ts'

const absent = 'not in the inventory'

export const inventoryStatusesPage = referencePage(
  'inventory-statuses',
  'Statuses in the inventory',
  'What changes the status of a device in the Smart Metering Inventory. What stands in no row does not happen: a request for it is refused, and what ' +
    'a device says changes nothing. Sources and letters of confidence are those of [the domain](../domain/README.md).',
  () =>
    table(
      ['by', 'devices', 'from', 'to', 'source', ''],
      statusChanges.map(({ by, devices, from, to, source, confidence }) => [
        by,
        devices.join(', '),
        from.map((status) => status ?? absent).join(', '),
        to ?? absent,
        source,
        confidence,
      ]),
    ),
)
