/** Which threshold a request goes beyond, in the order of DUIS `QuarantinedRequest`. */
export const breachKinds = ['user-threshold', 'dcc-threshold', 'attribute-limit'] as const

/** Why a request is held in quarantine. */
export interface Breach {
  readonly by: (typeof breachKinds)[number]
  readonly because: string
}
