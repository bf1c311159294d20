import type { Certificate } from '../../../certs/certificate.ts'
import { signRandomised } from '../../../certs/ecdsa.ts'
import { createSmki } from '../../../certs/smki.ts'
import { createRandom } from '../../environment/randomness.ts'
import { entityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { instant } from '../../vocabulary/instant.ts'
import type { InventoryQuery } from '../../vocabulary/inventory-query.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { formatRequestId, formatResponseId, type RequestIdParts } from '../../vocabulary/request-id.ts'
import type { CommandVariant } from '../../vocabulary/service-reference.ts'
import type { CredentialsReplacement, InventoryUpdate, RequestBody, ServiceRequest } from '../request.ts'
import type { DccAlert, DuisResponse, ResponseBody, ResponseContent } from '../response.ts'
import type { XmlSigner } from '../sign-document.ts'

/** The first energy supplier of the market, as the public test network has it. */
const supplier = entityIdentifier('90-B3-D5-1F-30-01-00-00')
const dsp = entityIdentifier('90-B3-D5-1F-30-00-00-02')
const meter = entityIdentifier('00-DB-12-34-56-78-90-A0')

const requestIdParts: RequestIdParts = { originator: supplier, target: meter, counter: 1001n }

const smki = createSmki(createRandom('duis samples'))

export interface SampleSigner {
  readonly signer: XmlSigner
  readonly certificate: Certificate
}

function signerOf(entity: typeof supplier, role: number): SampleSigner {
  const credential = smki.credential(entity, role, 'xmlSigning')
  if (credential === undefined) throw new Error(`${entity} has no XML signing certificate`)
  const { certificate, privateKey } = credential
  const issuerRfc2253 = certificate.issuer.rfc2253
  return {
    certificate,
    signer: { issuerRfc2253, serialNumber: certificate.serialNumber, privateKey, sign: signRandomised },
  }
}

export const supplierSigner = signerOf(supplier, RemotePartyRole.userXmlSigning)
export const dspSigner = signerOf(dsp, RemotePartyRole.dspXmlSigning)

const certificate = supplierSigner.certificate.der
const replacement: CredentialsReplacement = {
  executionDateTime: null,
  remotePartyRole: 'NetworkOperator',
  floor: 0n,
  topUpFloor: null,
  digitalSignature: certificate,
  keyAgreement: dspSigner.certificate.der,
  keyAgreementTopUp: null,
  certificationPath: [smki.organisationIssuing.certificate.der],
  applyTimeBasedCpvChecks: true,
}

const request = (
  reference: string,
  variant: string,
  commandVariant: CommandVariant,
  body: RequestBody,
): ServiceRequest => ({
  schemaVersion: '5.4',
  requestId: formatRequestId(requestIdParts),
  requestIdParts,
  firstInSequence: null,
  precedingRequestId: null,
  commandVariant,
  serviceReference: reference,
  serviceReferenceVariant: variant,
  body,
})

const readInventory = (query: InventoryQuery) => request('8.2', '8.2', 8, { kind: 'ReadInventory', query })
const updateInventory = (update: InventoryUpdate) =>
  request('8.4', '8.4', 8, { kind: 'UpdateInventory', deviceId: meter, update })

const handover = request('6.21', '6.21', 1, { kind: 'RequestHandoverOfDCCControlledDevice', ...replacement })
const payload = Buffer.from('df0900', 'hex')

/** One request of each kind that we write, and the odd ones among them. */
export const sampleRequests = {
  handover,
  'handover to a supplier': request('6.21', '6.21', 1, {
    kind: 'RequestHandoverOfDCCControlledDevice',
    ...replacement,
    remotePartyRole: 'Supplier',
    floor: 2n ** 63n - 1n,
    topUpFloor: 7n,
    keyAgreementTopUp: certificate,
    certificationPath: [certificate, certificate, certificate],
    applyTimeBasedCpvChecks: false,
  }),
  'update of credentials': request('6.15', '6.15.1', 4, { kind: 'UpdateSecurityCredentialsKRP', ...replacement }),
  'update of credentials without certificates, future dated': request('6.15', '6.15.1', 4, {
    kind: 'UpdateSecurityCredentialsKRP',
    ...replacement,
    executionDateTime: instant(Date.UTC(2030, 0, 15, 12, 30, 15, 250)),
    floor: null,
    digitalSignature: null,
    keyAgreement: null,
  }),
  'signed pre-command': request('6.15', '6.15.1', 5, {
    kind: 'SignedPreCommand',
    executionDateTime: null,
    gbcsPayload: payload,
  }),
  'signed pre-command, future dated': request('6.15', '6.15.1', 5, {
    kind: 'SignedPreCommand',
    executionDateTime: instant(Date.UTC(3000, 11, 31)),
    gbcsPayload: payload,
  }),
  'request in a sequence': {
    ...handover,
    firstInSequence: false,
    precedingRequestId: formatRequestId({ ...requestIdParts, counter: 2n ** 64n - 1n }),
  },
  'reading of the inventory by device': readInventory({ by: 'device', deviceId: meter }),
  'reading of the inventory by metering point': readInventory({ by: 'metering-point', meteringPoint: '1234567810' }),
  'reading of the inventory by UPRN': readInventory({ by: 'property-reference', uprn: '100000000001' }),
  'reading of the inventory by address': readInventory({
    by: 'property',
    postCode: 'N1 1AA',
    addressIdentifier: 'Rose & Crown',
  }),
  'import MPxN for the inventory': updateInventory({
    kind: 'UpdateMPxN',
    place: 'ImportMPxN',
    meteringPoint: '1200123456787',
  }),
  'secondary import MPAN for the inventory': updateInventory({
    kind: 'UpdateMPxN',
    place: 'SecondaryImportMPAN',
    meteringPoint: '1200123456787',
  }),
  'export MPAN for the inventory': updateInventory({
    kind: 'UpdateMPxN',
    place: 'ExportMPAN',
    meteringPoint: '1200123456787',
  }),
  'status of a device for the inventory': updateInventory({ kind: 'UpdateDeviceStatusExceptCH', status: 'Pending' }),
  'status of a hub for the inventory': updateInventory({ kind: 'UpdateDeviceStatusCH', status: 'Withdrawn' }),
  'details of a device for the inventory': updateInventory({
    kind: 'UpdateDeviceDetails',
    manufacturer: '106C',
    model: '433100AC',
    technicalSpecification: 'SMETS2 V5.1',
    firmwareVersion: '00009002',
    esmeVariant: 'ADE',
  }),
  'deletion of a device from the inventory': updateInventory({ kind: 'DeleteDevice' }),
  'reading of credentials': request('6.24', '6.24.1', 1, {
    kind: 'RetrieveDeviceSecurityCredentialsKRP',
    roles: ['Supplier', 'NetworkOperator', 'ACB', 'Root', 'Recovery', 'TransCoS', 'LoadController'],
  }),
  'request that is not simulated': request('4.2', '4.2', 1, {
    kind: 'described',
    element: 'ReadInstantaneousImportTOUMatrices',
    content: {},
  }),
} as const satisfies Record<string, ServiceRequest>

const response = (responseCode: string, body: ResponseBody): DuisResponse => ({
  schemaVersion: '5.4',
  requestId: formatRequestId(requestIdParts),
  responseId: null,
  responseCode,
  responseDateTime: instant(Date.UTC(2026, 10, 22, 9)),
  body,
})

const message = (content: ResponseContent | null): ResponseBody => ({
  kind: 'ResponseMessage',
  serviceReference: '6.15',
  serviceReferenceVariant: '6.15.1',
  content,
})

const alertFor = (body: ResponseBody): DuisResponse => ({
  ...response('I0', body),
  requestId: null,
  responseId: formatResponseId({ originator: supplier, target: dsp, counter: 12n }),
})

const dccAlert = (alert: DccAlert): DuisResponse => alertFor({ kind: 'DCCAlertMessage', alertCode: 'N42', alert })
const hash = Buffer.alloc(20, 0xa5)

/** One response of each kind that we write. */
export const sampleResponses = {
  acknowledgement: response('I99', message(null)),
  refusal: response('E061504', message(null)),
  'service response': {
    ...response('I0', message({ kind: 'GBCSPayload', payload })),
    responseId: formatResponseId(requestIdParts),
  },
  'pre-command': response('I0', message({ kind: 'PreCommand', gbcsVersion: '4.2', payload })),
  'local command': response('I0', message({ kind: 'LocalCommand', payload })),
  'outcome of a future-dated command': response(
    'I0',
    message({
      kind: 'FutureDatedDeviceAlertMessage',
      alertCode: '8F66',
      payload,
      instructionNumber: 1,
      totalCommandInstructions: 2,
    }),
  ),
  schedule: response('I0', message({ kind: 'DSPScheduleID', scheduleId: 1_000_000_000_000 })),
  inventory: response(
    'I0',
    message({
      kind: 'DSPInventory',
      devices: [
        {
          deviceId: meter,
          deviceType: 'ESME',
          status: 'Commissioned',
          manufacturer: '1063',
          model: '1000 <&> 1',
          importMpxn: '1234567890123',
          secondaryImportMpan: '1234567890124',
          exportMpan: '1234567890125',
          technicalSpecification: 'SMETS2 V5.1',
          firmwareVersion: '00009001',
          firmwareVersionStatus: 'Active',
          cplStatus: 'Withdrawn',
          dateCommissioned: '2025-12-28',
          esmeVariant: 'BDE',
          cspRegion: '4G Central',
          hanVariant: 'Dual Band',
          connectivity: 'Virtual',
          uprn: '100000000001',
          property: { postCode: 'N1 1AA', addressIdentifier: '1 <&> 2' },
          gbcsVersion: '4.2',
        },
        {
          deviceId: meter,
          deviceType: 'GPF',
          status: null,
          manufacturer: '',
          model: '',
          importMpxn: null,
          secondaryImportMpan: null,
          exportMpan: null,
          technicalSpecification: null,
          firmwareVersion: null,
          firmwareVersionStatus: null,
          cplStatus: null,
          dateCommissioned: null,
          esmeVariant: null,
          cspRegion: null,
          hanVariant: null,
          connectivity: null,
          uprn: null,
          property: null,
          gbcsVersion: null,
        },
      ],
    }),
  ),
  'credentials updated': dccAlert({
    kind: 'SecurityCredentialsUpdated',
    deviceId: meter,
    remotePartyRole: 'NetworkOperator',
    floors: { floor: 5n, topUpFloor: null },
    certificates: [
      { type: 'DigitalSigning', hash },
      { type: 'KeyAgreement', hash },
    ],
  }),
  'credentials of a supplier updated': dccAlert({
    kind: 'SecurityCredentialsUpdated',
    deviceId: meter,
    remotePartyRole: 'Supplier',
    floors: { floor: 5n, topUpFloor: 6n },
    certificates: [{ type: 'KeyAgreementTopUp', hash }],
  }),
  'credentials updated without counters': dccAlert({
    kind: 'SecurityCredentialsUpdated',
    deviceId: meter,
    remotePartyRole: 'NetworkOperator',
    floors: null,
    certificates: [{ type: 'DigitalSigning', hash }],
  }),
  'device alert': alertFor({ kind: 'DeviceAlertMessage', alertCode: '8F3E', gbcsPayload: payload }),
} as const satisfies Record<string, DuisResponse>
