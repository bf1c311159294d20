import { exchangeOf } from '../../../simulator/harness/testing/prepared-handover.ts'
import { retrieveCredentialsRequest } from '../../../simulator/users/requests.ts'
import { answerToReadBack } from '../admission-model.ts'
import { type Party, partyMeant, wordsForSlot } from '../choices.ts'
import { beginOrder } from '../delivery-model.ts'
import { type DeviceName, nameOf, type Slot } from '../parties.ts'
import { requireCode, type Step, step } from '../step.ts'
import type { Sent } from '../world-model.ts'

/** 6.24.1: a user has the DCC ask the device whom a slot trusts. */
export const readBack = (by: Party, device: DeviceName, slot: Slot): Step =>
  step(`6.24.1 by ${by}, ${device}'s ${wordsForSlot[slot]}`, async (model, world) => {
    const party = partyMeant(model, by, { device, slot, moment: model.agenda.now })
    const expected = answerToReadBack(model, { by: party, device })
    const user = await world.user(party)
    const request = retrieveCredentialsRequest([slot], user.newRequestId(world.device(device)))
    const exchange = exchangeOf(await user.send(request))
    const code = exchange.answer.response.responseCode
    world.tell(`6.24.1 by ${nameOf(party)}, ${device}'s ${wordsForSlot[slot]}: ${code}`)
    requireCode(code, expected)

    const { requestId, requestIdParts } = request
    const nothing = { certificates: { signing: null, agreement: null }, when: null, floor: null }
    const asked = { by: party, device, slot, ...nothing }
    const sent: Sent = { ...asked, variant: '6.24.1', requestId, counter: requestIdParts.counter, told: [] }
    world.exchanged.push({ by: party, service: 'SendCommand', exchange })
    model.sent.push(sent)
    if (code === 'I99') beginOrder(model, 'read', sent)
  })
