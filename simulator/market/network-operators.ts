import type { Fuel } from '../vocabulary/device-type.ts'

/**
 * A network party: who Registration Data may record for a metering point.
 * Distributor ids, market participant ids and names are the market's own; the Entity Identifiers are invented here, and
 * chosen so that a wrong implementation of the check is found out: all but one share five octets, rivals differ in the
 * last octet alone, one looks like DER inside, one serves several licence areas, one party has two, some are written
 * in lower case or without hyphens.
 */
export interface NetworkOperator {
  /** Market participant id (electricity) or gas transporter short code. */
  readonly id: string
  readonly name: string
  readonly fuel: Fuel
  readonly kind: 'DNO' | 'IDNO' | 'GT' | 'iGT'
  /** The first two digits of the MPANs that the distributor issues; electricity only. */
  readonly distributorId?: string
  /** User IDs as their source wrote them. Empty: the party never went through SMKI. */
  readonly entityIdentifiers: readonly string[]
}

/** The fourteen licensed distribution network operators, and independent ones that work inside their areas. */
export const electricityNetworkOperators: readonly NetworkOperator[] = [
  // One group, one identifier, three licence areas.
  dno('10', 'EELC', 'UK Power Networks Eastern', '90-B3-D5-1F-30-02-01-10'),
  dno('12', 'LOND', 'UK Power Networks London', '90-B3-D5-1F-30-02-01-10'),
  dno('19', 'SEEB', 'UK Power Networks South East', '90-b3-d5-1f-30-02-01-10'),
  dno('11', 'EMEB', 'National Grid Electricity Distribution East Midlands', '90-B3-D5-1F-30-02-01-21'),
  dno('14', 'MIDE', 'National Grid Electricity Distribution West Midlands', '90-B3-D5-1F-30-02-01-22'),
  dno('21', 'SWAE', 'National Grid Electricity Distribution South Wales', '90-B3-D5-1F-30-02-01-23'),
  // Two identifiers: the second from before the company changed hands.
  dno('22', 'SWEB', 'National Grid Electricity Distribution South West', '90-B3-D5-1F-30-02-01-24', '90b3d51f300201e4'),
  dno('13', 'MANW', 'SP Manweb', '90-B3-D5-1F-30-02-01-30'),
  dno('18', 'SPOW', 'SP Distribution', '90-B3-D5-1F-30-02-01-31'),
  dno('15', 'NEEB', 'Northern Powergrid North East', '90-B3-D5-1F-30-02-01-40'),
  // Two identifiers: two gateways.
  dno('23', 'YELG', 'Northern Powergrid Yorkshire', '90-B3-D5-1F-30-02-01-41', '90-B3-D5-1F-30-02-01-42'),
  dno('16', 'NORW', 'Electricity North West', '90-B3-D5-1F-30-02-01-50'),
  dno('17', 'HYDE', 'SSEN North Scotland', '90-b3-d5-1f-30-02-01-60'),
  dno('20', 'SOUT', 'SSEN Southern', '90-B3-D5-1F-30-02-01-61'),
  // 30 06 02 01 05 02 01 07 reads as SEQUENCE { INTEGER 5, INTEGER 7 }.
  idno('24', 'IPNL', 'Independent Power Networks', '30-06-02-01-05-02-01-07'),
  idno('25', 'LENG', 'ESP Electricity', '90-B3-D5-1F-30-02-01-71'),
  // The rival of the group that serves London: the last octet alone differs.
  idno('26', 'GUCL', 'Last Mile Electricity', '90-B3-D5-1F-30-02-01-11'),
  idno('27', 'ETCL', 'The Electricity Network Company', '90B3D51F30020172'),
]

/** The gas transporters, and independent ones. */
export const gasNetworkOperators: readonly NetworkOperator[] = [
  gt('CAD', 'Cadent', '90-B3-D5-1F-30-02-02-10'),
  gt('NGN', 'Northern Gas Networks', '90-B3-D5-1F-30-02-02-11'),
  // One group, one identifier, two licence areas.
  gt('SCO', 'SGN Scotland', '90-B3-D5-1F-30-02-02-20'),
  gt('SOU', 'SGN Southern', '90b3d51f30020220'),
  gt('WWU', 'Wales & West Utilities', '90-b3-d5-1f-30-02-02-30'),
  {
    id: 'IPL',
    name: 'Independent Pipelines',
    fuel: 'gas',
    kind: 'iGT',
    entityIdentifiers: ['90-B3-D5-1F-30-02-02-12'],
  },
  { id: 'ESP', name: 'ES Pipelines', fuel: 'gas', kind: 'iGT', entityIdentifiers: ['90-B3-D5-1F-30-02-02-41'] },
]

/**
 * A party that is registered for metering points but holds no Organisation Certificate
 * (docs/domain/registration.md#no-certificate).
 */
const networkOperatorsWithoutCertificates: readonly NetworkOperator[] = [
  { id: 'MUA', name: 'mua Gas', fuel: 'gas', kind: 'iGT', entityIdentifiers: [] },
]

/** Every network party of the simulated market. */
export const networkOperators: readonly NetworkOperator[] = [
  ...electricityNetworkOperators,
  ...gasNetworkOperators,
  ...networkOperatorsWithoutCertificates,
]

function dno(distributorId: string, id: string, name: string, ...entityIdentifiers: string[]): NetworkOperator {
  return { id, name, fuel: 'electricity', kind: 'DNO', distributorId, entityIdentifiers }
}

function idno(distributorId: string, id: string, name: string, ...entityIdentifiers: string[]): NetworkOperator {
  return { id, name, fuel: 'electricity', kind: 'IDNO', distributorId, entityIdentifiers }
}

function gt(id: string, name: string, ...entityIdentifiers: string[]): NetworkOperator {
  return { id, name, fuel: 'gas', kind: 'GT', entityIdentifiers }
}
