/** One rule of the check: what verdicts, tests and reports cite. */
export interface Rule {
  readonly id: RuleId
  /** What it demands, in one sentence. */
  readonly title: string
  /** `check`: an implementation of the check decides it. `simulator`: the DCC around it keeps it, with any implementation. */
  readonly decidedBy: 'check' | 'simulator'
}

export const ruleIds = [
  'NOC-1',
  'NOC-2',
  'NOC-3',
  'NOC-4',
  'NOC-5',
  'NOC-6',
  'NOC-7',
  'NOC-8',
  'NOC-9',
  'NOC-10',
  'NOC-11',
  'NOC-12',
  'NOC-13',
  'NOC-14',
  'NOC-15',
  'NOC-16',
  'NOC-17',
  'NOC-18',
] as const

export type RuleId = (typeof ruleIds)[number]

const titles: Readonly<Record<RuleId, readonly [Rule['decidedBy'], string]>> = {
  'NOC-1': ['check', 'SRV 6.15.1 is checked only where its target is an ESME'],
  'NOC-2': ['check', 'SRV 6.21 is checked only where its target is an ESME or a GPF'],
  'NOC-3': ['check', 'Only credentials for the Remote Party Role NetworkOperator are checked'],
  'NOC-4': [
    'check',
    'Only requests of Energy Suppliers (roles IS and GS) are checked, unless a setting adds those of ED and GT',
  ],
  'NOC-5': ['check', 'A request that cancels a future-dated one is not checked'],
  'NOC-6': [
    'check',
    'The metering point that decides is, for an ESME, its import MPAN in the Smart Metering Inventory and, for a GPF, the MPRN of the GSME joined to it that is not Decommissioned, Withdrawn or Suspended; several of those with different MPRNs count as none',
  ],
  'NOC-7': [
    'check',
    'The responsible party is the network party that Registration Data records for that metering point at the effective instant',
  ],
  'NOC-8': [
    'check',
    'The effective instant is the ExecutionDateTime of a future-dated request, else now, read as a UK market date; it is judged on receipt, and again when the DSP releases a future-dated 6.21',
  ],
  'NOC-9': [
    'check',
    'A party is known by the set of Entity Identifiers registered to it, never by one identifier, a name, an MPAN prefix or a postcode',
  ],
  'NOC-10': [
    'check',
    'Every replacement certificate, for digital signature and for key agreement, carries Remote Party Role 03 and an Entity Identifier of the responsible party; a request without any certificate is refused',
  ],
  'NOC-11': [
    'check',
    "The Entity Identifier of a certificate is the eight octets of its subject's x500UniqueIdentifier, whatever else the subject holds",
  ],
  'NOC-12': [
    'check',
    'Without a metering point, a registration record, agreement of the records of one day, or an Entity Identifier of the party, a request is refused for that reason; a setting for each accepts it with a warning',
  ],
  'NOC-13': [
    'check',
    'An ACB certificate (role 04) that a supplier sends for the network operator cell is refused, unless a setting allows it',
  ],
  'NOC-14': [
    'simulator',
    'A Signed Pre-Command is judged by its GBCS payload alone, with or without an earlier Transform, for local delivery as for delivery over the WAN; it concerns the NetworkOperator if any of its target cells has role 3, whatever the mode',
  ],
  'NOC-15': [
    'check',
    'Export and secondary MPANs never decide; a different network party on one of them is a data-quality warning',
  ],
  'NOC-16': ['simulator', 'One decision sees one state of Registration Data, never half of a load'],
  'NOC-17': [
    'simulator',
    'After a refusal nothing is sent to the device and no Pre-Command is returned, and only a requester that passed access control learns anything about the registration',
  ],
  'NOC-18': [
    'simulator',
    'The check runs in one of three modes: enforce; monitor, which decides, records and lets through; off',
  ],
}

/** The rule book, in order. */
export const rules: readonly Rule[] = ruleIds.map((id) => {
  const [decidedBy, title] = titles[id]
  return { id, title, decidedBy }
})
