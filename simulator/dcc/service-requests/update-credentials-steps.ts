import { withArticle } from '../../vocabulary/article.ts'
import type { DuisRemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { isSupplierRole, type UserRole } from '../../vocabulary/user-role.ts'
import { unlessCancelling } from '../admission/cancellation.ts'
import type { Facts } from '../admission/facts.ts'
import { type AdmissionStep, type Judgement, notApplicable, passed, refused } from '../admission/step.ts'
import { certificateSteps } from './certificate-steps.ts'
import { executionWindow } from './execution-window.ts'
import { type Slot, slotOn } from './slots.ts'

/** Who but a supplier may replace the credentials of a role. */
const replacers: Readonly<Partial<Record<DuisRemotePartyRole, readonly UserRole[]>>> = {
  NetworkOperator: ['ED', 'GT'],
  LoadController: ['LC'],
}

/** E061501: the role has cells on that type of device, and is one that the sender may replace. */
function role({ device, role: sender, replacement }: Facts): Judgement {
  const wanted =
    'Supplier from a supplier, NetworkOperator on an ESME or a GPF from a supplier or a network operator, or ' +
    'LoadController on an ESME from a supplier or a load controller'
  if (device === undefined || sender === undefined || replacement === null)
    return refused('E061501', 'nothing to replace', wanted)
  const { remotePartyRole } = replacement
  const saw = `${remotePartyRole} on ${withArticle(device.type)}, asked for by ${sender}`
  const others = replacers[remotePartyRole] ?? []
  return (isSupplierRole(sender) || others.includes(sender)) && slotOn(device.type, remotePartyRole) !== undefined
    ? passed(saw)
    : refused('E061501', saw, wanted)
}

/** E061501: whether a device may be told to wait with the network operator's slot is the operator's to set. */
function futureDatedRole({ executionDateTime, replacement, sources }: Facts): Judgement {
  if (executionDateTime === null) return notApplicable('on demand')
  const saw = `future-dated, for ${replacement?.remotePartyRole ?? 'nobody'}`
  const isRefused =
    replacement?.remotePartyRole === 'NetworkOperator' && sources.settings.futureDating.networkOperator === 'refuse'
  return isRefused ? refused('E061501', saw, 'the network operator slot on demand') : passed(saw)
}

/** E061508: the schema lets all three certificates be left out. */
function anyCertificate({ replacement }: Facts): Judgement {
  const offered = replacement?.leaves.length ?? 0
  return offered > 0 ? passed(`${offered}`) : refused('E061508', 'no certificate', 'a certificate')
}

/** E061505: none for a cell that the role has not. */
function certificateSet(facts: Facts): Judgement {
  const slot = slotOf(facts) ?? {}
  const offered = (facts.replacement?.leaves ?? []).map(({ use }) => use)
  const saw = offered.join(', ')
  return offered.every((use) => use in slot)
    ? passed(saw)
    : refused('E061505', saw, `only ${Object.keys(slot).join(', ')}`)
}

/** GBCS: a sequence number is 0 … 2⁶³−1, where a RequestID's counter may be twice that. */
const largestSequenceNumber = 2n ** 63n - 1n

/** E061506: a change of holder brings a floor number, and the user's counter is one that a device can count to. */
function floors({ request, replacement }: Facts): Judgement {
  const { originator, counter } = request.requestIdParts
  const floor = replacement?.floor ?? null
  const saw = `floor ${floor ?? 'none'}, counter ${counter}`
  if (counter > largestSequenceNumber) return refused('E061506', saw, `a counter of at most ${largestSequenceNumber}`)
  // The originator holds the cell (GBCS 13.3.5), so another party's certificate is a change of holder.
  const newHolder = replacement?.leaves.find(
    ({ reading }) => !reading.ok || reading.value.entityIdentifier !== originator,
  )
  if (floor === null && newHolder !== undefined) return refused('E061506', saw, 'a floor number for the new holder')
  return passed(saw)
}

/** E061507: only a slot with a top-up cell takes a top-up floor. */
function topUpFloor(facts: Facts): Judgement {
  const floor = facts.replacement?.topUpFloor ?? null
  if (floor === null) return passed('none')
  return slotOf(facts)?.keyAgreementTopUp === undefined
    ? refused('E061507', `${floor}`, 'no top-up floor for a role without a top-up cell')
    : passed(`${floor}`)
}

const slotOf = ({ device, replacement }: Facts): Slot | undefined =>
  device && replacement ? slotOn(device.type, replacement.remotePartyRole) : undefined

/** What 6.15.1 asks of a replacement of credentials, whether a Service Request or a Signed Pre-Command carries it. */
export const updateCredentialsSteps: readonly AdmissionStep<Facts>[] = [
  { name: 'role of the slot', rule: 'E061501: cells of the device type, role of the sender', judge: role },
  executionWindow,
  unlessCancelling({
    name: 'future-dated role',
    rule: 'E061501: setting futureDating.networkOperator',
    judge: futureDatedRole,
  }),
  { name: 'any certificate', rule: 'E061508: there is something to replace', judge: anyCertificate },
  { name: 'certificate set', rule: 'E061505: cells of the Remote Party Role', judge: certificateSet },
  { name: 'floor number', rule: 'E061506: a change of holder sets the floor', judge: floors },
  { name: 'top-up floor number', rule: 'E061507: a top-up cell has one', judge: topUpFloor },
  ...certificateSteps('E061504'),
]
