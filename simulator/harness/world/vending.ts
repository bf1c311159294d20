import type { Smki } from '../../../certs/smki.ts'
import type { SimulatedPopulation } from '../../devices/population.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import { sharedSecret } from '../../gbcs/key-agreement.ts'
import { mostInToken, type TopUp, writeTopUpToken } from '../../gbcs/top-up-token.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import { failed, type Result, succeeded } from '../../vocabulary/result.ts'
import { cells, keyOfCell } from '../../vocabulary/trust-anchor-cell.ts'

export interface VendingOptions {
  readonly smki: Pick<Smki, 'credential'>
  readonly fleet: Pick<Fleet, 'blueprint'>
  readonly devices: Pick<SimulatedPopulation, 'cellsOf' | 'nextTopUpNumber'>
}

/** Sells top-ups as the supplier does whose key a meter holds for that. */
export interface Vending {
  /**
   * Makes the token for a meter and an amount, under the next number that the meter takes.
   *
   * @param pence 1 to 8191, or whole pounds up to 8191
   * @returns twenty digits, or why nobody can make them
   */
  sell(device: EntityIdentifier, pence: number): Promise<Result<string, string>>
}

export const createVending = ({ smki, fleet, devices }: VendingOptions): Vending => ({
  async sell(device, pence) {
    const topUp = topUpOf(pence)
    if (topUp === null) return failed(`a token holds 1 to ${mostInToken} pence, or whole pounds up to ${mostInToken}`)
    const meter = fleet.blueprint(device)
    const cell = (await devices.cellsOf(device)).find((each) => keyOfCell(each.cell) === keyOfCell(cells.supplierTopUp))
    const supplier = cell?.entityIdentifier ?? null
    if (meter === undefined || supplier === null) return failed(`${device} has no cell for top-ups`)
    const key = smki.credential(supplier, RemotePartyRole.supplier, 'prepaymentKeyAgreement')
    if (key === undefined) return failed(`${supplier}, in the top-up cell of ${device}, has no top-up key here`)
    const secret = sharedSecret(key.privateKey.key, meter.keyAgreement.certificate.publicKey)
    return succeeded(writeTopUpToken(topUp, await devices.nextTopUpNumber(device), { supplier, device, secret }))
  },
})

function topUpOf(pence: number): TopUp | null {
  if (!Number.isInteger(pence) || pence < 1) return null
  if (pence <= mostInToken) return { amount: pence, unit: 'pence' }
  const pounds = pence / 100
  return Number.isInteger(pounds) && pounds <= mostInToken ? { amount: pounds, unit: 'pounds' } : null
}
