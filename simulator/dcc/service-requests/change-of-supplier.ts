import type { BodyContent } from '../../duis/bodies/request-bodies.ts'
import type { GbcsMessage } from '../../gbcs/message.ts'
import { credentialsReplacementModes } from '../../vocabulary/credentials-replacement-mode.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { parseMeteringPoint } from '../../vocabulary/metering-point.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { cells, keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'
import type { Facts } from '../admission/facts.ts'
import { type AdmissionStep, type Judgement, passed, refused } from '../admission/step.ts'
import type { CellsReplaced } from '../learning/cells.ts'
import type { Beliefs } from '../learning/lesson.ts'
import type { Lesson } from '../learning/lessons.ts'
import type { RaisedAlert } from '../learning/raised-alert.ts'
import { removalAlert } from '../learning/schedules.ts'
import { hasAccepted, keptByDevice, lessonsOfCredentialsAnswer } from './credentials-answer.ts'
import { contentOf } from './described-body.ts'
import { meterMpxnsOf } from './meter-mpxns.ts'
import { type Admitted, type Learnt, nothingLearnt } from './service-request-rules.ts'

type ChangeOfSupplier = BodyContent<'UpdateSecurityCredentialsCoS'>

/** SRV 6.23: what the gaining supplier's request must be, beyond what E4 asks of the supplier registered on the day. */
export const changeOfSupplierSteps: readonly AdmissionStep<Facts>[] = [
  {
    name: 'metering point',
    rule: 'E062301: the metering point that the inventory has of the device',
    judge: meteringPoint,
  },
  {
    name: 'certificates',
    rule: 'E062302: certificates in use of the sender, in the role of a supplier',
    judge: certificates,
  },
]

const asked = ({ request }: Facts): ChangeOfSupplier => contentOf(request, 'UpdateSecurityCredentialsCoS')

function meteringPoint(facts: Facts): Judgement {
  const { importMpxn } = asked(facts)
  const point = parseMeteringPoint(importMpxn)
  if (facts.meteringPoints.some(({ value, purpose }) => value === point && purpose === 'import'))
    return passed(importMpxn)
  const points = facts.meteringPoints.map(({ value }) => value).join(', ')
  return refused('E062301', importMpxn, points === '' ? 'a device with a metering point' : points)
}

/** A supplier that puts another's certificate into its slot loses the meter to that party: the DCC looks at whose they are. */
function certificates(facts: Facts): Judgement {
  const { supplierReplacementCertificates: replacing } = asked(facts)
  const { sources, request } = facts
  for (const [use, der] of Object.entries(replacing)) {
    const reading = sources.readCertificate(der)
    if (!reading.ok) return refused('E062302', `${use}: ${reading.failure.detail}`, 'an Organisation Certificate')
    const { entityIdentifier, role } = reading.value
    const status = sources.repository.statusOf(reading.value)
    const isOwn = entityIdentifier === request.requestIdParts.originator && role === RemotePartyRole.supplier
    if (!isOwn || status !== 'in-use')
      return refused('E062302', `${use} of ${entityIdentifier}, role ${role}, ${status}`, 'a certificate of the sender')
  }
  return passed(`${Object.keys(replacing).length} of the sender`)
}

const supplierSignature = keyOfCell(cells.supplierSignature)

/** The gaining supplier has the meter from now on; the losing one hears of it by a DCC Alert, and by nothing else. */
export async function learnFromChangeOfSupplier(
  { request }: Admitted,
  answer: GbcsMessage,
  beliefs: Beliefs,
): Promise<Learnt> {
  const { requestId, requestIdParts } = request
  const { target: device, originator: gaining } = requestIdParts
  if (hasAccepted(answer)) {
    const { executionDateTime } = contentOf(request, 'UpdateSecurityCredentialsCoS')
    const kept = keptByDevice(credentialsReplacementModes.supplierByTransCoS.mode, executionDateTime ?? null)
    return { ...nothingLearnt, kept }
  }
  const lessons = lessonsOfCredentialsAnswer(answer)
  const [replaced] = lessons.filter((lesson): lesson is CellsReplaced => lesson.kind === 'cells-replaced')
  const changed = replaced?.cells.find(({ cell, status }) => cell === supplierSignature && status === 0)
  if (changed === undefined) return { ...nothingLearnt, lessons, alerts: [failedAlert(gaining, requestId)] }
  const losing = changed.before.entityIdentifier
  const schedules = losing === gaining ? [] : await beliefs.schedules.of(device, losing)
  const told = losing === gaining ? [] : [...goneAlert(losing, device, beliefs), ...schedules.map(removalAlert)]
  const removed: Lesson[] =
    schedules.length === 0
      ? []
      : [{ kind: 'schedules-removed', device, user: losing, schedules: schedules.map(({ id }) => id) }]
  return {
    ...nothingLearnt,
    lessons: [...lessons, { kind: 'supplier-changed', device, supplier: gaining }, ...removed],
    alerts: told,
  }
}

const failedAlert = (
  to: EntityIdentifier,
  changeOfSupplierServiceRequestId: Admitted['request']['requestId'],
): RaisedAlert => ({
  to,
  alertCode: 'N26',
  alert: { kind: 'described', element: 'ChangeOfSupplier', content: { changeOfSupplierServiceRequestId } },
})

function goneAlert(to: EntityIdentifier, deviceId: EntityIdentifier, { inventory }: Beliefs): readonly RaisedAlert[] {
  const record = inventory.record(deviceId)
  const mpxns = record === undefined ? null : meterMpxnsOf(record)
  if (record === undefined || mpxns === null) return []
  const deviceChangeOfSupplier = { deviceId, deviceType: record.type, mpxns }
  return [
    {
      to,
      alertCode: 'N27',
      alert: { kind: 'described', element: 'ChangeOfSupplier', content: { deviceChangeOfSupplier } },
    },
  ]
}
