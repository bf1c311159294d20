import { dateTime, oneOf, text } from '../notation/simple-types.ts'
import { nothing, optional, sequence } from '../notation/structure.ts'
import { displayable } from '../values/identifiers.ts'
import { futureDated } from '../values/moments.ts'

/** Service References 3: what a consumer sees and may see. */
export const customerManagement = {
  DisplayMessage: sequence(futureDated, { supplierMessage: displayable({ minLength: 1, maxLength: 116 }) }),
  RestrictAccessForChangeOfTenancy: sequence(futureDated, { restrictionDateTime: dateTime }),
  ClearEventLog: sequence({ esmeEventLogType: optional(oneOf('ESME', 'ALCS')) }),
  UpdateSupplierName: sequence(futureDated, {
    supplierName: displayable({ maxLength: 15 }),
    supplierTelephoneNumber: text({ maxLength: 18, pattern: '[0-9 ]+' }),
  }),
  DisablePrivacyPIN: nothing,
} as const
