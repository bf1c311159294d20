/**
 * Groups that hold several licences: a supplier who knows the group by name may pick the certificate of the wrong one.
 * By market participant id, or short code of the gas transporter.
 */
const networkGroups: Readonly<Record<string, readonly string[]>> = {
  'UK Power Networks': ['EELC', 'LOND', 'SEEB'],
  'National Grid Electricity Distribution': ['EMEB', 'MIDE', 'SWAE', 'SWEB'],
  'SP Energy Networks': ['MANW', 'SPOW'],
  'Northern Powergrid': ['NEEB', 'YELG'],
  SSEN: ['HYDE', 'SOUT'],
  SGN: ['SCO', 'SOU'],
}

/** The name of the group that a network party belongs to; null where it stands alone. */
export const networkGroupOf = (id: string): string | null => groupById.get(id) ?? null

const groupById = new Map(
  Object.entries(networkGroups).flatMap(([group, members]) => members.map((id) => [id, group] as const)),
)
