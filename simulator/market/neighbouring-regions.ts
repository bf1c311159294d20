/** Which distribution areas border on each other, by distributor id; the other way round goes without saying. */
const neighbouringRegions: Readonly<Record<string, readonly string[]>> = {
  '10': ['11', '12', '19', '20'],
  '11': ['14', '16', '20', '23'],
  '12': ['19', '20'],
  '13': ['14', '16', '21'],
  '14': ['16', '20', '21', '22'],
  '15': ['16', '18', '23'],
  '16': ['18', '23'],
  '17': ['18'],
  '19': ['20'],
  '20': ['22'],
  '21': ['22'],
}

/** Distributor ids of the areas around one, in both directions of the table. */
export const neighboursOf = (distributorId: string): string[] => [
  ...(neighbouringRegions[distributorId] ?? []),
  ...Object.keys(neighbouringRegions).filter((other) => neighbouringRegions[other]?.includes(distributorId)),
]
