import { z } from 'zod'
import { isValidAt } from '../../../../certs/generations.ts'
import { type CauseId, causes } from '../../../causes/causes.ts'
import { likelyCause } from '../../../causes/likely-cause.ts'
import { entityIdentifiersOf } from '../../../market/look-up.ts'
import { type NetworkOperator, networkOperators } from '../../../market/network-operators.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../../vocabulary/remote-party-role.ts'
import type { ServedNetwork } from '../operation.ts'
import { certificateSchema, certificateView, held, marketBook } from '../request-detail/near-miss.ts'
import { day, entity } from '../views.ts'
import { type RegisteredParty, registeredParties } from './registered-party.ts'

/** A network operator whose certificates might go into a device's slot, and what speaks for it or against it. */
export const operatorSchema = z.strictObject({
  id: z.string().describe('Market participant id or short code'),
  name: z.string(),
  fuel: z.enum(['electricity', 'gas']),
  entityIdentifier: entity.describe('The one of its identifiers that these certificates carry'),
  isFirst: z.boolean().describe('Whether it is the first of its identifiers: the one that its id stands for'),
  registered: z.boolean().describe('Whether it is registered today for the device'),
  registeredFrom: day.nullable(),
  relation: z.string().describe('What it is to the registered operator: such as Neighbouring area, or Other fuel'),
  certificates: z.array(certificateSchema).describe('The newest in use of each usage'),
})

type Operator = z.output<typeof operatorSchema>

/** Every network operator that has certificates, the registered one first, then those that are mistaken for it. */
export function operatorsFor(network: ServedNetwork, device: EntityIdentifier): readonly Operator[] {
  const { networkOperator: registered } = registeredParties(network, device)
  const all = networkOperators.flatMap((operator) =>
    entityIdentifiersOf(operator).flatMap((entityIdentifier, at) =>
      operatorOf(network, operator, { entityIdentifier, isFirst: at === 0 }, registered),
    ),
  )
  return all.sort((one, other) => rankOf(one) - rankOf(other))
}

const rankOf = ({ registered, relation }: Operator): number =>
  registered ? 0 : relation === elsewhere ? 2 : relation === causes['other-fuel'].title ? 3 : 1

const elsewhere = 'Another network'
const sameCertificates = 'Another licence with the same certificates'

function relationOf(cause: CauseId, isRegistered: boolean, isSame: boolean): string {
  if (isRegistered) return 'Registered'
  if (isSame) return sameCertificates
  return cause === 'unknown' ? elsewhere : causes[cause].title
}

function operatorOf(
  { repository, time }: ServedNetwork,
  { id, name, fuel }: NetworkOperator,
  { entityIdentifier, isFirst }: { readonly entityIdentifier: EntityIdentifier; readonly isFirst: boolean },
  party: RegisteredParty | null,
): readonly Operator[] {
  const now = time.clock.now()
  const certificates = (['digitalSignature', 'keyAgreement'] as const).flatMap((use) => {
    const role = RemotePartyRole.networkOperator
    const found = repository.find({ entity: entityIdentifier, role, keyUsage: use, status: 'in-use' })
    const newest = found.findLast((each) => isValidAt(each, now))
    return newest === undefined ? [] : [[use, newest] as const]
  })
  if (certificates.length === 0) return []
  const isRegistered = party?.id === id
  const facts = party === null ? null : marketBook.networkParty(party.id)
  const cause = likelyCause(
    facts,
    certificates.map(([, each]) => held(each, repository, now)),
    marketBook.market,
  )
  return [
    {
      id,
      name,
      fuel,
      entityIdentifier,
      isFirst,
      registered: isRegistered,
      registeredFrom: isRegistered ? party.from : null,
      relation: relationOf(cause, isRegistered, party?.entityIdentifiers.includes(entityIdentifier) === true),
      certificates: certificates.map(([use, each]) => certificateView(use, each, repository)),
    },
  ]
}
