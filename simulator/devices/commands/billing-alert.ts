import { formatAlertCode } from '../../gbcs/alert-codes.ts'
import { writeDlmsDateTime } from '../../gbcs/date-time.ts'
import { writeDataNotification } from '../../gbcs/dlms/access.ts'
import { transactionIdOf } from '../../gbcs/encryption.ts'
import { gbzAlertWithComponents } from '../../gbcs/gbz/alert.ts'
import { secondsSince2000 } from '../../gbcs/gbz/types.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { cells } from '../../vocabulary/trust-anchor-cell.ts'
import { hasOtherBilling, nextBilling, withBillingTold } from '../cosem/billing.ts'
import { settledAt } from '../cosem/charging.ts'
import { ledgerOf } from '../cosem/ledger.ts'
import type { Moment, Reader } from '../cosem/object.ts'
import { billedAt } from '../cosem/objects/collections.ts'
import { encryptedFor } from '../cosem/objects/protected.ts'
import { octets, structure, unsigned16 } from '../cosem/values.ts'
import { hasOtherGasBilling, nextGasBilling, withGasBillingTold } from '../gbz/billing.ts'
import { gasSettledAt } from '../gbz/charging.ts'
import { encryptedMetering } from '../gbz/execute.ts'
import { lookedAt } from '../gbz/moment.ts'
import { billingSnapshot } from '../gbz/snapshots.ts'
import { certificateIn, type Device } from '../state/device.ts'
import type { DeviceState } from '../state/device-state.ts'
import { alertOf } from './alert.ts'
import type { Executed } from './execution.ts'

/** ECS68 and GCS53: the Billing Data Log has another entry, which comes along. */
const billingDataLogUpdated = 0x8f0a
const messageCodes = { ESME: 0x0061, GSME: 0x008b } as const

/** When a meter next tells of its billing; null for one whose supplier has set no calendar, and for any other device. */
export function billingDueAt({ blueprint, state }: Pick<Device, 'blueprint' | 'state'>): Instant | null {
  if (blueprint.type === 'ESME') return nextBilling(state)
  return blueprint.type === 'GSME' ? nextGasBilling(state) : null
}

/** When a meter tells of its billing whose calendar is another than before; null where it is not. */
export function newBillingDueAt(before: Device, state: DeviceState): Instant | null {
  const { type } = before.blueprint
  const isOther =
    (type === 'ESME' && hasOtherBilling(before.state, state)) ||
    (type === 'GSME' && hasOtherGasBilling(before.state, state))
  return isOther ? billingDueAt({ ...before, state }) : null
}

/** Has a meter tell its supplier of a billing period that has ended; null where none has of which it has not told. */
export function lookAtBilling(device: Device, now: Instant): Executed | null {
  const ended = billingDueAt(device)
  if (ended === null || ended > now) return null
  const isElectric = device.blueprint.type === 'ESME'
  const told = isElectric ? withBillingTold(device.state, ended) : withGasBillingTold(device.state, ended)
  const counted = { ...device, state: told }
  const recipient = certificateIn(device, cells.supplierSignature)?.entityIdentifier ?? null
  const certificate = certificateIn(device, cells.supplierKeyAgreement)
  const entityIdentifier = certificate?.entityIdentifier ?? null
  const note = { event: billingDataLogUpdated, reason: 'alert-raised' }
  const what = `${formatAlertCode(billingDataLogUpdated)} the billing data log has an entry`
  if (recipient === null || certificate === undefined || entityIdentifier === null)
    return { state: told, outgoing: null, note: { ...note, reason: 'event-noted', detail: `${what}, for nobody` } }
  const readerUnder = (counter: bigint): Reader => ({
    entityIdentifier,
    secret: () => device.secretWith(certificate),
    transactionId: transactionIdOf(counter),
  })
  const write = isElectric ? writtenOfEsme : writtenOfGsme
  const raised = alertOf(counted, {
    recipient,
    messageCode: isElectric ? messageCodes.ESME : messageCodes.GSME,
    contentOf: (counter) => write(counted, { ended, now, counter, reader: readerUnder(counter) }),
    protection: 'signature',
  })
  return { ...raised, note: { ...note, detail: `${what}, to ${recipient}` } }
}

interface Telling {
  readonly ended: Instant
  readonly now: Instant
  readonly counter: bigint
  readonly reader: Reader
}

/** What stood when the period ended; of a meter in prepayment mode its balances too. */
function writtenOfEsme({ blueprint, state }: Device, { ended, now, counter, reader }: Telling): Buffer {
  const settled = settledAt({ blueprint, state }, now)
  const moment: Moment = {
    ...{ blueprint, state: settled, now, hubTime: null, log: [], reader },
    topUpParties: () => null,
    notice: () => undefined,
  }
  const values = billedAt(moment, ended, ledgerOf(settled).isPrepayment)
  const data = structure(
    unsigned16(billingDataLogUpdated),
    octets(writeDlmsDateTime(now)),
    ...encryptedFor(reader, blueprint, structure(...values)),
  )
  return writeDataNotification({ invokeId: Number(counter & 0xffffffn), data })
}

function writtenOfGsme({ blueprint, state }: Device, { ended, now, reader }: Telling): Buffer {
  const moment = lookedAt({ blueprint, state: gasSettledAt({ blueprint, state }, now), now })
  return gbzAlertWithComponents.write({
    alertCode: billingDataLogUpdated,
    timeStamp: secondsSince2000(now),
    body: [encryptedMetering(billingSnapshot(moment, ended), moment, reader)],
  })
}
