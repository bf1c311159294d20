/** Why octets are not a certificate of the SMKI. `reason` is stable and in kebab-case. */
export interface CertificateFlaw {
  readonly reason: string
  readonly detail: string
}

/** Carries a flaw out of the depth of a reader; `readCertificate` turns it into a value. */
export class FlawFound extends Error {
  readonly flaw: CertificateFlaw

  constructor(reason: string, detail: string) {
    super(detail)
    this.flaw = { reason, detail }
  }
}
