import { attribute } from '../attribute.ts'
import type { Cluster } from '../cluster.ts'

/** Basic: what a device is (ZCL 3.2). */
export const basic = {
  id: 0x0000,
  name: 'Basic',
  fromClient: {},
  fromServer: {},
  attributes: {
    0x0000: attribute('ZCL Version'),
    0x0001: attribute('Application Version'),
    0x0002: attribute('Stack Version'),
    0x0003: attribute('HW Version'),
    0x0004: attribute('Manufacturer Name'),
    0x0005: attribute('Model Identifier'),
    0x0006: attribute('Date Code'),
    0x0007: attribute('Power Source'),
  },
} satisfies Cluster
