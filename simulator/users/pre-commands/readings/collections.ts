import { NotAsked } from '../reading.ts'

/** Objects of an ESME's account, by the last octets of their logical names. */
const credits = { balance: '0-0:19.10.0', emergency: '0-0:19.10.1', debt: '0-0:19.10.2' } as const
const charges = {
  consumption: '0-0:19.20.0',
  timeDebt1: '0-0:19.20.1',
  timeDebt2: '0-0:19.20.2',
  paymentDebt: '0-0:19.20.3',
  standing: '0-0:19.20.4',
  second: '0-0:19.20.5',
} as const
type Collected = readonly [keyof typeof credits, keyof typeof charges, ('always' | 'while supply is on')?]

/** Those of a meter with a second element come last. */
export const inCredit: readonly Collected[] = [
  ['balance', 'consumption'],
  ['balance', 'standing'],
]
export const secondInCredit: readonly Collected[] = [['balance', 'second']]
const secondInPrepayment: readonly Collected[] = [
  ['balance', 'second'],
  ['emergency', 'second'],
]

const inPrepayment = (isDebtSuspended: boolean, isFromEmergency: boolean): readonly Collected[] => {
  const when = isDebtSuspended ? 'while supply is on' : 'always'
  return [
    ...inCredit,
    ['balance', 'timeDebt1', when],
    ['balance', 'timeDebt2', when],
    ['balance', 'paymentDebt'],
    ['emergency', 'paymentDebt'],
    ['emergency', 'consumption'],
    ['emergency', 'standing'],
    ...(isFromEmergency
      ? ([
          ['emergency', 'timeDebt1', when],
          ['emergency', 'timeDebt2', when],
        ] as const)
      : []),
    ['debt', 'standing'],
    ['debt', 'timeDebt1'],
    ['debt', 'timeDebt2'],
  ]
}

interface Collection {
  readonly credit: Buffer
  readonly charge: Buffer
  readonly collected: readonly boolean[]
}

const nameOf = ([media = 0, channel = 0, ...rest]: Buffer): string =>
  `${media}-${channel}:${rest.slice(0, 3).join('.')}`
const said = ({ credit, charge, collected }: Collection): string =>
  `${nameOf(credit)} ${credit[5]} ${nameOf(charge)} ${charge[5]} ${collected.map(Number).join('')}`
const expected = ([credit, charge, when = 'always']: Collected): string =>
  `${credits[credit]} 255 ${charges[charge]} 255 ${when === 'always' ? '111' : '110'}`

/** Whether a configuration has these collections, and no others but those of a second element. */
export function collects(
  configuration: readonly Collection[],
  these: readonly Collected[],
  second: readonly Collected[],
): boolean {
  const [found, one, both] = [configuration.map(said), these.map(expected), [...these, ...second].map(expected)]
  const same = (list: readonly string[]): boolean =>
    list.length === found.length && list.every((each, at) => each === found[at])
  return same(one) || same(both)
}

const truths = [true, false] as const

/** Which of the four ways to collect debt a configuration is. */
export function debtOf(configuration: readonly Collection[]) {
  for (const suspendDebtDisabled of truths)
    for (const suspendDebtEmergency of truths)
      if (collects(configuration, inPrepayment(suspendDebtDisabled, suspendDebtEmergency), secondInPrepayment))
        return { suspendDebtDisabled, suspendDebtEmergency }
  throw new NotAsked('SuspendDebtDisabled, SuspendDebtEmergency: the charges that are collected from each credit')
}
