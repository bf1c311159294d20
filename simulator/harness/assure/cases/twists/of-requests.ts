import { unknownReasons } from '../../../../network-operator-check/contract.ts'
import { pick, type Twist } from './twist.ts'

/** What can be changed in the request around it all, and in the settings. */
export const twistsOfRequests: readonly Twist[] = [
  { words: 'it cancelled a future-dated request', turn: () => ({ cancels: true }) },
  {
    words: 'it was sent in another role',
    turn: (_, turn) => ({ sender: pick(['IS', 'GS', 'ED', 'GT', 'ES', 'RSA', 'OU'] as const, turn) as 'IS' }),
  },
  {
    words: 'it was another SRV',
    turn: (_, turn) => ({
      variant: pick(['6.15.1', '6.21', '6.15.2', '6.23', '6.2', '6.210', '16.21'], turn) as string,
    }),
  },
  {
    words: 'it was for another slot',
    turn: (_, turn) => ({
      role: pick(
        ['Supplier', 'ACB', 'Root', 'Recovery', 'WANProvider', 'TransCoS', 'LoadController'] as const,
        turn,
      ) as 'Supplier',
    }),
  },
  {
    words: 'it was for another type of device',
    turn: (_, turn) => ({ device: pick(['ESME', 'GPF', 'GSME', 'CHF', 'PPMID', 'HCALCS'] as const, turn) as 'ESME' }),
  },
  {
    words: 'it was carried otherwise',
    turn: (_, turn) => ({
      carriedBy: pick(['service-request', 'signed-pre-command', 'dsp-release'] as const, turn) as 'dsp-release',
    }),
  },
  {
    words: 'it was received at another time',
    turn: (_, turn) => ({
      receivedAt: pick(
        ['2026-06-15T12:00:00Z', '2026-05-20T09:00:00Z', '2014-01-01T00:00:00Z', '2026-07-20T09:00:00Z'],
        turn,
      ) as string,
    }),
  },
  {
    words: 'it took effect at another time of the day',
    turn: (_, turn) => ({
      effectiveAt: pick(['2026-06-14T23:00:00Z', '2026-06-15T22:59:59Z', '2026-06-15T00:00:00Z'], turn) as string,
    }),
  },
  {
    words: 'it took effect on another day',
    turn: (_, turn) => ({
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
        turn,
      ) as string,
    }),
  },
  {
    words: 'it was sent by another',
    turn: (_, turn) => ({
      requester: pick(
        ['90-B3-D5-1F-30-01-00-07', '90-B3-D5-1F-30-02-01-10', '90-B3-D5-1F-30-02-02-10'],
        turn,
      ) as string,
    }),
  },
  { words: 'it was for another device', turn: () => ({ deviceId: '00-DB-12-34-56-78-90-C7' }) },
  {
    words: 'another setting accepted what is unknown',
    turn: (_, turn) => ({ accepting: unknownReasons.filter((__, at) => ((turn >> at) & 1) === 1) }),
  },
  {
    words: 'a setting allowed the Access Control Broker, or no longer did',
    turn: ({ allowAccessControlBroker }) => ({ allowAccessControlBroker: allowAccessControlBroker !== true }),
  },
  {
    words: 'a setting had network operators checked, or no longer did',
    turn: ({ appliesToNetworkOperators }) => ({ appliesToNetworkOperators: appliesToNetworkOperators !== true }),
  },
]
