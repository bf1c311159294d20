import { oneOf } from '../notation/simple-types.ts'
import { choice, list, nothing, optional, sequence } from '../notation/structure.ts'
import { meterMpxns } from '../requests/device-estate.ts'
import { deviceType, esmeVariant, eui } from '../values/identifiers.ts'

/** A change of a device's status that its parties are told of. */
export const deviceStatusChangeEvent = sequence({
  deviceId: eui,
  deviceStatusChange: sequence(
    choice({
      meterIdentity: sequence({ meterMpxns, esmeVariant: optional(esmeVariant) }),
      meterDecommissioningOrWithdrawal: sequence({
        meterDecommissionOrWithdrawal: meterMpxns,
        associatedType1Device: list(sequence({ deviceId: eui, deviceType }), 0, 7),
      }),
      deviceRemovedFromInventory: nothing,
      chfDecommissioning: nothing,
      deviceSuspended: nothing,
      deviceRestored: nothing,
      recoveryCompleteAcbCredentials: sequence({
        supplierCertificateType: list(oneOf('DigitalSigning', 'KeyAgreement', 'KeyAgreementTopUp'), 1, 3),
        networkOperatorCertificateType: list(oneOf('DigitalSigning', 'KeyAgreement'), 0, 2),
      }),
      recoveryComplete: nothing,
    }),
  ),
})
