/** A kind of public-key operation, and what a handover needs it for, once each. */
export interface PublicKeyOperation {
  readonly name: OperationName
  readonly neededFor: readonly string[]
}

export type OperationName = 'key derivation' | 'key import' | 'signature' | 'key agreement' | 'verification'

/**
 * Every public-key operation of one handover of a slot on a device that has had no Command yet, by all parties. What is the
 * same for all devices is remembered: the keys of organisations, and the paths of their certificates. The device's own certificates
 * are in none of its messages: they are signed when somebody asks for them.
 */
export const handoverOperations: readonly PublicKeyOperation[] = [
  {
    name: 'key derivation',
    neededFor: ['device: digital signature key pair', 'device: key agreement key pair'],
  },
  {
    // node:crypto signs and verifies with KeyObjects alone, and takes the point for one only if it is on the curve.
    name: 'key import',
    neededFor: ['device: its digital signature key', "DCC and supplier: the device's public key"],
  },
  {
    name: 'signature',
    neededFor: [
      'supplier: request',
      'Access Control Broker: command',
      'device: response',
      'DSP: Service Response',
      'DSP: alert N42',
    ],
  },
  {
    name: 'key agreement',
    neededFor: ['Access Control Broker: MAC of the command', 'device: the same'],
  },
  {
    name: 'verification',
    neededFor: [
      'DCC: request',
      'device: command',
      'DCC: response of the device',
      'supplier: Service Response',
      'supplier: response of the device inside',
      'network operator: alert N42',
    ],
  },
]
