import type { DccSettings } from '../settings/settings.ts'

/** What an HTTP face of the DCC spends on whoever connects to it, before it knows who that is. */
export type HttpLimits = Pick<
  DccSettings['gateway'],
  'bodyLimitOctets' | 'bodiesHeldOctets' | 'bodyWithinMs' | 'connections' | 'longestWaitMs' | 'retryAfterSeconds'
>
