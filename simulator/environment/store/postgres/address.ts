import { SimulatorFault } from '../../../vocabulary/faults.ts'

/** The address of a database without the password that may stand in it. */
export const withoutSecret = (url: string): string => url.replace(/(\/\/[^/:@]*):[^/]*@/, '$1:…@')

/** Why a database cannot be opened, in a sentence; a fault of ours stays as it is. */
export function unopened(url: string, cause: unknown): SimulatorFault {
  if (cause instanceof SimulatorFault) return cause
  const why = reasonOf(cause as Error)
  const detail = `The store ${withoutSecret(url)} cannot be opened (${why}): see that PostgreSQL runs there, and the database is there`
  return new SimulatorFault('SIM_STATE_UNREADABLE', detail, { cause })
}

/** Of several addresses of one name each has its own reason, and the whole of them none. */
export const reasonOf = (cause: Error & { readonly errors?: readonly Error[] }): string =>
  cause.message || (cause.errors ?? []).map(({ message }) => message).join(', ') || cause.name
