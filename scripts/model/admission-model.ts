import { acb, isSupplier } from './parties.ts'
import { belongToRegistered, isResponsible } from './registration-model.ts'
import type { Ask, WorldModel } from './world-model.ts'

const window = 30 * 86_400_000

/** NOC-8: what is registered at that instant counts. */
export const effectiveAt = ({ agenda }: WorldModel, { when }: Pick<Ask, 'when'>): number =>
  typeof when === 'number' ? when : agenda.now

const outsideWindow = ({ agenda: { now } }: WorldModel, { when }: Ask): boolean =>
  typeof when === 'number' && (when <= now || when > now + window)

const holders = ({ certificates: { signing, agreement } }: Ask) =>
  [signing, agreement].filter((holder) => holder !== null)

/** One request waits in a place of the DSP's schedule. */
export const placeOf = ({ by, device, slot }: Ask): string => `${by} ${device} ${slot}`

/** The schema has a 6.21 bring a certificate to sign with. */
export const notDuis = '400'

/**
 * What 6.21 is answered on its connection.
 *
 * @param releasedAt now, where the DSP judges it once more to release it
 */
export function answerToHandover(model: WorldModel, ask: Ask, releasedAt: number | null = null): string {
  const { by, device, slot, when, certificates, floor } = ask
  const effective = releasedAt ?? effectiveAt(model, ask)
  if (certificates.signing === null) return notDuis
  if (!isSupplier(by)) return 'E2'
  const cancelsOwn = when === 'cancel' && model.schedule.has(placeOf(ask))
  if (!cancelsOwn && !isResponsible(model, by, device, effective)) return 'E4'
  if (releasedAt === null && outsideWindow(model, ask)) return 'E53'
  if (when === 'cancel') return cancelsOwn ? 'I0' : 'E55'
  if (model.mirror[device][slot].signing !== acb) return 'E062101'
  if (floor === null && holders(ask).some((holder) => holder !== acb)) return 'E062105'
  if (slot === 'NetworkOperator' && !belongToRegistered(model, certificates, device, effective)) return 'E062106'
  return 'I99'
}

/** What 6.15.1 is answered: I0 with a Pre-Command for the Service Request, I99 for the Signed Pre-Command. */
export function answerToUpdate(model: WorldModel, ask: Ask, accepted: 'I0' | 'I99'): string {
  const { by, device, slot, when, certificates, floor } = ask
  const effective = effectiveAt(model, ask)
  if (!isResponsible(model, by, device, effective)) return 'E4'
  if (slot === 'Supplier' && !isSupplier(by)) return 'E061501'
  if (outsideWindow(model, ask)) return 'E53'
  if (holders(ask).length === 0) return 'E061508'
  if (floor === null && holders(ask).some((holder) => holder !== by)) return 'E061506'
  const isChecked = device === 'ESME' && slot === 'NetworkOperator' && isSupplier(by) && when !== 'cancel'
  if (isChecked && !belongToRegistered(model, certificates, device, effective)) return 'E061510'
  return accepted
}

/** What 6.24.1 is answered. */
export const answerToReadBack = (model: WorldModel, { by, device }: Pick<Ask, 'by' | 'device'>): string =>
  isResponsible(model, by, device, model.agenda.now) ? 'I99' : 'E4'
