/** A licensed distribution area, and the gas transporter whose network covers most of it. */
export interface Region {
  readonly name: string
  /** Distributor id of the area's DNO: the first two digits of its MPANs. */
  readonly distributorId: string
  /** Short code of the gas transporter. */
  readonly gasTransporter: string
  /** Post towns' outward codes found there, for addresses that look right. */
  readonly outwardCodes: readonly string[]
}

export const regions: readonly Region[] = [
  { name: 'Eastern England', distributorId: '10', gasTransporter: 'CAD', outwardCodes: ['CB1', 'IP4', 'NR2', 'CO3'] },
  { name: 'East Midlands', distributorId: '11', gasTransporter: 'CAD', outwardCodes: ['NG5', 'LE2', 'DE1', 'LN5'] },
  { name: 'London', distributorId: '12', gasTransporter: 'CAD', outwardCodes: ['N1', 'E8', 'W6', 'NW3'] },
  {
    name: 'Merseyside and North Wales',
    distributorId: '13',
    gasTransporter: 'CAD',
    outwardCodes: ['L15', 'CH41', 'LL30'],
  },
  { name: 'West Midlands', distributorId: '14', gasTransporter: 'CAD', outwardCodes: ['B13', 'CV5', 'WV3', 'ST4'] },
  {
    name: 'North East England',
    distributorId: '15',
    gasTransporter: 'NGN',
    outwardCodes: ['NE2', 'SR4', 'DL3', 'TS5'],
  },
  {
    name: 'North West England',
    distributorId: '16',
    gasTransporter: 'CAD',
    outwardCodes: ['M20', 'PR2', 'LA1', 'SK4'],
  },
  { name: 'North Scotland', distributorId: '17', gasTransporter: 'SCO', outwardCodes: ['IV2', 'AB15', 'DD2', 'PH1'] },
  {
    name: 'Central and Southern Scotland',
    distributorId: '18',
    gasTransporter: 'SCO',
    outwardCodes: ['EH9', 'G12', 'KA7', 'FK8'],
  },
  {
    name: 'South East England',
    distributorId: '19',
    gasTransporter: 'SOU',
    outwardCodes: ['BN1', 'TN4', 'ME7', 'CT1'],
  },
  { name: 'Southern England', distributorId: '20', gasTransporter: 'SOU', outwardCodes: ['SO15', 'OX4', 'RG6', 'BH8'] },
  { name: 'South Wales', distributorId: '21', gasTransporter: 'WWU', outwardCodes: ['CF14', 'SA2', 'NP20'] },
  {
    name: 'South West England',
    distributorId: '22',
    gasTransporter: 'WWU',
    outwardCodes: ['BS6', 'EX4', 'PL4', 'TR1'],
  },
  { name: 'Yorkshire', distributorId: '23', gasTransporter: 'NGN', outwardCodes: ['LS6', 'S11', 'YO24', 'HU5'] },
]

/** The regions of the Communications Service Providers: one provider has the North, another the other two. */
export type CspRegion = 'North' | 'Central' | 'South'

/** In which of them an area lies (a guess where an area lies in two). */
export function cspRegionOf({ distributorId }: Region): CspRegion {
  if (['15', '16', '17', '18', '23'].includes(distributorId)) return 'North'
  return ['10', '11', '13', '14'].includes(distributorId) ? 'Central' : 'South'
}

/** The area in which an address lies, by the outward part of its post code; undefined for one that no area has. */
export const regionOfPostCode = (postCode: string): Region | undefined => {
  const outward = postCode.trim().toUpperCase().split(/\s/)[0] ?? ''
  const area = /^[A-Z]+/.exec(outward)?.[0]
  const among = (isIt: (code: string) => boolean) => regions.find(({ outwardCodes }) => outwardCodes.some(isIt))
  // A district that no premises of ours lies in lies beside those that do.
  return among((code) => code === outward) ?? among((code) => /^[A-Z]+/.exec(code)?.[0] === area)
}

interface AreaParty {
  readonly id: string
  readonly distributorId?: string
}

/** Distributor ids of the areas of a network party: a distributor's own, or those whose gas a transporter carries. */
export const areasOf = ({ id, distributorId }: AreaParty): readonly string[] =>
  regions
    .filter((region) => region.distributorId === distributorId || region.gasTransporter === id)
    .map((region) => region.distributorId)
