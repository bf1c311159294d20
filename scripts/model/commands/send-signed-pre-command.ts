import { readCs02bCommand, writeCs02bCommand } from '../../../simulator/gbcs/credentials/update-security-credentials.ts'
import { readMessage, writeUnsigned } from '../../../simulator/gbcs/message.ts'
import { exchangeOf } from '../../../simulator/harness/testing/prepared-handover.ts'
import type { SlotCertificates } from '../../../simulator/users/credentials-order.ts'
import { cells } from '../../../simulator/vocabulary/trust-anchor-cell.ts'
import { answerToUpdate, effectiveAt } from '../admission-model.ts'
import {
  askMeant,
  type Choice,
  type ChosenAsk,
  certificatesMeant,
  wordsForAsk,
  wordsForCertificates,
} from '../choices.ts'
import { beginOrder } from '../delivery-model.ts'
import { notePassed } from '../invariants.ts'
import { lineOf, slotCertificates } from '../order-of.ts'
import type { Slot } from '../parties.ts'
import type { RealWorld } from '../real-world.ts'
import { requireCode, type Step, step } from '../step.ts'
import type { Ask, Draft, Sent, WorldModel } from '../world-model.ts'
import { transform } from './ask-for-pre-command.ts'

/**
 * 6.15.1 as a Signed Pre-Command.
 *
 * @param which of the users' Pre-Commands, counted round
 * @param instead what its user signs in place of the certificates that were transformed; null for the Pre-Command as it is
 */
export const sendSignedPreCommand = (which: number, instead: Choice | null): Step => {
  const changed = instead === null ? '' : `, with ${wordsForCertificates(instead)} in it instead`
  return step(
    `Pre-Command ${which} signed and sent${changed}`,
    async (model, world) => {
      const [draft] = model.drafts.splice(which % model.drafts.length, 1)
      if (draft !== undefined) await signAndSend(model, world, draft, instead)
    },
    ({ drafts }) => drafts.length > 0,
  )
}

/** All of 6.15.1 at once. */
export const updateCredentials = (chosen: ChosenAsk): Step =>
  step(`6.15.1 by ${wordsForAsk(chosen)}`, async (model, world) => {
    await allOf(model, world, askMeant(model, chosen))
  })

/**
 * 6.15.1 that cancels a Command which a device keeps.
 *
 * @param which of those that the DCC knows of, counted round
 */
export const cancelUpdate = (which: number): Step =>
  step(
    `6.15.1 that cancels Command ${which} of those that devices keep`,
    async (model, world) => {
      const kept = [...model.knownKept.values()][which % model.knownKept.size]
      if (kept !== undefined) await allOf(model, world, { ...kept.sent, when: 'cancel' })
    },
    ({ knownKept }) => knownKept.size > 0,
  )

async function allOf(model: WorldModel, world: RealWorld, ask: Ask): Promise<void> {
  const before = model.drafts.length
  await transform(model, world, ask)
  const draft = model.drafts.length > before ? model.drafts.pop() : undefined
  if (draft !== undefined) await signAndSend(model, world, draft, null)
}

async function signAndSend(model: WorldModel, world: RealWorld, draft: Draft, instead: Choice | null): Promise<void> {
  const kept = world.drafts.get(draft.requestId)
  if (kept === undefined) throw new Error('There is no Pre-Command to sign')
  const where = { ...draft, moment: effectiveAt(model, draft) }
  const certificates = instead === null ? draft.certificates : certificatesMeant(model, instead, where)
  const ask: Ask = { ...draft, certificates }
  const expected = answerToUpdate(model, ask, 'I99')
  const user = await world.user(ask.by)
  const preCommand =
    instead === null
      ? kept.preCommand
      : withCertificates(kept.preCommand, slotCertificates(world, certificates, ask.slot), ask.slot)
  const signed = await user.signPreCommand(preCommand)
  const exchange = exchangeOf(await user.sendSignedPreCommand(kept.request, signed))
  const code = exchange.answer.response.responseCode
  world.tell(`6.15.1 signed${instead === null ? '' : ', changed,'} by ${lineOf(ask)}: ${code}`)
  if (code === 'I99') notePassed(model, world, ask, effectiveAt(model, ask), '6.15.1')
  requireCode(code, expected)

  const { requestId, counter } = draft
  const sent: Sent = { ...ask, variant: '6.15.1', requestId, counter, told: [] }
  world.exchanged.push({ by: ask.by, service: 'SendCommand', exchange })
  model.sent.push(sent)
  if (code === 'I99') beginOrder(model, 'update', sent)
}

const cellsOf = {
  Supplier: [cells.supplierSignature, cells.supplierKeyAgreement, cells.supplierTopUp],
  NetworkOperator: [cells.networkOperatorSignature, cells.networkOperatorKeyAgreement],
} as const satisfies Record<Slot, readonly unknown[]>

/** The Pre-Command with other certificates, as nobody transformed it. */
function withCertificates(preCommand: Buffer, others: SlotCertificates, slot: Slot): Buffer {
  const message = readMessage(preCommand)
  const update = message.ok ? readCs02bCommand(message.value.content) : message
  if (!message.ok || !update.ok) throw new Error('The Pre-Command cannot be read')
  const { digitalSignature, keyAgreement, keyAgreementTopUp = null } = others
  const offered = [digitalSignature, keyAgreement, keyAgreementTopUp]
  const replacements = cellsOf[slot].flatMap((target, place) => {
    const certificate = offered[place] ?? null
    return certificate === null ? [] : [{ der: certificate, target }]
  })
  return writeUnsigned(message.value, writeCs02bCommand({ ...update.value, replacements }))
}
