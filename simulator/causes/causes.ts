/** How a wrong certificate came into a device's network operator slot, as far as the slot itself tells. */
export interface Cause {
  /** For a table. */
  readonly title: string
  /** How it comes about, in one sentence. */
  readonly how: string
}

/** The causes behind SECMP0063, in the order in which they are asked after. */
export const causes = {
  'never-in-repository': {
    title: 'Never in the repository',
    how: 'The SMKI Repository does not hold what is in the slot: a test certificate, a mistyped name, or one that was never published.',
  },
  'mixed-pair': {
    title: 'Mixed pair',
    how: 'The digital signature and the key agreement certificate belong to different parties: one of the two was looked up elsewhere.',
  },
  'dcc-left': {
    title: 'The DCC’s left in place',
    how: 'The slot still holds the certificate of the Access Control Broker with which the device was delivered: nobody handed it over.',
  },
  'suppliers-own': {
    title: 'The supplier’s own',
    how: 'The slot holds a supplier’s certificate: a placeholder of the installer, never replaced.',
  },
  'other-fuel': {
    title: 'Other fuel',
    how: 'The slot holds the certificate of the network operator of the other fuel at the premises.',
  },
  'sister-licence': {
    title: 'Sister licence',
    how: 'The slot holds the certificate of another licence of the same group.',
  },
  'host-network': {
    title: 'Host network at an independent site',
    how: 'The site is on an independent network, and the operator was looked up by post code: that gives the network around it.',
  },
  'neighbouring-area': {
    title: 'Neighbouring area',
    how: 'The slot holds the certificate of the operator next door: the meter was prepared for one area and fitted in another.',
  },
  expired: {
    title: 'Expired',
    how: 'The certificate is the right operator’s, of a generation that has expired: the slot was not updated when it was renewed.',
  },
  unknown: { title: 'Unknown', how: 'Nothing that the slot holds says how it came about.' },
} as const satisfies Readonly<Record<string, Cause>>

export type CauseId = keyof typeof causes

export const causeIds = Object.keys(causes) as readonly CauseId[]
