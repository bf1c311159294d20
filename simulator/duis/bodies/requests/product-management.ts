import { boolean, int } from '../notation/simple-types.ts'
import { choice, nothing, sequence } from '../notation/structure.ts'
import { futureDated } from '../values/moments.ts'
import { electricityTariff, gasTariff, primaryPrices, secondaryPrices, secondarySwitching } from './tariff.ts'

const adjustment = sequence(choice({ adjustMeterBalance: int(), resetMeterBalance: nothing }))

const prepayment = sequence({
  suspendDebtDisabled: boolean,
  suspendDebtEmergency: boolean,
  disablementThreshold: int(),
})

/** Service References 1: tariffs, prices and balances. */
export const productManagement = {
  UpdateImportTariffPrimaryElement: sequence(
    futureDated,
    choice({ elecTariffElements: electricityTariff, gasTariffElements: gasTariff }),
    { priceElements: primaryPrices },
  ),
  UpdateImportTariffSecondaryElement: sequence(futureDated, secondarySwitching, { priceElements: secondaryPrices }),
  UpdatePricePrimaryElement: sequence(futureDated, { priceElements: primaryPrices }),
  UpdatePriceSecondaryElement: sequence(futureDated, { priceElements: secondaryPrices }),
  UpdateMeterBalance: sequence(choice({ prepaymentMode: adjustment, creditMode: adjustment })),
  UpdatePaymentMode: sequence(futureDated, choice({ credit: nothing, prepayment })),
  ResetTariffBlockCounterMatrix: nothing,
} as const
