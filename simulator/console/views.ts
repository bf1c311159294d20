import type { FunctionComponent } from 'preact'

/** A view of the console: one address, one name in the bar. */
export interface View {
  /** As the bar calls it. */
  readonly name: string
  /** The first piece of its path; empty for the one that is seen first. */
  readonly path: string
  /** Behind `g`. */
  readonly key: string
  /** Its component, read when it is wanted first. It finds the rest of the address in `frame/place.ts`. */
  readonly load: () => Promise<{ readonly default: FunctionComponent }>
}

/** Every view, in the order of the bar. */
export const views: readonly View[] = [
  { name: 'Overview', path: '', key: 'o', load: () => import('./overview/overview-view.tsx') },
  { name: 'Requests', path: 'requests', key: 'r', load: () => import('./requests/requests-view.tsx') },
  { name: 'Devices', path: 'devices', key: 'd', load: () => import('./devices/devices-view.tsx') },
  { name: 'Compose', path: 'compose', key: 'c', load: () => import('./compose/compose-view.tsx') },
  { name: 'The check', path: 'check', key: 'k', load: () => import('./check/check-view.tsx') },
  { name: 'Registration', path: 'registration', key: 'n', load: () => import('./registration/registration-view.tsx') },
  { name: 'Faults', path: 'faults', key: 'f', load: () => import('./faults/faults-view.tsx') },
  { name: 'Session', path: 'session', key: 's', load: () => import('./session/session-view.tsx') },
]
