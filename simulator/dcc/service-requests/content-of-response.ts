import type { ResponseContent } from '../../duis/response.ts'
import { ecs50 } from '../../gbcs/dlms/commands/meter-settings.ts'
import { gcs36 } from '../../gbcs/gbz/commands/settings.ts'
import { type GbcsMessage, readMessage } from '../../gbcs/message.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'

type Content = (command: Buffer, answer: GbcsMessage) => ResponseContent

/** What Service Responses carry where that is more than the device's answer. */
export const contentOfVariant: Readonly<Record<string, Content | undefined>> = {
  // The user asks the customer for the number that the meter shows (docs/domain/duis.md#customer-number).
  '9.1': (command, answer) => ({
    kind: 'described',
    element: 'CINMessage',
    content: { gbcsPayload: answer.octets, customerIdentificationNumber: customerNumberIn(command) },
  }),
}

function customerNumberIn(frame: Buffer): string {
  const message = readMessage(frame)
  const content = message.ok ? message.value.content : Buffer.alloc(0)
  const electricity = ecs50.read(content)
  if (electricity.ok) return electricity.value.number
  const gas = gcs36.read(content)
  if (gas.ok) return (gas.value.number.customerIdNumber ?? Buffer.alloc(0)).toString('latin1')
  throw new SimulatorFault('SIM_INVARIANT', 'a Command of 9.1 shows no number')
}
