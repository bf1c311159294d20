import { isSimulated } from '../../../simulator/dcc/service-requests/registry.ts'
import { type ServiceRequestDefinition, serviceRequests } from '../../../simulator/vocabulary/service-reference.ts'
import { userRoles } from '../../../simulator/vocabulary/user-role.ts'
import { escaped, table } from '../page.ts'
import { referencePage } from './reference-page.ts'

const futureDating = {
  device: 'in the device',
  dsp: 'in the DSP',
  'dsp-and-device': 'in the DSP and the device',
  none: '',
} as const

const row = (variant: string, definition: ServiceRequestDefinition): string[] => [
  variant,
  escaped(definition.name),
  definition.critical ? 'critical' : '',
  definition.commandVariants.join(', '),
  definition.eligibleRoles.join(', ') || 'nobody',
  definition.targets.join(', ') || 'the DCC itself',
  futureDating[definition.futureDating],
  isSimulated(variant) ? 'yes' : 'E57',
]

export const serviceRequestsPage = referencePage(
  'service-requests',
  'Service requests',
  'The Service Request Matrix: every Service Reference Variant of DUIS 5.4, in which Command Variants it comes, who may send ' +
    'it and to what. What is not simulated goes through access control and is answered with E57.',
  () =>
    [
      table(
        ['SRV', 'name', '', 'Command Variants', 'roles', 'aimed at', 'future dating', 'simulated'],
        Object.entries(serviceRequests).map(([variant, definition]) => row(variant, definition)),
      ),
      '## Roles',
      table(['role', ''], Object.entries(userRoles)),
    ].join('\n\n'),
)
