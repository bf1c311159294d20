import { customerManagement } from './service-request-matrix/customer-management.ts'
import type { ServiceRequestRows } from './service-request-matrix/definition.ts'
import { deviceConfiguration } from './service-request-matrix/device-configuration.ts'
import { deviceEstate } from './service-request-matrix/device-estate.ts'
import { otherServices } from './service-request-matrix/other-services.ts'
import { prepayment } from './service-request-matrix/prepayment.ts'
import { productManagement } from './service-request-matrix/product-management.ts'
import { reading } from './service-request-matrix/reading.ts'
import { scheduling } from './service-request-matrix/scheduling.ts'
import { securityCredentials } from './service-request-matrix/security-credentials.ts'
import { supplyAndLoad } from './service-request-matrix/supply-and-load.ts'

export {
  type CommandVariant,
  carriesSignedPreCommand,
  type DuisService,
  pathOfService,
  serviceOfCommandVariant,
} from './command-variant.ts'
export type { ServiceRequestDefinition } from './service-request-matrix/definition.ts'

/** The Service Request Matrix: every Service Reference Variant of DUIS 5.4, whether or not it is simulated. */
export const serviceRequests: ServiceRequestRows = {
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
}

/** `6.15` of `6.15.1`, `6.21` of `6.21`: a Service Reference has two numbers. */
export const serviceReferenceOf = (serviceReferenceVariant: string): string =>
  serviceReferenceVariant.split('.').slice(0, 2).join('.')
