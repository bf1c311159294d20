import type { Socket } from 'node:net'

/** The octets of bodies that are being received or dealt with, so that strangers cannot fill the memory with them. */
export interface HeldBodies {
  /** A body that has begun to arrive on a connection. */
  begin(connection: Socket): HeldBody
}

/** What one body takes up. */
export interface HeldBody {
  /** Whether there is room for so many octets more; if so, they are taken up. */
  grow(octets: number): boolean
  /** Gives up what it took up; further calls do nothing. */
  release(): void
}

export interface HeldBodiesLimits {
  /** Octets of all bodies. */
  readonly inTotal: () => number
  /** Octets of the bodies of one connection, which may send the next before the last is answered. */
  readonly perConnection: () => number
}

export function createHeldBodies({ inTotal, perConnection }: HeldBodiesLimits): HeldBodies {
  const ofConnection = new WeakMap<Socket, number>()
  let total = 0

  const add = (connection: Socket, octets: number): void => {
    total += octets
    ofConnection.set(connection, (ofConnection.get(connection) ?? 0) + octets)
  }

  return {
    begin(connection) {
      let held = 0
      return {
        grow(octets) {
          const here = ofConnection.get(connection) ?? 0
          if (total + octets > inTotal() || here + octets > perConnection()) return false
          add(connection, octets)
          held += octets
          return true
        },
        release() {
          add(connection, -held)
          held = 0
        },
      }
    },
  }
}
