import type { Change } from './change.ts'
import { changesOfCertificates } from './of-certificates.ts'
import { changesOfParties } from './of-parties.ts'
import { changesOfPoints } from './of-points.ts'
import { changesOfRecords } from './of-records.ts'
import { changesOfRequests } from './of-requests.ts'

/** Everything that is changed in a question, one thing at a time. */
export const changes: readonly Change[] = [
  ...changesOfRecords,
  ...changesOfPoints,
  ...changesOfParties,
  ...changesOfCertificates,
  ...changesOfRequests,
]
