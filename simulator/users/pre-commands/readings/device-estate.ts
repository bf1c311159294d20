import { readCertificate } from '../../../../certs/certificate.ts'
import { cs02c, cs02d, cs02e, cs03a1, cs03a2, cs03c, cs04ac, cs06, gcs28 } from '../../../gbcs/asn1/commands.ts'
import type { JoinCommand } from '../../../gbcs/asn1/joining.ts'
import { ecs70 } from '../../../gbcs/dlms/commands/identity.ts'
import type { EntityIdentifier } from '../../../vocabulary/entity-identifier.ts'
import type { Instant } from '../../../vocabulary/instant.ts'
import { executionOfTime, moment, timeOf } from '../moments.ts'
import { always, must, NotAsked, type Reading, reading } from '../reading.ts'

interface Clock {
  readonly currentDateTime: Instant
}

function clockWithin(start: Instant | undefined, end: Instant | undefined, asked: Clock) {
  if (start === undefined || end === undefined) throw new NotAsked('CurrentDateTime, TolerancePeriod')
  return { currentDateTime: moment(start, asked.currentDateTime), tolerancePeriod: (end - start) / 1000 }
}

const electricityClock = ({ validity: { start, end } }: { validity: { start: Instant; end: Instant } }, asked: Clock) =>
  clockWithin(start, end, asked)

const gasClock = (values: { validityIntervalStart: string; validityIntervalEnd: string }, asked: Clock) =>
  clockWithin(timeOf(values.validityIntervalStart), timeOf(values.validityIntervalEnd), asked)

const credentialTypes: Readonly<Record<string, string>> = {
  digitalSignature: 'Digital Signature',
  keyAgreement: 'Key Agreement',
}

const credential = ({ keyUsage }: { readonly keyUsage: string }) => ({ credentialType: credentialTypes[keyUsage] })

/**
 * A join, by its method. Of which type the other device is the DCC says from its inventory: the user sees that it is one that joins
 * so, and that the certificate is the device's own.
 *
 * @param types as GBCS numbers them
 */
const joining =
  (joinMethodAndRole: number, ...types: readonly number[]) =>
  (values: JoinCommand) => {
    always(values, { joinMethodAndRole })
    must(types.includes(values.otherDeviceType), 'otherDeviceType')
    const isByCertificate = joinMethodAndRole === methods.certificate
    must(
      isByCertificate === (values.otherDeviceCertificate !== null) &&
        (values.otherDeviceCertificate === null ||
          deviceOf(values.otherDeviceCertificate) === values.otherDeviceEntityIdentifier),
      'otherDeviceCertificate',
    )
    return { otherDeviceId: values.otherDeviceEntityIdentifier }
  }

const methods = { initiator: 0, responder: 1, certificate: 3 } as const
const types = { esme: 1, hcalcs: 4, ppmid: 5 } as const

function deviceOf(der: Buffer): EntityIdentifier | null {
  const read = readCertificate(der)
  return read.ok ? read.value.entityIdentifier : null
}

/** Clocks, joins, firmware and the device's own certificates. */
export const deviceEstateReadings: readonly Reading[] = [
  reading('6.11', 'SynchroniseClock', ecs70, electricityClock),
  reading('6.11', 'SynchroniseClock', gcs28, gasClock),
  reading('8.1.1', 'CommissionDeviceSynchroniseClock', ecs70, electricityClock),
  reading('8.1.1', 'CommissionDeviceSynchroniseClock', gcs28, gasClock),
  reading('6.15.2', 'UpdateSecurityCredentialsDevice', cs02d, ({ der }) => ({ deviceCertificate: der })),
  reading('6.17', 'IssueSecurityCredentials', cs02c, credential),
  reading('6.24.2', 'RetrieveDeviceSecurityCredentialsDevice', cs02e, credential),
  reading('8.7.1', 'JoinServiceCritical', cs03a1, joining(methods.initiator, types.hcalcs, types.ppmid)),
  reading('8.7.1', 'JoinServiceCritical', cs03a2, joining(methods.responder, types.esme)),
  reading('8.7.1', 'JoinServiceCritical', cs03c, joining(methods.certificate, types.ppmid)),
  reading('8.8.1', 'UnjoinServiceCritical', cs04ac, (otherDeviceId) => ({ otherDeviceId })),
  reading('11.3', 'ActivateFirmware', cs06, ({ manufacturerImageHash, executionDateTime }, asked) => ({
    firmwareHash: manufacturerImageHash,
    executionDateTime: executionOfTime(executionDateTime, asked.executionDateTime),
  })),
]
