import type { TransformRow } from './row.ts'
import { alertBehaviourRows } from './rows/alert-behaviour.ts'
import { deviceConfigurationRows } from './rows/device-configuration.ts'
import { deviceEstateRows } from './rows/device-estate.ts'
import { otherServicesRows } from './rows/other-services.ts'
import { readingRows } from './rows/reading.ts'
import { securityCredentialsRows } from './rows/security-credentials.ts'

/** Every row, by Service Reference Variant. */
export const transformRows: ReadonlyMap<string, TransformRow> = new Map(
  [
    ...alertBehaviourRows,
    ...deviceConfigurationRows,
    ...deviceEstateRows,
    ...otherServicesRows,
    ...readingRows,
    ...securityCredentialsRows,
  ].map((each) => [each.serviceReferenceVariant, each]),
)
