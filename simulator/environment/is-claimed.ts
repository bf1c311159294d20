import { type Claim, keyOfClaim, type State } from '../vocabulary/ports/state.ts'

/** Whether somebody has a claim, and what it goes with is kept. */
export async function isClaimed(claim: Pick<Claim, 'subject' | 'name'>, state: Pick<State, 'read'>): Promise<boolean> {
  const [found] = await state.read([keyOfClaim(claim)])
  return found !== undefined && found.version !== 0
}
