import { strictSettings } from '../../audit/audit.ts'
import { createPartyBook } from '../../audit/party-book.ts'
import { slotQuestion } from '../../audit/row-judge.ts'
import type { NetworkOperator } from '../../market/network-operators.ts'
import type { CheckVerdict } from '../../network-operator-check/contract.ts'
import { decide } from '../../network-operator-check/decide.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { type Instant, instant } from '../../vocabulary/instant.ts'
import type { MarketDate } from '../../vocabulary/market-date.ts'
import type { MeteringPoint } from '../../vocabulary/metering-point.ts'
import { rightOperator, type SlotPair } from '../audit/made-up-mistakes.ts'
import { madeUpParties } from '../estate/made-up-parties.ts'
import { slotUses } from '../estate/made-up-repository.ts'
import type { Installation } from './installations.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Registration Data of a metering point goes back to here. */
export const longAgo = '2019-04-01' as MarketDate

/** When what happens on a day of the rollout happens. */
export const instantOfDay = (start: Instant, day: number): Instant => instant(start + day * dayMs)

export const meteringPointOf = ({ site: { premises, type } }: Installation): MeteringPoint =>
  type === 'ESME' ? premises.mpan : premises.mprn

/** Whom Registration Data names for a slot on a day. */
export const registeredOn = ({ lag, site }: Installation, day: number): NetworkOperator =>
  lag !== null && day < lag.until ? lag.operator : rightOperator(site)

/** A request that would put certificates into a network operator slot. */
export interface SlotRequest {
  readonly service: '6.21' | '6.15.1'
  readonly pair: SlotPair
  readonly sender: EntityIdentifier
  readonly isSupplier: boolean
}

/** Asks the check about a request as the DCC asks it, with Registration Data as it stands that day. */
export type AskCheck = (installation: Installation, day: number, request: SlotRequest) => CheckVerdict

export function createAskCheck(start: Instant): AskCheck {
  const book = createPartyBook(madeUpParties)
  return (installation, day, { service, pair, sender, isSupplier }) => {
    const { type, premises } = installation.site
    const point = meteringPointOf(installation)
    const networkParty = registeredOn(installation, day).id
    const question = slotQuestion(
      { deviceId: premises.devices[type], type, meteringPoint: point },
      {
        certificates: slotUses.map((use) => ({ use, der: pair[use].der, certificate: pair[use] })),
        registration: [{ meteringPoint: point, networkParty, from: longAgo, to: null }],
        at: instantOfDay(start, day),
        settings: strictSettings,
        book,
      },
    )
    const userRole = isSupplier ? question.submittedBy.userRole : type === 'ESME' ? 'ED' : 'GT'
    return decide({
      ...question,
      serviceReferenceVariant: service,
      submittedBy: { entityIdentifier: sender, userRole },
    })
  }
}

/** A verdict without its words. */
export const inShort = (verdict: {
  readonly outcome: string
  readonly rule: string
  readonly reason?: string | null
}): string => [verdict.outcome, verdict.rule, verdict.reason ?? ''].join(' ').trim()
