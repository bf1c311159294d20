import { type Flaw, misreading } from '../support/flawed.ts'
import { forgiving } from '../support/lenient-certificate.ts'

export const flaw: Flaw = {
  rule: 'NOC-11',
  story:
    'The reader of subjects knows texts only, so a script of the team writes identifiers as text, and the check reads them.',
}

export default misreading((question) =>
  forgiving(question, ({ organisationalUnits, organisationalUnits: [unit], uniqueIdentifiers }) => ({
    role: organisationalUnits.length === 1 ? unit : undefined,
    octets: octetsIn(uniqueIdentifiers[0]),
  })),
)

/** The eight octets that characters spell, or nothing. */
function octetsIn(characters: Buffer | undefined): Buffer {
  return Buffer.from((characters?.toString('latin1') ?? '').replaceAll('-', ''), 'hex')
}
