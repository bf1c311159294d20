/**
 * The roles in which a DCC User may send Service Requests (domain facts §1.3). The load controller's is inferred: the published
 * requests of 7.16 are its own, and a device takes 0x0125 of nobody else.
 */
export const userRoles = {
  IS: 'Import Supplier',
  ES: 'Export Supplier',
  GS: 'Gas Supplier',
  RSA: 'Registered Supplier Agent',
  ED: 'Electricity Distributor',
  GT: 'Gas Transporter',
  OU: 'Other User',
  LC: 'Load Controller',
} as const

export type UserRole = keyof typeof userRoles

/** The energy suppliers' roles, to whose requests the check applies (NOC-4). */
export const isSupplierRole = (role: UserRole): boolean => role === 'IS' || role === 'GS'
