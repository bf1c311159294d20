/** The element of the request's body for each Service Reference Variant, where it is not a Signed Pre-Command. */
export const bodyElements: Readonly<Record<string, string>> = {
  '6.15.1': 'UpdateSecurityCredentialsKRP',
  '6.21': 'RequestHandoverOfDCCControlledDevice',
}
