import { createHash } from 'node:crypto'
import { createSmki } from '../../../../certs/smki.ts'
import type { Check } from '../../../dcc/check/check.ts'
import { createRandom } from '../../../environment/randomness.ts'
import { BoundedMap } from '../../../vocabulary/bounded-map.ts'
import { type Observation, observed } from '../observed-check.ts'
import { ask } from '../questions/ask.ts'
import { type Circumstances, checkRequestIn } from '../questions/circumstances.ts'
import { createCertificateIssuer } from '../questions/described-certificate.ts'

/** Puts a question to an implementation. */
export type Asking = (given: Circumstances) => Promise<Observation>

/** Answers that are remembered. */
const mostRemembered = 4_096

/** Puts questions to an implementation; what it said is remembered, as shrinking comes back to many of them. */
export function createAsking(check: Check, seed: string): Asking {
  const issue = createCertificateIssuer(createSmki(createRandom(seed).derive('smki')))
  const said = new BoundedMap<string, Pick<Observation, 'theirs' | 'ours'>>(mostRemembered)
  return async (given) => {
    const request = checkRequestIn(given, issue)
    const key = createHash('sha256').update(JSON.stringify(request)).digest('base64')
    const before = said.get(key)
    if (before !== undefined) return { request, ...before }
    const seen: Observation[] = []
    await ask(
      observed(check, (observation) => seen.push(observation)),
      request,
    ).catch(() => null)
    const [observation] = seen
    if (observation === undefined) throw new Error('The check was asked and nobody saw it')
    const { theirs, ours } = observation
    said.getOrMake(key, () => ({ theirs, ours }))
    return { request, theirs, ours }
  }
}
