import { type Cluster, command } from '../cluster.ts'
import { bitmap8, octetString, quantity, uint32, utcTime } from '../types.ts'

/** Messaging: what a display shows (ZigBee Smart Energy, annex D.5). */
export const messaging = {
  id: 0x0703,
  name: 'Messaging',
  fromClient: { 0: command('Get Last Message', {}) },
  fromServer: {
    0x00: command('Display Message', {
      messageId: utcTime,
      messageControl: bitmap8,
      startTime: utcTime,
      duration: quantity(2, 'minutes'),
      message: octetString(),
    }),
    0x01: command('Cancel Message', { messageId: uint32, messageControl: bitmap8 }),
  },
  attributes: {},
} satisfies Cluster
