import type { Certificate } from '../../../certs/certificate.ts'
import { isValidAt } from '../../../certs/generations.ts'
import { verifyMessageSignature } from '../../gbcs/message-signature.ts'
import { formatInstant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { Facts } from '../admission/facts.ts'
import { type Judgement, passed, refused } from '../admission/step.ts'

const { supplier, networkOperator, loadController } = RemotePartyRole

/**
 * Roles of the certificates that may authorise for each slot: the role's own, for the network operator's the supplier's too, which
 * may have a placeholder there (docs/domain/gbcs-credentials.md#initial-holders), and for the load controller's the supplier's (CS02g).
 */
const signingRoles: Readonly<Record<string, readonly number[]>> = {
  Supplier: [supplier],
  NetworkOperator: [networkOperator, supplier],
  LoadController: [supplier, loadController],
}

/** E52: the originator signed. Whether it holds the authorising cell as well is the device's to say (GBCS 13.3.5). */
export async function userSignature(facts: Facts): Promise<Judgement> {
  const { signedPreCommand, replacement, request } = facts
  const { originator } = request.requestIdParts
  const wanted = `a signature by ${originator} with a digital signing certificate in use`
  if (!signedPreCommand?.ok) return refused('E52', 'nothing that was signed', wanted)
  const { message } = signedPreCommand.value
  if (message.signature === null) return refused('E52', 'no signature', wanted)
  const roles = replacement === null ? [ownRole(facts)] : (signingRoles[replacement.remotePartyRole] ?? [])
  const candidates = roles.flatMap((role) => signingCertificates(facts, role))
  for (const certificate of candidates)
    if (await verifyMessageSignature(certificate.publicKey, message)) {
      const saw = `signed under certificate ${certificate.serialNumber}`
      if (isValidAt(certificate, facts.receivedAt)) return passed(saw)
      return { ...passed(saw), leniency: `of the key store, valid until ${formatInstant(certificate.notAfter)}` }
    }
  return refused('E52', `a signature that none of ${candidates.length} certificates verifies`, wanted)
}

/** A Command that replaces no credentials is signed by who sends it, in the role in which it does. */
const ownRole = ({ role }: Facts): number => {
  if (role === 'LC') return loadController
  return role === 'ED' || role === 'GT' ? networkOperator : supplier
}

function signingCertificates(
  { sources: { repository, datesMatter }, request, receivedAt }: Facts,
  role: number,
): Certificate[] {
  const entity = request.requestIdParts.originator
  return repository
    .find({ entity, role, keyUsage: 'digitalSignature', status: 'in-use' })
    .filter((certificate) => isValidAt(certificate, receivedAt) || !datesMatter(certificate))
}
