import type { CredentialUse, OrganisationCredential, Smki } from '../../../certs/smki.ts'
import type { DccCredentials } from '../../dcc/dcc.ts'
import { dccParties } from '../../market/dcc-parties.ts'
import { SimulatorFault } from '../../vocabulary/faults.ts'
import { RemotePartyRole } from '../../vocabulary/remote-party-role.ts'

/** The keys with which the DCC signs documents and commands. */
export function dccCredentials(smki: Smki): DccCredentials {
  const { accessControlBroker, dsp, transitionalCoS } = dccParties
  const held = (entity: typeof dsp.entityIdentifier, role: number, use: CredentialUse): OrganisationCredential => {
    const credential = smki.credential(entity, role, use)
    if (credential === undefined) throw new SimulatorFault('SIM_INVARIANT', `The SMKI holds no ${use} of ${entity}`)
    return credential
  }
  const broker = accessControlBroker.entityIdentifier
  return {
    accessControlBroker: {
      digitalSignature: held(broker, RemotePartyRole.accessControlBroker, 'digitalSignature'),
      keyAgreement: held(broker, RemotePartyRole.accessControlBroker, 'keyAgreement'),
    },
    changeOfSupplier: held(transitionalCoS.entityIdentifier, RemotePartyRole.transitionalCoS, 'digitalSignature'),
    dspXmlSigning: held(dsp.entityIdentifier, RemotePartyRole.dspXmlSigning, 'xmlSigning'),
  }
}
