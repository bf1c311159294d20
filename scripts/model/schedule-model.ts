import { answerToHandover, placeOf } from './admission-model.ts'
import { beginOrder } from './delivery-model.ts'
import { nameOf } from './parties.ts'
import type { Sent, WorldModel } from './world-model.ts'

/** What follows from a 6.21 that was accepted. */
export function acceptHandover(model: WorldModel, sent: Sent): void {
  if (sent.when === null) beginOrder(model, 'handover', sent)
  else if (sent.when === 'cancel') leaveUnreleased(model, placeOf(sent))
  else schedule(model, sent, sent.when)
}

/** A later request replaces what waits in its place. */
function schedule(model: WorldModel, sent: Sent, releaseAt: number): void {
  const place = placeOf(sent)
  leaveUnreleased(model, place)
  model.schedule.set(place, { sent, leave: model.agenda.at(releaseAt, () => release(model, sent)) })
}

function leaveUnreleased(model: WorldModel, place: string): void {
  const waiting = model.schedule.get(place)
  if (waiting === undefined) return
  waiting.leave()
  model.schedule.delete(place)
  waiting.sent.told.push(`E54 to ${nameOf(waiting.sent.by)}`)
}

/** NOC-8: the DSP judges once more, as the world is at the release. */
function release(model: WorldModel, sent: Sent): void {
  model.schedule.delete(placeOf(sent))
  const code = answerToHandover(model, sent, model.agenda.now)
  if (code === 'I99') beginOrder(model, 'handover', sent)
  else sent.told.push(`${code} to ${nameOf(sent.by)}`)
}
