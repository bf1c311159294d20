import { identifiersOf } from '../../fleet/mistaken-operators.ts'
import { readCs02aResponse } from '../../gbcs/credentials/provide-security-credential-details.ts'
import type { NetworkOperator } from '../../market/network-operators.ts'
import type { CredentialsOrder } from '../../users/credentials-order.ts'
import { retrieveCredentialsRequest } from '../../users/requests.ts'
import { requestOf } from '../../users/service-request.ts'
import type { Exchange, User } from '../../users/user.ts'
import type { EntityIdentifier } from '../../vocabulary/entity-identifier.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import type { Instant } from '../../vocabulary/instant.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'
import type { Result } from '../../vocabulary/result.ts'
import { rightOperator } from '../audit/made-up-mistakes.ts'
import { networkOperatorSlot } from '../in-words/slot.ts'
import { voltageThresholds } from '../rehearsal/story-steps.ts'
import { certificationPathOf, type TestBed } from '../rehearsal/test-bed.ts'
import type { Step } from './course.ts'
import { inShort, longAgo, meteringPointOf } from './decision.ts'
import type { Installation } from './installations.ts'

export interface RealNetwork {
  readonly testBed: TestBed
}

/** What can be done to a slot in the real network, and what comes of it in one word or a few. */
export interface RealSlot {
  advanceTo(moment: Instant): Promise<void>
  /** Records who runs the network of a slot; the one who does where nobody is named. */
  register(installation: Installation, operator?: NetworkOperator): Promise<void>
  send(
    installation: Installation,
    step: Step & { readonly kind: 'request' },
  ): Promise<{ readonly code: string; readonly verdict: string }>
  /** The key identifiers of the slot, in the device itself. */
  slotOf(installation: Installation): Promise<string>
  /** A Command of the network operator that runs the network: the code of its end. */
  command(installation: Installation): Promise<string>
  /** The supply fails and comes back: which alerts the operator hears. */
  interruption(installation: Installation): Promise<string>
  /** The key identifiers of the slot, as the device says by 6.24.1. */
  readBack(installation: Installation): Promise<string>
}

const fiveMinutes = 5 * 60_000
/** The DCC's alert of an outage, and the ESME's that the supply is back. */
const ofInterruption: readonly string[] = ['AD1', '8F35', '8F36']

export function createRealSlot({ testBed: { network, users } }: RealNetwork): RealSlot {
  const { time, smki, devices, registration, dcc, supply } = network
  const deviceOf = ({ site: { premises, type } }: Installation): EntityIdentifier => premises.devices[type]
  const settle = async (milliseconds = 1): Promise<void> => {
    await time.inFlight.settled()
    await time.virtual().advanceBy(milliseconds)
    await time.inFlight.settled()
  }
  /** Of an operator with two User IDs the one whose certificate is in the slot, where one is. */
  const operatorOf = async (installation: Installation): Promise<User> => {
    const identifiers = identifiersOf(rightOperator(installation.site))
    const [held] = networkOperatorSlot(await devices.cellsOf(deviceOf(installation)))
    const identifier = identifiers.find((each) => each === held?.holderIdentifier) ?? identifiers[0]
    if (identifier === undefined) throw new SimulatorFault('SIM_INVARIANT', 'an operator without identifier')
    return users.networkOperator(identifier)
  }

  /** The last code of a request: a device has half a minute to answer. */
  const endOf = async (user: User, { request, answer }: Exchange): Promise<string> => {
    const { responseCode } = answer.response
    await settle()
    if (responseCode !== 'I99') return responseCode
    const code = () =>
      user.mailbox.received().find(({ response }) => response.requestId === request.requestId)?.response.responseCode
    if (code() === undefined) await settle(60_000)
    return code() ?? 'no Service Response'
  }

  const register: RealSlot['register'] = async (installation, operator = rightOperator(installation.site)) => {
    const meteringPoint = meteringPointOf(installation)
    await registration.record(meteringPoint, {
      networkParties: [{ meteringPoint, networkParty: operator.id, from: longAgo, to: null }],
    })
  }

  return {
    async advanceTo(moment) {
      if (moment > time.clock.now()) await time.virtual().advanceTo(moment)
    },
    register,
    async send(installation, { request }) {
      const device = deviceOf(installation)
      const { digitalSignature, keyAgreement } = request.pair
      const order = {
        device,
        slot: 'NetworkOperator',
        certificates: { digitalSignature: digitalSignature.der, keyAgreement: keyAgreement.der },
        certificationPath: certificationPathOf(smki),
      } as const
      const exchange =
        request.service === '6.21'
          ? await sent((await users.supplier(request.sender)).requestHandover(order))
          : await updated(await users.user(request.sender), order)
      const code = await endOf(await users.user(request.sender), exchange)
      const [decision] = dcc.decisions.list({ device, limit: 1 })
      return { code, verdict: decision === undefined ? 'none' : inShort(decision) }
    },
    slotOf: async (installation) =>
      networkOperatorSlot(await devices.cellsOf(deviceOf(installation)))
        .map(({ subjectKeyIdentifier }) => subjectKeyIdentifier)
        .join(' '),
    async command(installation) {
      const operator = await operatorOf(installation)
      const isElectricity = installation.site.type === 'ESME'
      const request = requestOf(
        {
          serviceReferenceVariant: isElectricity ? '6.5' : '4.1.1',
          device: deviceOf(installation),
          fields: isElectricity ? voltageThresholds : [],
        },
        operator.newRequestId,
      )
      if (!request.ok) throw new SimulatorFault('SIM_INVARIANT', request.failure)
      return endOf(operator, await sent(operator.send(request.value)))
    },
    async interruption(installation) {
      const { index } = installation.site.premises
      const { mailbox } = await operatorOf(installation)
      const before = mailbox.received().length
      await supply.interrupt(index)
      await settle(fiveMinutes)
      await supply.restore(index)
      await settle(10_000)
      const heard = mailbox
        .received()
        .slice(before)
        .flatMap(({ response: { body } }) => ('alertCode' in body ? [body.alertCode] : []))
        .filter((code) => ofInterruption.includes(code))
      return heard.length === 1 ? `${heard[0]} alone` : heard.join(' and ')
    },
    async readBack(installation) {
      const operator = await operatorOf(installation)
      const request = retrieveCredentialsRequest(['NetworkOperator'], operator.newRequestId(deviceOf(installation)))
      const code = await endOf(operator, await sent(operator.send(request)))
      const message = operator.mailbox
        .received()
        .find(({ response }) => response.requestId === request.requestId)?.message
      const read = message === null || message === undefined ? null : readCs02aResponse(message.content)
      if (!read?.ok) return code
      const cells = read.value.find(({ role }) => role === RemotePartyRole.networkOperator)?.held?.cells ?? []
      return cells.map(({ existing }) => existing.subjectKeyIdentifier.toString('hex')).join(' ')
    },
  }
}

async function sent(sending: Promise<Result<Exchange, { readonly detail: string }>>): Promise<Exchange> {
  return answered(await sending)
}

/** The last exchange of a 6.15.1: of its Signed Pre-Command, or of the request where that is refused. */
async function updated(user: User, order: CredentialsOrder): Promise<Exchange> {
  const { transform, sendCommand } = answered(await user.updateCredentials(order))
  return sendCommand ?? transform
}

function answered<Value>(result: Result<Value, { readonly detail: string }>): Value {
  if (result.ok) return result.value
  throw new SimulatorFault('SIM_INVARIANT', `the DCC did not answer: ${result.failure.detail}`)
}
