import { unknownReasons } from '../../../../network-operator-check/contract.ts'
import { type Change, pick } from './change.ts'

/** What can be changed in the request around it all, and in the settings. */
export const changesOfRequests: readonly Change[] = [
  { words: 'it cancelled a future-dated request', make: () => ({ cancels: true }) },
  {
    words: 'it was sent in another role',
    make: (_, choice) => ({ sender: pick(['IS', 'GS', 'ED', 'GT', 'ES', 'RSA', 'OU'] as const, choice) as 'IS' }),
  },
  {
    words: 'it was another SRV',
    make: (_, choice) => ({
      variant: pick(['6.15.1', '6.21', '6.15.2', '6.23', '6.2', '6.210', '16.21'], choice) as string,
    }),
  },
  {
    words: 'it was for another slot',
    make: (_, choice) => ({
      role: pick(
        ['Supplier', 'ACB', 'Root', 'Recovery', 'WANProvider', 'TransCoS', 'LoadController'] as const,
        choice,
      ) as 'Supplier',
    }),
  },
  {
    words: 'it was for another type of device',
    make: (_, choice) => ({
      device: pick(['ESME', 'GPF', 'GSME', 'CHF', 'PPMID', 'HCALCS'] as const, choice) as 'ESME',
    }),
  },
  {
    words: 'it was carried otherwise',
    make: (_, choice) => ({
      carriedBy: pick(['service-request', 'signed-pre-command', 'dsp-release'] as const, choice) as 'dsp-release',
    }),
  },
  {
    words: 'it was received at another time',
    make: (_, choice) => ({
      receivedAt: pick(
        ['2026-06-15T12:00:00Z', '2026-05-20T09:00:00Z', '2014-01-01T00:00:00Z', '2026-07-20T09:00:00Z'],
        choice,
      ) as string,
    }),
  },
  {
    words: 'it took effect at another time of the day',
    make: (_, choice) => ({
      effectiveAt: pick(['2026-06-14T23:00:00Z', '2026-06-15T22:59:59Z', '2026-06-15T00:00:00Z'], choice) as string,
    }),
  },
  {
    words: 'it took effect on another day',
    make: (_, choice) => ({
      effectiveAt: pick(
        [
          '2026-06-14T22:59:59Z',
          '2026-06-15T23:00:00Z',
          '2026-05-31T22:59:59Z',
          '2026-05-31T23:00:00Z',
          '2026-06-30T22:59:59Z',
          '2026-06-30T23:00:00Z',
          '2014-12-31T12:00:00Z',
        ],
        choice,
      ) as string,
    }),
  },
  {
    words: 'it was sent by another',
    make: (_, choice) => ({
      requester: pick(
        ['90-B3-D5-1F-30-01-00-07', '90-B3-D5-1F-30-02-01-10', '90-B3-D5-1F-30-02-02-10'],
        choice,
      ) as string,
    }),
  },
  { words: 'it was for another device', make: () => ({ deviceId: '00-DB-12-34-56-78-90-C7' }) },
  {
    words: 'another setting accepted what is unknown',
    make: (_, choice) => ({ accepting: unknownReasons.filter((__, at) => ((choice >> at) & 1) === 1) }),
  },
  {
    words: 'a setting allowed the Access Control Broker, or no longer did',
    make: ({ allowAccessControlBroker }) => ({ allowAccessControlBroker: allowAccessControlBroker !== true }),
  },
  {
    words: 'a setting had network operators checked, or no longer did',
    make: ({ appliesToNetworkOperators }) => ({ appliesToNetworkOperators: appliesToNetworkOperators !== true }),
  },
]
