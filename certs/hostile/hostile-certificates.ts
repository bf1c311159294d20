import { flawsOfEncoding } from './flaws-of-encoding.ts'
import { flawsOfExtensions } from './flaws-of-extensions.ts'
import { flawsOfIssuers } from './flaws-of-issuers.ts'
import { flawsOfKeys } from './flaws-of-keys.ts'
import { flawsOfSignatures } from './flaws-of-signatures.ts'
import { flawsOfSubjects } from './flaws-of-subjects.ts'
import { flawsOfValidity } from './flaws-of-validity.ts'
import type { Flaw, HostileCertificate } from './hostile-certificate.ts'

/** Every flaw by its name, and what only looks like one (`caught` is null). */
const flaws: Readonly<Record<string, Flaw>> = {
  ...flawsOfEncoding,
  ...flawsOfSubjects,
  ...flawsOfValidity,
  ...flawsOfKeys,
  ...flawsOfSignatures,
  ...flawsOfExtensions,
  ...flawsOfIssuers,
}

export const hostileCertificates: readonly HostileCertificate[] = Object.entries(flaws).map(([name, flaw]) => ({
  name,
  ...flaw,
}))
