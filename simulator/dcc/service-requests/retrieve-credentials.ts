import { readCs02aResponse, writeCs02aCommand } from '../../gbcs/credentials/provide-security-credential-details.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import { provideSecurityCredentialDetails } from '../../gbcs/message-codes.ts'
import { duisRemotePartyRoles } from '../../vocabulary/remote-party-role.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import type { Facts } from '../admission/facts.ts'
import { type Judgement, passed, refused } from '../admission/step.ts'
import type { MirroredCell } from '../inventory/cell-mirror.ts'
import type { Learnt, ServiceRequestRules } from './service-request-rules.ts'

/**
 * SRV 6.24.1: whose certificates a device holds. The ACB asks the device by CS02a, in the form that a MAC alone protects,
 * and relays what the device says (docs/domain/gbcs-credentials.md#cs02a).
 */
export const retrieveDeviceSecurityCredentials: ServiceRequestRules<'RetrieveDeviceSecurityCredentialsKRP'> = {
  serviceReferenceVariant: '6.24.1',
  body: 'RetrieveDeviceSecurityCredentialsKRP',
  entry: 'request',
  steps: [{ name: 'roles', rule: 'each Remote Party Role is asked for once', judge: rolesOnce }],
  checkSubject: () => null,
  carriedOut: {
    by: 'command',
    command: ({ body }) => ({
      signedBy: 'nobody',
      messageCode: provideSecurityCredentialDetails,
      content: writeCs02aCommand({
        authorisingCell: cells.acbKeyAgreement,
        roles: body.roles.map((role) => duisRemotePartyRoles[role]),
      }),
    }),
    learn: (_request, answer) => learnFromDetails(answer),
  },
}

/** A role of a schema newer than the house leaves the body unread. */
function rolesOnce({ request: { body } }: Facts): Judgement {
  if (body.kind !== 'RetrieveDeviceSecurityCredentialsKRP') return refused('E12', body.kind, 'roles that GBCS has')
  const { roles } = body
  const saw = roles.join(', ')
  return new Set(roles).size === roles.length ? passed(saw) : refused('E12', saw, 'each role once')
}

/** The device is right about its cells, whatever the DCC believed of them before. */
function learnFromDetails(answer: GbcsMessage): Learnt {
  const reading = readCs02aResponse(answer.content)
  const told = reading.ok ? reading.value : []
  const held: MirroredCell[] = told.flatMap(({ role, held }) =>
    (held?.cells ?? []).map(({ keyUsage, cellUsage, existing }) => ({
      cell: { role, keyUsage, cellUsage },
      ...existing,
    })),
  )
  return { cells: held, changes: [], alerts: [], kept: null }
}
