/** `CS02b Update Security Credentials (networkOperatorByNetworkOperator)` for 0x0103; undefined for a code not listed. */
export function nameOfMessageCode(_code: number): string | undefined {
  throw new Error('not yet')
}
/** CS02a Provide Security Credential Details. */
export const provideSecurityCredentialDetails = 0x0008
/** The alert in which the outcome of a future dated CS02b comes. */
export const futureDatedUpdateSecurityCredentialsAlert = 0x00cb
