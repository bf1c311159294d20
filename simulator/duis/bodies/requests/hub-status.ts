import { boolean, dateTime, oneOf, text } from '../notation/simple-types.ts'
import { optional, sequence } from '../notation/structure.ts'
import { eui, mpxn } from '../values/identifiers.ts'

const userRefId = optional(text({ maxLength: 25 }))
const additionalInformation = optional(text({ maxLength: 200 }))
const incidentReference = optional(text({ maxLength: 15 }))

const installed = {
  deviceId: eui,
  chfInstallType: oneOf('New CHF Install', 'Replacement CHF Install', 'CHF Install - no SM WAN'),
  installDateTime: optional(dateTime),
  userRefId,
  mpxn,
  gisData: optional(text({ maxLength: 25 })),
  aerialInstall: boolean,
  chfLocation: oneOf('Outside Premises', 'Indoors on external wall', 'Deep indoors', 'Basement or Cellar'),
} as const

const premiseType = oneOf(
  'Detached / Semi Detached',
  'Terraced',
  'Low Rise Apartment (MDU <= 5 floors)',
  'High Rise Apartment (MDU > 5 floors)',
)

const faultReason = oneOf(
  'Damaged case',
  'Damaged Connector',
  'Illegal interference or missing seals',
  'Environmental conditions exceeded',
  'SM WAN Fault',
  'SMHAN Interface Fault',
  'LED Fault',
  'Aerial fault',
  'Manufacturing defect',
)

const noFaultReturnType = oneOf(
  'No Fault Return (general)',
  'No Fault Return (non-dom opt out)',
  'No Fault Return (dual supplier HAN variant replacement)',
  'No Fault Return (SM WAN variant replacement requested by DCC)',
  'Lost or Stolen Hub',
)

/** 8.14.1 to 8.14.4: what became of a communications hub. */
export const hubStatus = {
  CHFInstallSuccessSMWAN: sequence(installed, { additionalInformation }),
  CHFInstallSuccessNoSMWAN: sequence(installed, {
    premiseType,
    metalObstructionCheck: boolean,
    connectivityObstructionCheck: boolean,
    sharedObstructionCheck: boolean,
    additionalInformation,
  }),
  CHFFaultReturn: sequence({
    deviceId: eui,
    chfFaultReturnType: oneOf('Fault identified prior to installation', 'Fault identified post installation'),
    userRefDateTime: optional(dateTime),
    userRefId,
    otherDeviceId: eui,
    incidentReference,
    chfConnectionMethod: oneOf('Hot-shoe', 'Cradle', 'ESME'),
    chfFaultReason: faultReason,
    additionalInformation,
  }),
  CHFNoFaultReturn: sequence({
    deviceId: eui,
    chfNoFaultReturnType: noFaultReturnType,
    userRefDateTime: optional(dateTime),
    userRefId,
    incidentReference,
    additionalInformation,
  }),
} as const
