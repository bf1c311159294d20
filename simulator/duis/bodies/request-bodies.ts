import type { ValueOf } from './notation/described.ts'
import { base64 } from './notation/simple-types.ts'
import { sequence } from './notation/structure.ts'
import { customerManagement } from './requests/customer-management.ts'
import { deviceConfiguration } from './requests/device-configuration.ts'
import { deviceEstate } from './requests/device-estate.ts'
import { otherServices } from './requests/other-services.ts'
import { prepayment } from './requests/prepayment.ts'
import { productManagement } from './requests/product-management.ts'
import { reading } from './requests/reading.ts'
import { scheduling } from './requests/scheduling.ts'
import { securityCredentials } from './requests/security-credentials.ts'
import { supplyAndLoad } from './requests/supply-and-load.ts'
import { futureDated } from './values/moments.ts'

/** Bodies of Service Requests by group of Service References, each by the name of its element. */
export const groupsOfRequestBodies = {
  productManagement,
  prepayment,
  customerManagement,
  reading,
  scheduling,
  deviceConfiguration,
  securityCredentials,
  supplyAndLoad,
  deviceEstate,
  otherServices,
  /** Which no Service Reference has for its own: it carries what a user has signed for any critical one. */
  signedPreCommand: { SignedPreCommand: sequence(futureDated, { gbcsPayload: base64() }) },
} as const

/** Every body of a Service Request in DUIS 5.4, by the name of its element, and the Signed Pre-Command. */
export const requestBodies = {
  ...productManagement,
  ...prepayment,
  ...customerManagement,
  ...reading,
  ...scheduling,
  ...deviceConfiguration,
  ...securityCredentials,
  ...supplyAndLoad,
  ...deviceEstate,
  ...otherServices,
  ...groupsOfRequestBodies.signedPreCommand,
} as const

export type BodyName = keyof typeof requestBodies

/** What a body holds, by the name of its element. */
export type BodyContent<Name extends BodyName> = ValueOf<(typeof requestBodies)[Name]>
