import type { Command } from 'commander'
import { isSimulated } from '../harness/index.ts'
import { addSendHandover } from './send/handover.ts'
import { addSendReadCredentials } from './send/read-credentials.ts'
import { addSendReadInventory } from './send/read-inventory.ts'
import { addSendServiceRequests } from './send/service-request.ts'
import { addSendUpdateCredentials } from './send/update-credentials.ts'
import { addSendUpdateInventory } from './send/update-inventory.ts'

/** `dcc-sim send`: one request by hand, against a network that is up. */
export function addSend(program: Command): void {
  const send = program
    .command('send')
    .summary('send one request to a network that is up, and show what happens')
    .addHelpText('after', examples)
  addSendHandover(send)
  addSendUpdateCredentials(send)
  addSendReadCredentials(send)
  addSendReadInventory(send)
  addSendUpdateInventory(send)
  addSendServiceRequests(send, isSimulated)
}

const examples = `
Examples:
  dcc-sim send handover --device 00-DB-12-34-56-78-90-A3 --operator Cadent
  dcc-sim send update-credentials --device 00-DB-12-34-56-78-90-A0 --operator LOND
  dcc-sim send read-credentials --device 00-DB-12-34-56-78-90-A3
  dcc-sim send read-inventory --mpxn 1200123456787
  dcc-sim send update-inventory --device 00-DB-12-34-56-78-90-A3 --status Commissioned
  dcc-sim send 12.2 --help
  dcc-sim send 8.3 DeviceID=00-DB-12-34-56-78-90-A0
  dcc-sim send 6.14.1 --device 00-DB-12-34-56-78-90-A0 'ALCSHCALCSDescription.index=1' \\
    'ALCSHCALCSDescription.SwitchDescription=heater'
  dcc-sim send 11.1 FirmwareImage=@image.bin FirmwareVersion=0000A002 DeviceIDList=00-DB-12-34-56-78-90-A0
  dcc-sim send handover --help

Every Service Reference Variant that is simulated can be sent by its number, with its fields by their DUIS names. Of several elements of one
name, NAME[2].FIELD=VALUE is of the second.`
