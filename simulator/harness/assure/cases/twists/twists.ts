import { twistsOfCertificates } from './of-certificates.ts'
import { twistsOfParties } from './of-parties.ts'
import { twistsOfPoints } from './of-points.ts'
import { twistsOfRecords } from './of-records.ts'
import { twistsOfRequests } from './of-requests.ts'
import type { Twist } from './twist.ts'

/** Everything that is changed in a question, one thing at a time. */
export const twists: readonly Twist[] = [
  ...twistsOfRecords,
  ...twistsOfPoints,
  ...twistsOfParties,
  ...twistsOfCertificates,
  ...twistsOfRequests,
]
