import { createSmki } from '../../../../certs/smki.ts'
import { createRandom } from '../../../environment/randomness.ts'
import { decide } from '../../../network-operator-check/decide.ts'
import { type Observation, observed } from '../observed-check.ts'
import { ask } from '../questions/ask.ts'
import { type Circumstances, checkRequestIn } from '../questions/circumstances.ts'
import { createCertificateIssuer } from '../questions/described-certificate.ts'
import type { PlayedScenario } from '../scenario.ts'

const issue = createCertificateIssuer(createSmki(createRandom('assurance under test')))

/** A question that ours answers, with another answer beside it. */
export async function observation(given: Circumstances, theirs?: Observation['theirs']): Promise<Observation> {
  const seen: Observation[] = []
  const ours = { decide: async (question: Parameters<typeof decide>[0]) => decide(question) }
  await ask(
    observed(ours, (each) => seen.push(each)),
    checkRequestIn(given, issue),
  )
  const [first] = seen
  if (first === undefined) throw new Error('nobody was asked')
  return theirs === undefined ? first : { ...first, theirs }
}

/** The shortest verdict of an outcome. */
export const verdict = (outcome: 'accepted' | 'not-applicable'): Observation['theirs'] => ({
  outcome,
  rule: 'NOC-10',
  because: `because of <${outcome}> & "more"`,
  expected: [],
  found: [],
  warnings: [],
})

/** A scenario that was played, in which all is well but for what is said. */
export const scenario = (given: Partial<PlayedScenario> = {}): PlayedScenario => ({
  id: 'features/a.feature:3',
  feature: 'A feature',
  clause: 'NOC-10 A clause',
  name: 'a scenario',
  tags: ['@NOC-10', '@at-the-port'],
  steps: [{ text: 'Given a question', table: [], status: 'passed', message: '' }],
  seconds: 0.1,
  observations: [],
  transcripts: [],
  ...given,
})
