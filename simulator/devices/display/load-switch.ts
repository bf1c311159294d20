import { formatInstant } from '../../vocabulary/instant.ts'
import { loadSwitchOf } from '../cosem/load-switch.ts'
import type { Device } from '../state/device.ts'
import type { DisplayLine } from './display-line.ts'

/** How the switch of an HCALCS is, since when, and by which meter: open, where no meter has told it anything. */
export function displayOfLoadSwitch({ state }: Device): readonly DisplayLine[] {
  const found = loadSwitchOf(state)
  return [
    { name: 'load-switch', value: found?.isClosed === true ? 'closed' : 'open' },
    { name: 'since', value: found === null ? '' : formatInstant(found.since) },
    { name: 'meter', value: found?.meter ?? '' },
  ]
}
