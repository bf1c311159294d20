import type { CheckQuestion } from '../../question.ts'
import { type Flaw, misreading } from '../support/flawed.ts'
import { recordsOfDay, withOneRecord } from '../support/misread-registration.ts'

export const flaw: Flaw = {
  rule: 'NOC-12',
  story: 'Two licence areas of one group share an identifier, so the team sees no contradiction between their records.',
}

export default misreading((question) => {
  const records = recordsOfDay(question)
  const known = new Set(records.map(({ networkParty }) => identifiersOf(question, networkParty)))
  return records.length > 1 && known.size === 1 ? withOneRecord(question, records[0]) : question
})

const identifiersOf = ({ networkParties }: CheckQuestion, id: string): string =>
  [...(networkParties.party(id)?.entityIdentifiers ?? [])].sort().join()
