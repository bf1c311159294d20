import { z } from 'zod'
import { serviceOfCommandVariant } from '../../../vocabulary/service-reference.ts'
import { considerationOf, explanationSchema } from '../../in-words/explanation.ts'
import { inspectionSchema, inspectionView } from '../inspection-view.ts'
import { NotPossible, type ServedNetwork } from '../operation.ts'
import { commandFor } from '../request-detail/command-line.ts'
import { nearMiss, nearMissSchema } from '../request-detail/near-miss.ts'
import { replacementIn } from '../request-detail/replacement-in.ts'
import { frame } from '../views.ts'
import { type ComposeOrder, requestFor } from './compose-order.ts'

/** What a request would be, and what would become of it now. */
export const previewSchema = z.strictObject({
  requestId: z.string().describe('Which it would have if it were sent now'),
  document: z.string().describe('The signed DUIS document'),
  inspection: inspectionSchema,
  explanation: explanationSchema.describe(
    'How it would be answered, and why: by the very steps of admission, with nothing spent',
  ),
  nearMiss: nearMissSchema.nullable(),
  preCommand: z
    .strictObject({ hex: frame, inspection: inspectionSchema })
    .nullable()
    .describe('What the user would be given to sign; null where there is nothing'),
  command: z.string().nullable().describe('The command line that sends the same; null where there is none'),
})

export async function previewOf(network: ServedNetwork, order: ComposeOrder, expect: string | null) {
  const { composer, dcc, duis, smki, repository } = network
  const user = await composer.user(order.user)
  const request = requestFor(order, {
    smki,
    repository,
    newRequestId: (target) => composer.nextRequestId(user.entityIdentifier, target),
  })
  const document = await user.sign(request)
  const octets = Buffer.from(document)
  const considered = await dcc.consider(serviceOfCommandVariant[request.commandVariant], octets)
  if (considered.outcome === 'unreadable')
    throw new NotPossible(`The DCC would not read this document, and answer HTTP 400: ${considered.why}`)
  const { decision, preCommand } = considered
  const replacement = replacementIn(request)
  return {
    requestId: request.requestId,
    document,
    inspection: inspectionView(network, { kind: 'duis', octets }),
    explanation: considerationOf(considered, network.time.clock.now(), dcc.settings().meanings),
    nearMiss: decision?.outcome === 'refused' ? nearMiss(network, decision, replacement?.leaves ?? []) : null,
    preCommand:
      preCommand === null
        ? null
        : {
            hex: preCommand.toString('hex'),
            inspection: inspectionView(network, { kind: 'gbcs', octets: preCommand }),
          },
    command: commandFor(octets, { duis, smki, expect }),
  }
}
