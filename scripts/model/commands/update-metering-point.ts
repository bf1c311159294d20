import { exchangeOf } from '../../../simulator/harness/testing/prepared-handover.ts'
import { dccParties } from '../../../simulator/market/dcc-parties.ts'
import { updateInventoryRequest } from '../../../simulator/users/requests.ts'
import type { EntityIdentifier } from '../../../simulator/vocabulary/entity-identifier.ts'
import { type Party, partyMeant } from '../choices.ts'
import { isSupplier, type MeterName, nameOf, registeredAs } from '../parties.ts'
import { registeredAt } from '../registration-model.ts'
import { requireCode, type Step, step } from '../step.ts'
import type { PointModel, Sent, WorldModel } from '../world-model.ts'

/** 8.4 UpdateMPxN: a meter gets its own metering point, or the one next door. */
export const updateMeteringPoint = (by: Party, meter: MeterName, whose: 'own' | 'neighbour'): Step =>
  step(
    `8.4 by ${by}: the ${meter} is on ${whose === 'own' ? 'its own' : "the neighbour's"} point`,
    async (model, world) => {
      const device = meter === 'ESME' ? 'ESME' : 'GPF'
      const party = partyMeant(model, by, { device, slot: 'Supplier', moment: model.agenda.now })
      const premises = whose === 'own' ? world.site : world.neighbour
      const meteringPoint = meter === 'ESME' ? premises.mpan : premises.mprn
      const expected = answerTo(model, party, meter, meteringPoint)
      const user = await world.user(party)
      const update = { kind: 'UpdateMPxN', place: 'ImportMPxN', meteringPoint } as const
      const id = user.newRequestId(dccParties.dsp.entityIdentifier)
      const request = updateInventoryRequest(world.device(meter), update, id)
      const exchange = exchangeOf(await user.send(request))
      const code = exchange.answer.response.responseCode
      world.tell(`8.4 by ${nameOf(party)}: the ${meter} is on ${meteringPoint}: ${code}`)
      requireCode(code, expected)

      const nothing = { certificates: { signing: null, agreement: null }, when: null, floor: null }
      const asked = { by: party, device, slot: 'Supplier' as const, ...nothing } as const
      const sent: Sent = { ...asked, variant: '8.4', requestId: request.requestId, counter: id.counter, told: [] }
      world.exchanged.push({ by: party, service: 'NonDevice', exchange })
      model.sent.push(sent)
      if (code === 'I99') model.inventory[meter] = meteringPoint
    },
  )

/** E4: the meter is the supplier's, and so is the point that it is to have. */
function answerTo(model: WorldModel, by: EntityIdentifier, meter: MeterName, meteringPoint: string): 'I99' | 'E4' {
  const isSuppliedAt = (point: string): boolean => {
    const known: PointModel | undefined = model.points.find((each) => each.point === point)
    const suppliers = known === undefined ? [] : registeredAt(known.supply, model.agenda.now)
    return isSupplier(by) && suppliers.some((supplier) => registeredAs(by).includes(supplier))
  }
  const isOwnMeter = by === model.supplier || isSuppliedAt(model.inventory[meter])
  return isOwnMeter && isSuppliedAt(meteringPoint) ? 'I99' : 'E4'
}
