import type { Cs02bCommand } from '../../gbcs/credentials/update-security-credentials.ts'
import { executionDateTimeOf } from '../../gbcs/date-time.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { keyOfCell, type TrustAnchorCellIdentifier } from '../../vocabulary/trust-anchor-cell.ts'
import type { UserRole } from '../../vocabulary/user-role.ts'
import type { Facts } from '../admission/facts.ts'
import type { CredentialsUpdate, SignedPreCommand } from '../admission/signed-pre-command.ts'
import { type AdmissionStep, type Judgement, passed, refused } from '../admission/step.ts'
import { useInCell } from '../admission/update-of-payload.ts'
import { replacementMode } from './credentials-update.ts'
import type { Slot } from './slots.ts'
import { userSignature } from './user-signature.ts'

/** One field of a Signed Pre-Command that the request around it fixes. */
interface Bound {
  readonly field: string
  readonly found: string
  readonly wanted: string
}

const bound = (field: string, found: unknown, wanted: unknown): Bound => ({
  field,
  found: String(found ?? 'none'),
  wanted: String(wanted ?? 'none'),
})

/** E52: as much as the step is about is what the request around it says. */
const binding =
  (fields: (signed: SignedUpdate, facts: Facts) => readonly Bound[]) =>
  (facts: Facts): Judgement => {
    const signed = signedUpdateIn(facts)
    if (!signed.ok) return unreadable(signed.failure)
    const all = fields(signed.value, facts)
    const astray = all.find(({ found, wanted }) => found !== wanted)
    if (astray !== undefined)
      return refused('E52', `${astray.field} ${astray.found}`, `${astray.field} ${astray.wanted}`)
    return passed(all.map(({ field, found }) => `${field} ${found}`).join(', '))
  }

type SignedUpdate = SignedPreCommand<CredentialsUpdate>

function signedUpdateIn({ signedPreCommand }: Facts): Result<SignedUpdate, string> {
  if (signedPreCommand === null) return failed('no Signed Pre-Command')
  if (!signedPreCommand.ok) return signedPreCommand
  const { message, payload } = signedPreCommand.value
  return payload.kind === 'credentials-update' ? succeeded({ message, payload }) : failed(payload.because)
}

const unreadable = (why: string): Judgement => refused('E52', why, 'a GBCS message with a payload of CS02b')

function readable(facts: Facts): Judgement {
  const signed = signedUpdateIn(facts)
  return signed.ok ? passed('a GBCS message with a payload of CS02b') : unreadable(signed.failure)
}

/** Case 73: what is signed is under the RequestID for the very device and counter that the RequestID names. */
const header = binding(({ message }, { request: { requestIdParts } }) => [
  bound('CRA', message.cra, 'command'),
  bound('originator', message.originator, requestIdParts.originator),
  bound('recipient', message.recipient, requestIdParts.target),
  bound('counter', message.counter, requestIdParts.counter),
  bound('date-time', message.dateTime?.toString('hex'), null),
  bound('supplementary information', message.supplementary.toString('hex'), ''),
  // The MAC is the DCC's to add.
  bound('MAC', message.mac?.toString('hex'), null),
])

const supplier = replacementMode('Supplier')
const modes = [supplier, replacementMode('NetworkOperator'), replacementMode('LoadController')]
const modeOfLoadController = replacementMode('LoadController', 'LC')

/** The mode that a message code of 6.15.1 announces, of those that the sender may use. */
const modeOf = (messageCode: number, sender: UserRole | undefined) =>
  sender === 'LC' ? modeOfLoadController : (modes.find((known) => known.messageCode === messageCode) ?? supplier)

/** Case 74: a message code of 6.15.1, and the payload of that mode, authorised by the holder of that mode's slot. */
const mode = binding(({ message, payload: { update } }, { role }) => {
  const announced = modeOf(message.messageCode, role)
  return [
    bound('message code', message.messageCode, announced.messageCode),
    bound('mode', update.mode, announced.mode),
    bound('authorising cell', cellText(update.authorisingCell), keyOfCell(announced.authorisingCell)),
    bound('authorising counter', update.authorisingCounter, message.counter),
    bound('symmetric key', update.symmetricKey === null ? null : 'present', null),
    bound('floors of other parties', update.otherFloors.filter(isOfAnother(announced.slot)).length, 0),
  ]
})

/** A party whose slot is replaced by another's authority has its floor among those of other parties. */
const isOfAnother =
  ({ digitalSignature: { role } }: Slot) =>
  (floors: { readonly role: number }): boolean =>
    floors.role !== role

const cellText = (cell: TrustAnchorCellIdentifier | null): string | null => (cell === null ? null : keyOfCell(cell))

/**
 * Case 77: the device goes by the payload, so a document around it that names a time must name the same. The schema has
 * ExecutionDateTime optional, and the DCC's own client never writes it: then the payload alone decides.
 */
const executionTime = binding(({ payload: { update } }, { request: { body } }) => {
  const stated = 'executionDateTime' in body ? body.executionDateTime : null
  const wanted = stated === null ? update.executionDateTime : executionDateTimeOf(stated)
  return [bound('execution time', update.executionDateTime, wanted)]
})

/**
 * Case 76: each cell once. Cells are those of the mode's own role, or the network operator's: a Supplier's update that
 * reaches for those is judged as the network operator's (case 75), and is not for this step to refuse.
 */
function targetCells(facts: Facts): Judgement {
  const signed = signedUpdateIn(facts)
  if (!signed.ok) return unreadable(signed.failure)
  const { message, payload } = signed.value
  const { update } = payload
  const wanted = 'cells of the slot, each once'
  const astray = update.replacements.find(({ target }) => !isOfMode(target, modeOf(message.messageCode, facts.role)))
  if (astray !== undefined) return refused('E52', keyOfCell(astray.target), wanted)
  const keys = keysOf(update)
  const saw = keys.join(', ') || 'none'
  return new Set(keys).size === keys.length ? passed(saw) : refused('E52', saw, wanted)
}

function isOfMode(target: TrustAnchorCellIdentifier, { slot }: ReturnType<typeof modeOf>): boolean {
  const roles: readonly number[] = [slot.digitalSignature.role, RemotePartyRole.networkOperator]
  return roles.includes(target.role) && useInCell(target) !== undefined
}

const keysOf = ({ replacements }: Cs02bCommand): readonly string[] =>
  replacements.map(({ target }) => keyOfCell(target))

/** What a Signed Pre-Command of 6.15.1 must be before its certificates are looked at. */
export const signedPreCommandSteps: readonly AdmissionStep<Facts>[] = [
  { name: 'Signed Pre-Command', rule: 'E52: GBCS message and CS02b payload', judge: readable },
  { name: 'Grouping Header', rule: 'E52: originator, recipient and counter of the RequestID', judge: header },
  { name: 'credentials replacement mode', rule: 'E52: message codes and modes of 6.15.1', judge: mode },
  { name: 'execution time', rule: 'E52: ExecutionDateTime of the document, where it has one', judge: executionTime },
  { name: 'target cells', rule: 'E52: each cell once', judge: targetCells },
  { name: 'user signature', rule: "E52: by the originator's digital signing key", judge: userSignature },
]
