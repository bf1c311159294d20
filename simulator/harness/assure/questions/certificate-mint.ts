import type { OrganisationAuthority } from '../../../../certs/issuing/supplementary-certificate.ts'
import { BoundedMap } from '../../../vocabulary/bounded-map.ts'
import { type DescribedCertificate, derOf } from './described-certificate.ts'

/** Makes the octets of described certificates. */
export type CertificateMint = (described: DescribedCertificate) => Buffer

/** A mint that remembers what it has made: signing costs more than all the rest of a question. */
export function createCertificateMint(authority: OrganisationAuthority): CertificateMint {
  const made = new BoundedMap<string, Buffer>(4_096)
  return (described) => made.getOrMake(JSON.stringify(described), () => derOf(described, authority))
}
