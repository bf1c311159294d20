import { closeSync, openSync, writeSync } from 'node:fs'
import { estateHeading } from '../../audit/estate-columns.ts'
import { electricityNetworkOperators } from '../../market/network-operators.ts'
import { headingOf } from '../../registration/csv-writer.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { smkiOfSeed } from '../world/smki-of-seed.ts'

const portion = 1 << 20

/**
 * Writes an estate of ESMEs with as much Registration Data: each row is a device of its own, one in ten with the certificates
 * of another operator, named in turn by Entity Identifier, key identifier and serial number.
 */
export function writeLargeEstate({
  rows,
  estate,
  registration,
}: {
  readonly rows: number
  readonly estate: string
  readonly registration: string
}): void {
  const namesOf = electricityNetworkOperators.map(slotNamesOf)
  const parties = electricityNetworkOperators.map(({ id }) => id)
  writeLines(estate, estateHeading, rows, (row) => {
    const holder = row % 10 === 3 ? (row + 7) % parties.length : row % parties.length
    const names = namesOf[holder]?.[row % 3] ?? ''
    const day = `20${String(15 + (row % 10)).padStart(2, '0')}-${String(1 + (row % 12)).padStart(2, '0')}-15`
    return `${deviceOf(row)},ESME,${mpanOf(row)},${names},ALBN,NR2 9DQ,${day}`
  })
  // In another order than the estate: a prime step visits every row once.
  writeLines(registration, headingOf('networkParties'), rows, (row) => {
    const at = (row * 7_919) % rows
    return `${mpanOf(at)},${parties[at % parties.length]},2015-04-01,`
  })
}

const deviceOf = (row: number): string =>
  `00-DB-${(row + 0x10_00_00_00_00).toString(16).toUpperCase().padStart(12, '0').match(/../g)?.join('-')}`

/** Scrambled within ten thousand million, which the step shares no factor with. */
const mpanOf = (row: number): string => `12${String((row * 7_654_321) % 10_000_000_000).padStart(10, '0')}${row % 10}`

function slotNamesOf({ entityIdentifiers: [text = ''] }: { readonly entityIdentifiers: readonly string[] }): string[] {
  const smki = smkiOfSeed('gb')
  const certificates = (['digitalSignature', 'keyAgreement'] as const).flatMap(
    (use) => smki.credential(entityIdentifier(text), RemotePartyRole.networkOperator, use)?.certificate ?? [],
  )
  return [
    certificates.map(() => text).join(','),
    certificates.map(({ subjectKeyIdentifier }) => subjectKeyIdentifier?.toString('hex')).join(','),
    certificates.map(({ serialNumber }) => serialNumber).join(','),
  ]
}

function writeLines(path: string, heading: string, rows: number, lineOf: (row: number) => string): void {
  const file = openSync(path, 'w')
  let text = `${heading}\n`
  for (let row = 0; row < rows; row += 1) {
    text += `${lineOf(row)}\n`
    if (text.length < portion) continue
    writeSync(file, text)
    text = ''
  }
  writeSync(file, text)
  closeSync(file)
}
