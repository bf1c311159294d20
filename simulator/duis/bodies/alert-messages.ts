import { named } from './notation/simple-type.ts'
import { base64, hex, text, unsignedInt } from './notation/simple-types.ts'
import { optional, sequence } from './notation/structure.ts'

/** Where the DCC holds back alerts that come too often, which of them this one stands for. */
export const throttling = {
  throttledAlertSequenceId: optional(unsignedInt()),
  throttledAlertCount: optional(unsignedInt()),
} as const

export const deviceAlertMessage = sequence({ alertCode: hex({ length: 2 }) }, throttling, { gbcsPayload: base64() })

export const dccAlertCode = named('DCCAlertCode', text({ pattern: 'AD1|N[1-9][0-9]{0,2}' }))

/** Service references of a response, whether or not the matrix knows them. */
export const dottedNumber = named('DottedNumber', text({ maxLength: 16, pattern: '[0-9]+(\\.[0-9]+)*' }))
