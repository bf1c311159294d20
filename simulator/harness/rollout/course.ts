import type { CauseId } from '../../causes/causes.ts'
import type { CheckVerdict } from '../../network-operator-check/contract.ts'
import { rightOperator } from '../audit/made-up-mistakes.ts'
import type { Assumptions } from './assumptions.ts'
import { type AskCheck, registeredOn, type SlotRequest } from './decision.ts'
import { daysAfter, type Filling, type Installation } from './installations.ts'

/** What becomes of the check's verdict. */
export const rolloutModes = ['off', 'monitor', 'enforce'] as const
export type RolloutMode = (typeof rolloutModes)[number]

/** By what a wrong certificate is noticed. */
export const symptoms = ['command', 'restore-alert', 'audit', 'monitor'] as const
export type Symptom = (typeof symptoms)[number]

/** How a wrong slot is put right: whose request, or another device. */
type Remedy = 'handover' | 'supplier' | 'holder' | 'exchange'

/** One thing that happens to a slot on a day of the rollout. */
export type Step = { readonly day: number } & (
  | RequestStep
  /** The slot holds this from now on without a request: it was there before, or nobody sent anything. */
  | { readonly kind: 'left'; readonly way: 'preloaded' | 'nothing-sent'; readonly filling: Filling }
  | { readonly kind: 'noticed'; readonly symptom: Symptom; readonly isVisited: boolean }
  | { readonly kind: 'exchanged' }
)

interface RequestStep {
  readonly kind: 'request'
  readonly purpose: 'install' | 'retry' | 'mend'
  readonly request: SlotRequest
  readonly filling: Filling
  /** Null where the check is off. */
  readonly verdict: CheckVerdict | null
  readonly isRefused: boolean
}

export interface CourseOptions {
  readonly mode: RolloutMode
  readonly askCheck: AskCheck
  readonly assumptions: Assumptions
}

const mostAttempts = 3

/**
 * Everything that happens to one slot, in order, as far as it can happen at all: days beyond the end of the rollout are for
 * the reader to leave out. The same slot has the same luck in every mode.
 */
export function courseOf(installation: Installation, options: CourseOptions): readonly Step[] {
  const steps = installed(installation, options)
  const last = steps.at(-1)
  if (last === undefined || !('filling' in last) || last.filling.cause === null) return steps
  if (last.kind === 'request' && last.isRefused) return steps
  const noticed = noticedOn(installation, last, options)
  return noticed === null ? steps : [...steps, noticed, mended(installation, last.filling, noticed.day, options)]
}

/** From the installation until something is in the slot, or the supplier gives up. */
function installed(installation: Installation, options: CourseOptions): Step[] {
  const { route, mistake, right, day: first, lag, site } = installation
  if (route === 'preloaded') return [{ kind: 'left', way: 'preloaded', day: first, filling: mistake ?? right }]
  if (mistake?.isOmission === true) return [{ kind: 'left', way: 'nothing-sent', day: first, filling: mistake }]
  const steps: Step[] = []
  let [day, filling] = [first, (mistake ?? right) as Filling]
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const request = {
      service: route === 'handover' ? ('6.21' as const) : ('6.15.1' as const),
      pair: filling.pair,
      sender: site.premises.supplier.entityIdentifier,
      isSupplier: true,
    }
    const step = requestStep(installation, day, attempt === 0 ? 'install' : 'retry', filling, request, options)
    steps.push(step)
    if (!step.isRefused) return steps
    const again =
      day + daysAfter(options.assumptions.retryDays, installation.drawn(attempt === 0 ? 'retry' : 'secondRetry'))
    const insists = filling.cause === null && installation.drawn('insists') < options.assumptions.insistShare
    day = insists ? Math.max(again, lag?.until ?? again) : again
    filling = registeredOn(installation, day) === rightOperator(site) ? right : (lag?.filling ?? right)
  }
  return steps
}

function requestStep(
  installation: Installation,
  day: number,
  purpose: RequestStep['purpose'],
  filling: Filling,
  request: SlotRequest,
  { mode, askCheck }: CourseOptions,
): Step & RequestStep {
  const verdict = mode === 'off' ? null : askCheck(installation, day, request)
  return {
    kind: 'request',
    day,
    purpose,
    request,
    filling,
    verdict,
    isRefused: mode === 'enforce' && verdict?.outcome === 'refused',
  }
}

/** The first symptom. While Registration Data names another, the right operator has nothing to do with the device. */
function noticedOn(
  { site, lag, drawn, day: installedOn }: Installation,
  placed: Step & { readonly filling: Filling },
  { mode, assumptions }: CourseOptions,
): (Step & { readonly kind: 'noticed' }) | null {
  const from = Math.max(placed.day, lag?.until ?? 0)
  const { commandShare, commandDays, auditEveryDays, monitorReviewDays, visitShare } = assumptions
  const restores = (assumptions.interruptionsPerYear * assumptions.restoreNoticedShare) / 365
  const isSeenByMonitor = mode === 'monitor' && placed.kind === 'request' && placed.verdict?.outcome === 'refused'
  const candidates: { symptom: Symptom; day: number }[] = []
  if (drawn('command') < commandShare)
    candidates.push({
      symptom: 'command',
      day: Math.max(from + 1, installedOn + daysAfter(commandDays, drawn('commandDays'))),
    })
  if (site.type === 'ESME' && !hearsOfRestore.includes(placed.filling.cause ?? 'unknown') && restores > 0)
    candidates.push({ symptom: 'restore-alert', day: from + daysAfter(1 / restores, drawn('restoreDays')) })
  if (auditEveryDays > 0) candidates.push({ symptom: 'audit', day: nextMultiple(auditEveryDays, from) })
  if (isSeenByMonitor && monitorReviewDays > 0)
    candidates.push({ symptom: 'monitor', day: nextMultiple(monitorReviewDays, placed.day) })
  const [first] = candidates.toSorted((one, other) => one.day - other.day)
  if (first === undefined) return null
  const isSilent = first.symptom === 'command' || first.symptom === 'restore-alert'
  return { kind: 'noticed', ...first, isVisited: isSilent && drawn('visit') < visitShare }
}

/**
 * Where the restore alert reaches the registered operator all the same: it is addressed to whose digital signature certificate
 * is in the slot, and what is addressed to the DCC is passed on (docs/domain/the-modification.md#alerts-while-dcc-controlled).
 */
const hearsOfRestore: readonly CauseId[] = ['dcc-left', 'mixed-pair']

const nextMultiple = (every: number, day: number): number => (Math.floor(day / every) + 1) * every

function mended(installation: Installation, wrong: Filling, noticed: number, options: CourseOptions): Step {
  const { supplierMendsDays, holderMendsDays, holderNeverShare, exchangeDays } = options.assumptions
  const { drawn, site, right, lag } = installation
  // Nobody mends in the name of an operator that is not registered yet.
  const after = (mean: number): number => Math.max(noticed + daysAfter(mean, drawn('mendDays')), lag?.until ?? 0)
  const remedy = remedyFor(wrong.cause ?? 'unknown', drawn('holderNever') < holderNeverShare)
  const holder = wrong.pair.digitalSignature.entityIdentifier
  if (remedy === 'exchange' || holder === null) return { kind: 'exchanged', day: after(exchangeDays) }
  const isSupplier = remedy !== 'holder'
  const request: SlotRequest = {
    service: remedy === 'handover' ? '6.21' : '6.15.1',
    pair: right.pair,
    sender: isSupplier ? site.premises.supplier.entityIdentifier : holder,
    isSupplier,
  }
  const day = after(isSupplier ? supplierMendsDays : holderMendsDays)
  return requestStep(installation, day, 'mend', right, request, options)
}

/**
 * 6.21 while the DCC holds the slot, else a 6.15.1 that the holder signs (docs/domain/the-modification.md#harm). A gas
 * transporter cannot send it to an ESME, nor can anybody whose key nobody has.
 */
function remedyFor(cause: CauseId, holderNeverSigns: boolean): Remedy {
  if (cause === 'dcc-left') return 'handover'
  if (cause === 'suppliers-own') return 'supplier'
  if (cause === 'other-fuel' || cause === 'never-in-repository') return 'exchange'
  // Here the holder is the right operator itself.
  if (cause === 'expired' || cause === 'mixed-pair') return 'holder'
  return holderNeverSigns ? 'exchange' : 'holder'
}
