import { executionDateTimeOf } from '../../simulator/gbcs/date-time.ts'
import { slotCertificatesOf } from '../../simulator/harness/rehearsal/test-bed.ts'
import { suppliers } from '../../simulator/market/suppliers.ts'
import { modeOfReplacement } from '../../simulator/vocabulary/credentials-replacement-mode.ts'
import { cancellationInstant, instant } from '../../simulator/vocabulary/instant.ts'
import { RemotePartyRole } from '../../simulator/vocabulary/remote-party-role.ts'
import { cells } from '../../simulator/vocabulary/trust-anchor-cell.ts'
import { type Deviation, replacementsFor } from './pre-commands.ts'
import type { NetworkWorld } from './world.ts'

type Deviate = (world: NetworkWorld) => Promise<Deviation> | Deviation

/** A supplier's update of its own credentials, as its message code and mode say. */
const suppliersMode = {
  header: { messageCode: modeOfReplacement('Supplier').messageCode },
  update: { mode: modeOfReplacement('Supplier').mode, authorisingCell: cells.supplierSignature },
} as const

/** What makes a Signed Pre-Command misfit the request around it, or the slot it says it is for. */
const deviations: Readonly<Record<string, Deviate>> = {
  'that is for another ESME': async (world) => {
    const { fleet } = await world.network()
    const [other] = fleet.find(({ index }) => index !== world.scene.premises.index, 1)
    if (other === undefined) throw new Error('The fleet has one premises only')
    return { header: { recipient: other.devices.ESME } }
  },
  'that is from another supplier': ({ scene }) => {
    const other = suppliers.find(({ id }) => id !== scene.premises.supplier.id)
    if (other === undefined) throw new Error('The market has one supplier only')
    return { header: { originator: other.entityIdentifier } }
  },
  'that is counted otherwise': () => ({ header: { counter: 1n }, update: { authorisingCounter: 1n } }),
  'under the message code of another use case': () => ({ header: { messageCode: 0x0008 } }),
  'in a mode that its message code does not announce': () => ({ update: { mode: modeOfReplacement('Supplier').mode } }),
  'under the Service Reference Variant of another request': () => ({ serviceReferenceVariant: '6.15.2' }),
  "in the supplier's mode": () => suppliersMode,
  "in the supplier's mode with one cell of the network operator among its own": async (world) => {
    const { smki } = await world.network()
    const { entityIdentifier } = world.scene.premises.supplier
    const own = slotCertificatesOf(smki, entityIdentifier, RemotePartyRole.supplier).digitalSignature
    if (own === null) throw new Error('The supplier has no certificate')
    const { digitalSignature } = world.scene.holding.certificates
    const beside = replacementsFor({ digitalSignature, keyAgreement: null })
    const replacements = [{ der: own, target: cells.supplierSignature }, ...beside]
    return { ...suppliersMode, update: { ...suppliersMode.update, replacements } }
  },
  'with two certificates for one cell': ({ scene }) => {
    const { digitalSignature } = scene.holding.certificates
    const twice = replacementsFor({ digitalSignature, keyAgreement: null })
    return { update: { replacements: [...twice, ...twice] } }
  },
  'for immediate execution in a document of the year 3000': () => ({ executionDateTime: cancellationInstant }),
  'for a later day in a document of the day after': async (world) => {
    const { time } = await world.network()
    const dayAfter = instant(time.clock.now() + 2 * oneDay)
    return { ...(await forALaterDay(world)), executionDateTime: dayAfter }
  },
  'for a later day in a document that names none': forALaterDay,
}

const oneDay = 86_400_000

async function forALaterDay(world: NetworkWorld): Promise<Deviation> {
  const { time } = await world.network()
  return { update: { executionDateTime: executionDateTimeOf(instant(time.clock.now() + oneDay)) } }
}

/** A Pre-Command that differs in the way that a step says. */
export async function deviationCalled(how: string, world: NetworkWorld): Promise<Deviation> {
  const deviate = deviations[how]
  if (deviate === undefined) throw new Error(`No feature knows how to make a Pre-Command ${how}`)
  return deviate(world)
}
