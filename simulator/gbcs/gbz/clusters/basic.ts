import { attribute } from '../attribute.ts'
import type { Cluster } from '../cluster.ts'

/** Basic: what a device is (ZCL 3.2). */
export const basic: Cluster = {
  id: 0x0000,
  name: 'Basic',
  fromClient: {},
  fromServer: {},
  attributes: {
    0: attribute('ZCL Version'),
    1: attribute('Application Version'),
    2: attribute('Stack Version'),
    3: attribute('HW Version'),
    4: attribute('Manufacturer Name'),
    5: attribute('Model Identifier'),
    6: attribute('Date Code'),
    7: attribute('Power Source'),
  },
}
