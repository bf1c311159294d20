/** The roles in which a DCC User may send Service Requests (docs/domain/duis.md#roles, docs/domain/duis.md#load-controller). */
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
