import { parseEntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import type { CheckQuestion } from '../../question.ts'
import { withParties } from './misread-registration.ts'

/**
 * The question as one sees it who takes two identifiers for the same wherever `token` gives the same text: each party is
 * known by every identifier of the certificates that it so resembles.
 */
export const knownBy = (question: CheckQuestion, token: (identifier: string) => string): CheckQuestion => {
  const presented = question.certificates.flatMap(({ certificate }) => certificate?.subject.uniqueIdentifier ?? [])
  return withParties(question, (parties) =>
    parties.map((party) => {
      const own = new Set(party.entityIdentifiers.flatMap((text) => parseEntityIdentifier(text) ?? []).map(token))
      return {
        ...party,
        entityIdentifiers: [...party.entityIdentifiers, ...presented.filter((one) => own.has(token(one)))],
      }
    }),
  )
}
