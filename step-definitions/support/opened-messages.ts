import { describeMessage, type Field } from '../../simulator/gbcs/describe.ts'
import { sharedSecret } from '../../simulator/gbcs/key-agreement.ts'
import type { GbcsMessage } from '../../simulator/gbcs/message.ts'
import type { EntityIdentifier } from '../../simulator/vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import type { NetworkWorld } from './world.ts'

const flat = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [field, ...flat(field.fields ?? [])])

/** The fields of what a device sent, with what is encrypted for a party opened. @param reader undefined where nobody opens anything */
export async function openedFields(
  message: GbcsMessage,
  reader: EntityIdentifier | undefined,
  world: NetworkWorld,
): Promise<readonly Field[]> {
  const { fleet, smki } = await world.network()
  const publicKey = fleet.credentials(message.originator)?.keyAgreement.certificate.publicKey
  const roles = [RemotePartyRole.supplier, RemotePartyRole.networkOperator]
  const own = reader === undefined ? [] : roles.map((role) => smki.credential(reader, role, 'keyAgreement'))
  const secrets = own.flatMap((each) =>
    each === undefined || publicKey === undefined ? [] : [sharedSecret(each.privateKey.key, publicKey)],
  )
  return flat(describeMessage(message.octets, { secrets }))
}
