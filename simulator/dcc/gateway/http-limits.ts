import type { DccSettings } from '../settings/settings.ts'

/** What an HTTP service of the DCC spends on a connection before it knows who sends. */
export type HttpLimits = Pick<
  DccSettings['gateway'],
  'bodyLimitOctets' | 'bodiesHeldOctets' | 'bodyWithinMs' | 'connections' | 'longestWaitMs' | 'retryAfterSeconds'
>
