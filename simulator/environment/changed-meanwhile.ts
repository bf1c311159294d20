import type { Change, Changed, Key, State } from '../vocabulary/ports/state.ts'

/** What was decided rests on what another has changed since it was read: it is to be read, and decided, again. */
export class ChangedMeanwhile extends Error {
  readonly lost: readonly Key[]

  constructor(lost: readonly Key[]) {
    super(`changed meanwhile: ${lost.join(', ')}`)
    this.lost = lost
  }
}

/** Makes a change durable. @throws ChangedMeanwhile where something stands in its way; then nothing is written */
export async function change(state: Pick<State, 'change'>, wanted: Change): Promise<Extract<Changed, { ok: true }>> {
  const changed = await state.change(wanted)
  if (!changed.ok) throw new ChangedMeanwhile(changed.lost)
  return changed
}

/** How often something is decided again before it is taken for a fault. */
const mostAttempts = 20

/** Decides again for as long as others change what the decision rests on. */
export async function decideAgain<Value>(
  decide: () => Promise<Value>,
  isOurs: (lost: readonly Key[]) => boolean = () => true,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await decide()
    } catch (fault) {
      if (!(fault instanceof ChangedMeanwhile) || !isOurs(fault.lost) || attempt === mostAttempts) throw fault
    }
  }
}
