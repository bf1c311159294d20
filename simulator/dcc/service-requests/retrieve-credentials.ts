import { readCs02aResponse } from '../../gbcs/credentials/provide-security-credential-details.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import { keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import type { FactsOf } from '../admission/facts.ts'
import { type Judgement, passed, refused } from '../admission/step.ts'
import { inWords } from '../learning/cells.ts'
import { commandByTransform } from './device-service.ts'
import { type Learnt, nothingLearnt, type ServiceRequestRules, stepsOfBody } from './service-request-rules.ts'

const body = 'RetrieveDeviceSecurityCredentialsKRP'

/**
 * SRV 6.24.1: whose certificates a device holds. The ACB asks the device by CS02a, or by CS02f where the load controller's are asked
 * for, in the form that a MAC alone protects, and relays what the device says (docs/domain/gbcs-credentials.md#cs02a).
 */
export const retrieveDeviceSecurityCredentials: ServiceRequestRules<typeof body> = {
  serviceReferenceVariant: '6.24.1',
  body,
  entry: 'request',
  steps: stepsOfBody(body, [{ name: 'roles', rule: 'each Remote Party Role is asked for once', judge: rolesOnce }]),
  checkSubject: () => null,
  carriedOut: {
    by: 'command',
    command: (_admitted, facts) => commandByTransform(facts),
    learn: (_admitted, answer) => learnFromDetails(answer),
  },
}

function rolesOnce({ request }: FactsOf<typeof body>): Judgement {
  const { roles } = request.body
  const saw = roles.join(', ')
  return new Set(roles).size === roles.length ? passed(saw) : refused('E12', saw, 'each role once')
}

/** The device is right about its cells, whatever the DCC believed of them before. */
function learnFromDetails(answer: GbcsMessage): Learnt {
  const reading = readCs02aResponse(answer.content)
  const told = reading.ok ? reading.value : []
  const cells = told.flatMap(({ role, held }) =>
    (held?.cells ?? []).map(({ keyUsage, cellUsage, existing }) => ({
      cell: keyOfCell({ role, keyUsage, cellUsage }),
      holder: inWords(existing),
    })),
  )
  return { ...nothingLearnt, lessons: cells.length === 0 ? [] : [{ kind: 'cells-held', cells }] }
}
