import { oneOf } from '../notation/simple-types.ts'
import { type Content, choice, choiceOf, type Optional, optional, sequence } from '../notation/structure.ts'

const setting = oneOf('Disable', 'Enable')

/** A field for each alert code, none of which need be there. */
const alerts = <const Code extends string, Value>(codes: readonly Code[], of: Content<Value>) =>
  Object.fromEntries(codes.map((code) => [`x${code}`, optional(of)])) as Record<`x${Code}`, Optional<Value>>

const supplierOfElectricity = sequence({
  supplierEsmeCommon: optional(
    sequence(
      alerts(
        [
          ...([
            '810D',
            '810E',
            '8119',
            '8145',
            '8154',
            '8155',
            '8161',
            '8162',
            '8168',
            '8183',
            '81A0',
            '81A1',
          ] as const),
          ...([
            '81A2',
            '81A3',
            '81A4',
            '81A5',
            '81A6',
            '81A7',
            '81A8',
            '81A9',
            '81AA',
            '81AB',
            '81AC',
            '81AD',
          ] as const),
          ...([
            '81AE',
            '81AF',
            '81B0',
            '81B1',
            '81B2',
            '81B3',
            '81B8',
            '81B9',
            '81BA',
            '81BB',
            '81BC',
            '81BD',
          ] as const),
          ...(['81BE', '81C0', '81C1', '81C4', '81C5', '81C6'] as const),
        ],
        setting,
      ),
    ),
  ),
  supplierEsmePolyPhase: optional(sequence(alerts(['81B7'], setting))),
})

const singlePhase = sequence(
  alerts(
    [
      ...(['8002', '8006', '8020', '8024', '8028', '802C', '8085', '8089', '808D', '8091', '8095', '8099'] as const),
      '8010',
    ],
    setting,
  ),
)

const polyPhase = sequence(
  alerts(
    [
      ...(['8003', '8004', '8005', '8007', '8008', '8009', '8021', '8022', '8023', '8025', '8026', '8027'] as const),
      ...(['8029', '802A', '802B', '802D', '802E', '802F', '8086', '8087', '8088', '808A', '808B', '808C'] as const),
      ...(['808E', '808F', '8090', '8092', '8093', '8094', '8096', '8097', '8098', '809A', '809B', '809C'] as const),
      ...(['8011', '8016', '8013'] as const),
    ],
    setting,
  ),
)

const networkOperator = sequence(
  { networkOperatorEsmeCommon: optional(sequence(alerts(['8014', '8015'], setting))) },
  choiceOf(
    { networkOperatorEsmeSinglePhase: optional(singlePhase) },
    { networkOperatorEsmePolyPhase: optional(polyPhase) },
  ),
)

const gasAlerts = [
  ...(['810D', '810E', '8119', '8145', '8154', '8155', '8168', '8183', '8184', '81A1', '81A4', '81A5'] as const),
  ...(['81A6', '81A7', '81A8', '81A9', '81AA', '81AB', '81AC', '81AD', '81AE', '81AF', '81B0', '81B1'] as const),
  ...(['81B2', '81B3', '81B4', '81B5', '81B6', '81B9', '81BA', '81BC', '81BD', '81BE', '81BF', '81C0'] as const),
  ...(['81C2', '81C3', '81C4', '81C5'] as const),
] as const

const gasEvents = [
  ...(['810D', '810E', '8119', '8145', '8154', '8155', '8161', '8162', '8168', '8183', '8184', '81A0'] as const),
  ...(['81A1', '81A4', '81A5', '81A6', '81A7', '81A8', '81A9', '81AA', '81AB', '81AC', '81AD', '81AE'] as const),
  ...(['81AF', '81B0', '81B1', '81B2', '81B3', '81B4', '81B5', '81B6', '81B9', '81BA', '81BC', '81BD'] as const),
  ...(['81BE', '81BF', '81C0', '81C2', '81C3', '81C4', '81C5', '81C6'] as const),
] as const

/** Where a gas meter tells of an event: over the WAN, over the HAN, in its log, by its alarm. */
const destinations = sequence({ wanAlert: setting, hanAlert: setting, eventLog: setting, alarm: setting })

/** 6.22: which events a meter tells of, and where. */
export const configureAlertBehaviour = sequence(
  choice({
    electricitySupplierAlerts: supplierOfElectricity,
    electricitySupplierHanAlertSettings: supplierOfElectricity,
    electricitySupplierAlarmSettings: supplierOfElectricity,
    electricitySupplierLoggingSettings: supplierOfElectricity,
    electricityNetworkOperatorAlerts: networkOperator,
    electricityNetworkOperatorLoggingSettings: networkOperator,
    gasSupplierAlerts: sequence(alerts(gasAlerts, setting)),
    gasSupplierAlertEventSettings: sequence(alerts(gasEvents, destinations)),
  }),
)
