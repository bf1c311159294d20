import { dccParties } from '../../market/dcc-parties.ts'
import { withArticle } from '../../vocabulary/article.ts'
import { deliveryOfCommandVariant } from '../../vocabulary/command-variant.ts'
import { cancels, unlessCancelling } from '../admission/cancellation.ts'
import type { Facts } from '../admission/facts.ts'
import { placeOf } from '../admission/place.ts'
import { type AdmissionStep, type Judgement, notApplicable, passed, refused } from '../admission/step.ts'
import { certificateSteps } from './certificate-steps.ts'
import { executionWindow } from './execution-window.ts'
import { type Slot, slotOn } from './slots.ts'

const accessControlBroker = dccParties.accessControlBroker.entityIdentifier

/** E062102: the role has cells on that type of device, and is one whose slot is handed over. */
function role({ device, replacement }: Facts): Judgement {
  const wanted = 'Supplier, or NetworkOperator on an ESME or a GPF'
  if (device === undefined || replacement === null) return refused('E062102', 'nothing to hand over', wanted)
  const { remotePartyRole } = replacement
  // The supplier authorises for the load controller (CS02g), so the DCC cannot hand its slot over as the holder.
  if (remotePartyRole === 'LoadController' || slotOn(device.type, remotePartyRole) === undefined)
    return refused('E062102', `${remotePartyRole} on ${withArticle(device.type)}`, wanted)
  return passed(`${remotePartyRole} on ${withArticle(device.type)}`)
}

/** E062101: the ACB holds the cell that authorises, so that the DCC can sign as its holder (GBCS 13.3.5). */
function dccControlled(facts: Facts): Judgement {
  const cell = slotOf(facts)?.digitalSignature
  const holder = cell && facts.holderOf(cell)
  const saw = `held by ${holder?.entityIdentifier ?? 'nobody that the DCC knows of'}`
  const wanted = `held by the Access Control Broker, ${accessControlBroker}`
  return holder?.entityIdentifier === accessControlBroker ? passed(saw) : refused('E062101', saw, wanted)
}

/** E062103: a certificate to sign with, and none for a cell that the role has not. */
function certificateSet(facts: Facts): Judgement {
  const slot = slotOf(facts)
  const offered = (facts.replacement?.leaves ?? []).map(({ use }) => use)
  const saw = offered.join(', ') || 'no certificate'
  const wanted = `digitalSignature, and only ${Object.keys(slot ?? {}).join(', ')}`
  const fits = slot !== undefined && offered.includes('digitalSignature') && offered.every((use) => use in slot)
  return fits ? passed(saw) : refused('E062103', saw, wanted)
}

/** E062105: a change of holder brings a floor number; only a slot with a top-up cell takes a top-up floor. */
function floors(facts: Facts): Judgement {
  const { replacement } = facts
  const floor = replacement?.floor ?? null
  const topUpFloor = replacement?.topUpFloor ?? null
  const saw = `floor ${floor ?? 'none'}, top-up floor ${topUpFloor ?? 'none'}`
  if (floor === null && changesHolder(facts)) return refused('E062105', saw, 'a floor number for the new holder')
  if (topUpFloor !== null && slotOf(facts)?.keyAgreementTopUp === undefined)
    return refused('E062105', saw, 'no top-up floor for a role without a top-up cell')
  return passed(saw)
}

/** Whether a party other than the ACB is to hold a cell; an unreadable certificate counts as another party's. */
const changesHolder = ({ replacement }: Facts): boolean =>
  (replacement?.leaves ?? []).some(
    ({ reading }) => !reading.ok || reading.value.entityIdentifier !== accessControlBroker,
  )

/** E53: the DSP holds a future-dated handover in its schedule, and a schedule reaches a device over the WAN alone. */
function futureDatedDelivery({ executionDateTime, request }: Facts): Judgement {
  const { commandVariant } = request
  if (executionDateTime === null) return notApplicable('on demand')
  const saw = `future-dated, Command Variant ${commandVariant}`
  return deliveryOfCommandVariant[commandVariant] === 'wan' ? passed(saw) : refused('E53', saw, 'Command Variant 1')
}

/** E55: the same user has a future-dated handover of that slot in the schedule. */
function somethingToCancel(facts: Facts): Judgement {
  if (!cancels(facts)) return notApplicable('no cancellation')
  const place = placeOf(facts.request)
  return facts.isPlaceTaken
    ? passed(place)
    : refused('E55', `nothing is scheduled for ${place}`, 'a cancellation of what is scheduled')
}

const slotOf = ({ device, replacement }: Facts): Slot | undefined =>
  device && replacement ? slotOn(device.type, replacement.remotePartyRole) : undefined

/** What is asked of the slot, and of what is to be put there. */
const replacing: readonly AdmissionStep<Facts>[] = [
  { name: 'DCC controlled', rule: 'E062101: the ACB holds the slot', judge: dccControlled },
  { name: 'certificate set', rule: 'E062103: cells of the Remote Party Role', judge: certificateSet },
  { name: 'floor numbers', rule: 'E062105: a change of holder sets the floor', judge: floors },
  ...certificateSteps('E062103'),
]

/** What 6.21 asks beyond what every request must be. */
export const handoverSteps: readonly AdmissionStep<Facts>[] = [
  executionWindow,
  { name: 'future-dated delivery', rule: 'E53: the DSP schedules for the WAN alone', judge: futureDatedDelivery },
  { name: 'role of the slot', rule: 'E062102: cells of the device type', judge: role },
  { name: 'something to cancel', rule: 'E55: the schedule of the DSP', judge: somethingToCancel },
  ...replacing.map(unlessCancelling),
]
