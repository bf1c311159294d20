import type { OtherDevice, TransformFacts } from '../../transform/facts.ts'
import { type NoCommand, type TransformedCommand, transform } from '../../transform/transform.ts'
import type { DeviceType } from '../../vocabulary/device-type.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import type { InventoryRecord } from '../../vocabulary/inventory-record.ts'
import { failed, type Result } from '../../vocabulary/result.ts'
import type { UserRole } from '../../vocabulary/user-role.ts'
import type { Facts } from '../admission/facts.ts'

/**
 * Users whom devices know by cells of their own, by type of device: their Commands are theirs, and those of any other go through
 * the Access Control Broker (docs/domain/gbcs.md#which-form-a-message-has). It is the role that counts, whoever holds the cell.
 * What the DSP asks by a schedule goes through the broker, too: a user's counters are its own.
 */
const knownTo: Partial<Record<DeviceType, readonly UserRole[]>> = {
  ESME: ['IS', 'ED', 'LC'],
  GSME: ['GS'],
  GPF: ['GS', 'GT'],
  HCALCS: ['IS'],
}

const meters: Readonly<Record<string, 'single' | 'twin' | 'polyphase'>> = { A: 'single', B: 'twin', C: 'polyphase' }

/** The Command that an admitted request becomes, or why there is none. */
export function commandOf(facts: Facts): Result<TransformedCommand, NoCommand> {
  const { device, role, user } = facts
  if (device === undefined || role === undefined || user === undefined)
    return failed({ reason: 'not-for-this-device', detail: 'no user, or no device' })
  return transform(transformFactsOf(facts, device, role))
}

function transformFactsOf(facts: Facts, device: InventoryRecord, role: UserRole): TransformFacts {
  const { request, judgedAt, schedule } = facts
  const { originator, counter } = request.requestIdParts
  return {
    serviceReferenceVariant: request.serviceReferenceVariant,
    body: request.body,
    user: {
      identifier: originator,
      role,
      counter,
      isKnown: knownTo[device.type]?.includes(role) ?? false,
      isAskedFor: schedule !== null,
    },
    device: {
      identifier: device.deviceId,
      type: device.type,
      meter: meters[device.details.esmeVariant?.[0] ?? 'A'] ?? 'single',
      gbcsVersion: Number.parseInt(device.gbcsVersion, 10),
    },
    now: judgedAt,
    otherDevice: otherDeviceOf(facts),
    deviceLog: facts.deviceLog,
    customerIdentificationNumber: facts.sources.customerNumber(request.requestId),
  }
}

/** The device that the body names beside the target (8.7.1 to 8.8.2). */
export function otherDeviceIn({ request: { body } }: Facts): EntityIdentifier | null {
  if (body.kind !== 'described') return null
  return 'otherDeviceId' in body.content ? body.content.otherDeviceId : null
}

function otherDeviceOf(facts: Facts): OtherDevice | null {
  const other = otherDeviceIn(facts)
  const record = other === null ? undefined : facts.sources.inventory.record(other)
  if (record === undefined) return null
  const certificates = facts.sources.deviceCertificates(record.deviceId)
  return { type: record.type, keyAgreementCertificate: certificates?.keyAgreement.der ?? null }
}
