import { networkGroupOf } from '../market/network-groups.ts'
import { areasOf } from '../market/regions.ts'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { fieldsOf, identifierIn, namesIn, separatorOf, trimmed } from './fields.ts'
import { eachLine } from './lines.ts'
import type { AuditParty } from './party-book.ts'
import { quoted } from './rejections.ts'

/** A column of a file of parties. */
export interface PartyColumn {
  readonly name: string
  readonly meaning: string
  readonly example: string
  readonly isRequired: boolean
}

const column = (name: string, meaning: string, example: string, isRequired = false): PartyColumn => ({
  name,
  meaning,
  example,
  isRequired,
})

/** One row for each Entity Identifier: a party that has two stands there twice. */
export const partyColumns: readonly PartyColumn[] = [
  column(
    'id',
    'Market participant id, or short code of the gas transporter, as Registration Data has it',
    'LOND',
    true,
  ),
  column('entity_identifier', 'An EUI-64 of the party; empty for one that has none', '90-B3-D5-1F-30-02-01-10', true),
  column('kind', '`DNO`, `IDNO`, `GT`, `iGT`, `supplier` or `DCC`', 'DNO', true),
  column('name', 'For a person', 'UK Power Networks London'),
  column('group', 'Those with the same word are sister licences', 'UK Power Networks'),
  column('distributor_id', 'The first two digits of a distributor’s MPANs: its area', '12'),
]

const kinds: Readonly<Record<string, Pick<AuditParty, 'kind' | 'fuel' | 'isIndependent'>>> = {
  dno: { kind: 'network', fuel: 'electricity', isIndependent: false },
  idno: { kind: 'network', fuel: 'electricity', isIndependent: true },
  gt: { kind: 'network', fuel: 'gas', isIndependent: false },
  igt: { kind: 'network', fuel: 'gas', isIndependent: true },
  supplier: { kind: 'supplier', fuel: 'electricity', isIndependent: false },
  dcc: { kind: 'dcc', fuel: 'electricity', isIndependent: false },
}

/**
 * Reads `--parties`: whose Entity Identifiers are whose. All or nothing: a party that is left out would be a stranger on
 * each of its meters.
 *
 * @throws SimulatorFault SIM_CONFIGURATION, naming the line
 */
export function readParties({
  source,
  portions,
}: {
  readonly source: string
  readonly portions: Iterable<Uint8Array>
}): readonly AuditParty[] {
  const parties = new Map<string, AuditParty>()
  const wrong = (line: number, why: string): never => {
    throw new SimulatorFault('SIM_CONFIGURATION', `--parties: ${source}, line ${line}: ${why}`)
  }
  let names: readonly string[] | null = null
  let separator = separatorOf('')
  eachLine(portions, (line, number) => {
    if (names === null) {
      separator = separatorOf(line ?? '')
      names = namesIn(line ?? '', separator)
      for (const { name, isRequired } of partyColumns)
        if (isRequired && !names.includes(name))
          wrong(
            number,
            `there is no column ${name}; the columns are ${partyColumns.map((each) => each.name).join(', ')}`,
          )
      return
    }
    const fields = line === null ? null : fieldsOf(line, separator)
    if (fields === null) return wrong(number, 'a quote is not closed on its line, or the line is too long')
    const row = Object.fromEntries(names.map((name, place) => [name, trimmed(fields[place] ?? '')]))
    addRow(parties, row, (why) => wrong(number, why))
  })
  if (parties.size === 0) wrong(1, 'there is no party in it')
  return [...parties.values()]
}

function addRow(
  parties: Map<string, AuditParty>,
  {
    id = '',
    entity_identifier: identifier = '',
    kind: kindText = '',
    name = '',
    group = '',
    distributor_id: distributor = '',
  }: Readonly<Record<string, string>>,
  wrong: (why: string) => never,
): void {
  if (id === '') wrong('id is empty')
  const kind =
    kinds[kindText.toLowerCase()] ?? wrong(`kind ${quoted(kindText)} is none of DNO, IDNO, GT, iGT, supplier, DCC`)
  const entity = identifierIn(identifier)
  if (identifier !== '' && entity === null)
    wrong(`entity_identifier ${quoted(identifier)} is no EUI-64 such as 90-B3-D5-1F-30-02-01-10`)
  const key = `${kind.kind} ${id.toUpperCase()}`
  const before = parties.get(key)
  const identifiers = entity === null ? [] : [entity]
  parties.set(key, {
    ...kind,
    id: before?.id ?? id,
    name: before?.name ?? (name || id),
    group: before?.group ?? (group || networkGroupOf(id.toUpperCase())),
    areas: before?.areas ?? (kind.isIndependent ? [] : areasOf({ id: id.toUpperCase(), distributorId: distributor })),
    entityIdentifiers: [...(before?.entityIdentifiers ?? []), ...identifiers],
  })
}
