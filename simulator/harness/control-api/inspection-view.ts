import { z } from 'zod'
import { inspect } from '../inspect/inspect.ts'
import type { Inspection } from '../inspect/inspection.ts'
import type { Subject } from '../inspect/subject.ts'
import type { ServedNetwork } from './operation.ts'

const finding = z.looseObject({
  name: z.string(),
  value: z.string(),
  meaning: z.string().optional().describe('What the value says to a person, where it is something encoded'),
  offset: z.int().optional().describe('In the message; of fields of a document there is none'),
  length: z.int().optional(),
  fields: z
    .array(z.looseObject({ name: z.string() }))
    .optional()
    .describe('The same of what it is made of'),
})

/** What `dcc-sim inspect --json` says of a message. */
export const inspectionSchema = z.strictObject({
  what: z.string().describe('GBCS message, DUIS document or certificate'),
  findings: z.array(finding),
  proofs: z.array(
    z.strictObject({
      of: z.enum(['MAC', 'signature', 'issuer signature']),
      outcome: z.enum(['verifies', 'does not verify', 'cannot be judged', 'absent']),
      detail: z.string(),
      inside: z.string().optional().describe('The element that holds the message proved'),
    }),
  ),
  flaw: z.string().nullable().describe('Why it could not be read to its end; null where it could'),
})

/** A message taken apart under every key of the network. */
export const inspectionView = ({ keys }: Pick<ServedNetwork, 'keys'>, subject: Subject): Inspection =>
  inspect(subject, keys())
