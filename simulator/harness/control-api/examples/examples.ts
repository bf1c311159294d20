import type { Operation } from '../operation.ts'

/**
 * One use of an operation, for the documentation. Identifiers are those of the network that comes up where nobody says
 * otherwise (seed `gb`), so that each can be tried as it stands.
 */
export interface Example {
  /** What somebody wants who asks this. */
  readonly says: string
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number>>
  readonly body?: unknown
}

/** `PUT /devices/:id` */
export const nameOfOperation = ({ method, route }: Pick<Operation, 'method' | 'route'>): string =>
  `${method.toUpperCase()} ${route}`

/** Of the first premises of the seed `gb`. */
const first = {
  gpf: '00-DB-CC-96-EA-AE-D1-A3',
  esme: '00-DB-CC-96-EA-AE-D1-A0',
  mpan: '1851020356348',
  mprn: '1299700208',
  supplier: '90-B3-D5-1F-30-03-00-00',
}

/** The Issuing CA of the seed `gb`. */
const issuingAuthority =
  'MIIBrzCCAVagAwIBAgIQAnqq7UvkN496ub6lmqLpyjAKBggqhkjOPQQDAjAkMQswCQYDVQQLEwIwMDEVMBMGA1UEAxMMU0lNLU9S' +
  'Ry1ST09UMB4XDTIwMDEwMTAwMDAwMFoXDTQ0MTIzMTIzNTk1OVowITELMAkGA1UECxMCMDcxEjAQBgNVBAMTCVNJTS1PUkctMTBZ' +
  'MBMGByqGSM49AgEGCCqGSM49AwEHA0IABEkENpUWc2RqeYJBc93y3hQAawEOACqE/3Fmh5IZfCPsAm5DVv6Ziia0PjT1EofSDJdt' +
  'YFKbin8k2Wtkc6EbjrOjbTBrMA4GA1UdDwEB/wQEAwIBBjASBgNVHRMBAf8ECDAGAQH/AgEAMB0GA1UdIAEB/wQTMBEwDwYNKoY6' +
  'AAGEj7kPAQIBBDARBgNVHQ4ECgQISgiVixKwfkwwEwYDVR0jBAwwCoAIQqB49AEJEjwwCgYIKoZIzj0EAwIDRwAwRAIgQ9Bo3Abb' +
  'DhVWD8ou2KFNRnt+LAfzDP4ERCm/6f+N+xMCIEVOXkLCGddKXhFncsmqp0FTQxb4DVfEblx35DAXxSF/'

/** Serial number of the certificate with which SGN signs Commands. */
const operatorCertificate = '158622315358353851306334812173290069813'

const id = { id: first.gpf }

/** By operation, in the order in which they can be played: what is changed is put back by the next. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  'GET /status': [{ says: 'What network is this?' }],
  'GET /devices': [
    {
      says: 'The ESMEs whose network operator slot the DCC controls',
      query: { type: 'ESME', slot: 'dcc-controlled', limit: 1 },
    },
    { says: 'The premises at a metering point', query: { mpxn: first.mprn } },
    { says: 'Devices by words', query: { q: 'esme scotland commissioned', limit: 1 } },
    { says: 'The GPFs at a post code', query: { type: 'GPF', postCode: 'KA7 1UR' } },
  ],
  'GET /overview': [{ says: 'How does the network stand?', query: { minutes: 30 } }],
  'GET /devices/:id': [{ says: 'What the inventory records of a device', path: id }],
  'PUT /devices/:id': [
    { says: 'Suspend a device', path: id, body: { status: 'Suspended' } },
    {
      says: 'Put it back, with another responsible supplier',
      path: id,
      body: { status: 'InstalledNotCommissioned', responsibleSupplier: first.supplier },
    },
  ],
  'GET /devices/:id/cells': [{ says: 'Whom the device trusts, and whom the DCC believes it to trust', path: id }],
  'GET /devices/:id/display': [{ says: 'What the meter shows to whoever stands before it', path: { id: first.esme } }],
  'POST /devices/:id/top-ups': [{ says: 'Ten pounds for the meter', path: { id: first.esme }, body: { pence: 1000 } }],
  'POST /devices/:id/firmware': [
    {
      says: 'Bring a meter an image: 11.3 may activate it then',
      path: { id: first.esme },
      body: { version: '0000A002', image: 'ZmlybXdhcmU=' },
    },
  ],
  'POST /devices/:id/at-the-meter': [
    { says: 'Take emergency credit', path: { id: first.esme }, body: { kind: 'activate-emergency-credit' } },
  ],
  'GET /devices/:id/link': [{ says: 'The frames that went to the device and came from it', path: id }],
  'GET /devices/:id/link/:n': [{ says: 'A frame octet by octet', path: { ...id, n: '1' } }],
  'POST /devices/:id/alerts': [
    { says: 'An unauthorised access: signed, to the supplier', path: id, body: { alertCode: '8F3E' } },
    {
      says: 'Supply is restored: to whoever the network operator cell names, right or wrong',
      path: { id: first.esme },
      body: { alertCode: '8F35' },
    },
    {
      says: 'Supply is restored, in the use case that says from when to when it was gone',
      path: { id: first.esme },
      body: { alertCode: '8F36', outage: { from: '2026-11-22T08:40:00Z', to: '2026-11-22T08:55:00Z' } },
    },
  ],
  'PUT /devices/:id/clock': [
    {
      says: 'A hub whose clock is ten minutes behind: meters do not take its time',
      path: id,
      body: { aheadBySeconds: -600 },
    },
  ],
  'GET /devices/:id/history': [
    { says: 'What the device told of its own accord, the newest only', path: id, query: { limit: 2 } },
  ],
  'GET /devices/:id/operators': [{ says: 'Whose certificates might go into its slot?', path: id }],
  'GET /devices/:id/timeline': [{ says: 'What happened to the device lately', path: id, query: { limit: 3 } }],
  'GET /premises/:index/stage': [{ says: 'How far the life of some premises had come', path: { index: '7' } }],
  'PUT /premises/:index/stage': [
    { says: 'Fit the meters of some premises anew', path: { index: '7' }, body: { stage: 'manufactured' } },
    { says: 'Have them in use again', path: { index: '7' }, body: { stage: 'commissioned' } },
  ],
  'GET /premises/:index/labels': [
    { says: 'By which install codes do the devices of some premises join their hub?', path: { index: '7' } },
  ],
  'PUT /premises/:index/supply': [
    { says: 'The power fails: the network operator hears of it', path: { index: '3' }, body: { interrupted: true } },
    { says: 'It is back: the meter tells whom it trusts', path: { index: '3' }, body: { interrupted: false } },
  ],
  'POST /premises/:index/hub-exchange': [
    {
      says: 'A faulty hub is exchanged for the next from the store',
      path: { index: '7' },
      body: { hub: '00-DB-6F-21-7F-76-92-A2' },
    },
  ],
  'GET /requests': [
    { says: 'What did the check refuse?', query: { q: 'refused-by-check', limit: 1 } },
    { says: 'What was asked of a device', query: { q: first.gpf, limit: 1 } },
  ],
  'GET /requests/:id': [
    { says: 'Why a request was answered as it was', path: { id: `${first.supplier}:${first.gpf}:1795338000000` } },
  ],
  'GET /requests/:id/documents/:n': [
    { says: 'What the supplier sent', path: { id: `${first.supplier}:${first.gpf}:1795338000000`, n: '1' } },
  ],
  'GET /requests/:id/frames/:n': [
    { says: 'The Command octet by octet', path: { id: `${first.supplier}:${first.gpf}:1795338000000`, n: '1' } },
  ],
  'GET /service-requests': [{ says: 'Which Service Requests can be sent?' }],
  'GET /service-requests/:srv': [{ says: 'What is to be said in a 6.20.1?', path: { srv: '6.20.1' } }],
  'POST /compose/preview': [
    {
      says: 'A handover to the neighbour: refused, and this is why',
      body: {
        user: first.supplier,
        serviceReferenceVariant: '6.21',
        device: first.gpf,
        certificates: { operator: 'NGN' },
        expect: 'E062106',
      },
    },
  ],
  'POST /compose/send': [
    {
      says: 'Read what a meter holds as its import MPAN',
      body: {
        user: first.supplier,
        serviceReferenceVariant: '6.20.1',
        device: first.esme,
        fields: [{ path: 'ImportMPAN', value: first.mpan }],
      },
    },
  ],
  'POST /inspect': [{ says: 'What is this?', body: { text: 'DF09020000000000000515' } }],
  'GET /events': [
    {
      says: 'What requests were answered, from the beginning',
      query: { after: 0, kinds: 'request-answered', limit: 20 },
    },
  ],
  'GET /decisions': [
    { says: 'What the check refused, the newest only', query: { outcome: 'refused', limit: 1 } },
    { says: 'The same for a spreadsheet', query: { outcome: 'refused', format: 'csv' } },
  ],
  'GET /decisions/counts': [{ says: 'Which rules decided how often' }],
  'GET /shadow': [{ says: 'Where the shadow disagrees with who decides (`up --shadow NAME`)' }],
  'GET /registration/:mpxn': [{ says: 'Who is registered at a metering point', path: { mpxn: first.mpan } }],
  'PUT /registration/:mpxn': [
    {
      says: 'The network changes hands on a day',
      path: { mpxn: first.mprn },
      body: {
        networkParties: [
          { networkParty: 'SCO', from: '2019-04-01', to: '2026-11-30' },
          { networkParty: 'NGN', from: '2026-12-01' },
        ],
      },
    },
    { says: 'Nobody is registered', path: { mpxn: first.mprn }, body: { networkParties: [] } },
  ],
  'POST /registration': [
    {
      says: 'Load a file of changes',
      query: { mode: 'update', series: 'network-parties' },
      body: `metering_point,network_party,effective_from,effective_to\n${first.mprn},SCO,2019-04-01,\n`,
    },
    {
      says: 'What would become of a file?',
      query: { dryRun: 'true' },
      body: `metering_point,network_party,effective_from,effective_to\n${first.mprn},NGN,2026-12-01,\n`,
    },
  ],
  'GET /export/estate': [{ says: 'What the slots of the first premises hold', query: { limit: 1 } }],
  'GET /export/inventory': [{ says: 'The devices of the first premises', query: { limit: 1 } }],
  'GET /export/recording': [
    { says: 'What the check refused, as one file for a defect', query: { q: 'refused-by-check' } },
  ],
  'GET /export/registration': [{ says: 'Who supplies the first premises', query: { series: 'suppliers', limit: 1 } }],
  'POST /certificates': [
    { says: 'Publish an authority, or a certificate of another network', body: { certificates: [issuingAuthority] } },
  ],
  'GET /certificates': [
    { says: 'The certificates of a network operator', query: { operator: 'Cadent' } },
    { says: 'Those of whoever is registered at a metering point', query: { mpxn: first.mpan } },
    { says: 'Those of a device, and those that it trusts', query: { device: first.gpf } },
  ],
  'PUT /certificates/:serialNumber': [
    { says: 'Suspend a certificate', path: { serialNumber: operatorCertificate }, body: { standing: 'suspended' } },
    { says: 'Put it back into use', path: { serialNumber: operatorCertificate }, body: { standing: 'in-use' } },
  ],
  'GET /users': [{ says: 'Who is a user of the DCC' }],
  'GET /users/:eui': [{ says: 'Where a user takes its responses', path: { eui: first.supplier } }],
  'PUT /users/:eui': [
    {
      says: 'Take the responses of a user at an address of yours',
      path: { eui: first.supplier },
      body: { receiveResponse: 'http://127.0.0.1:9000/receive' },
    },
    { says: 'Suspend a user; its address stays', path: { eui: first.supplier }, body: { status: 'suspended' } },
    {
      says: 'Let it in again, and deliver nothing to it',
      path: { eui: first.supplier },
      body: { status: 'active', receiveResponse: null },
    },
  ],
  'GET /clock': [{ says: 'What time is it in the network?' }],
  'PUT /clock': [
    { says: 'An hour passes (`up --deterministic`)', body: { bySeconds: 3600 } },
    { says: 'On to what falls due next', body: { toNextDue: true } },
    { says: 'It becomes the next morning', body: { to: '2026-11-23T09:00:00Z' } },
  ],
  'GET /check': [{ says: 'Does the check refuse, or only record?' }],
  'PUT /check': [
    { says: 'Record what the check would refuse, and let it through', body: { mode: 'monitor' } },
    {
      says: 'Refuse again, but accept where nobody is registered',
      body: { mode: 'enforce', settings: { onUnknown: { 'no-registration': 'accept' } } },
    },
  ],
  'GET /quarantine': [{ says: 'What does anomaly detection hold?' }],
  'POST /quarantine/:reference': [
    {
      says: 'Carry a request out that it held',
      path: { reference: '12125219601719159704' },
      body: { exit: 'release' },
    },
  ],
  'GET /settings': [{ says: 'Every setting of the DCC' }],
  'PUT /settings': [
    { says: 'Give devices a minute to be reached', body: { deadlines: { undeliveredMs: 60_000 } } },
    { says: 'Answer another code in the place of one', body: { codes: { E50: 'E55' } } },
    { says: 'Take both back to their defaults', body: { deadlines: { undeliveredMs: null }, codes: null } },
  ],
  'GET /fault-plan': [{ says: 'Which faults are planned?' }],
  'PUT /fault-plan': [
    {
      says: 'One device cannot be reached until noon, and every answer to a 6.21 comes two seconds late',
      body: [
        { fault: 'unreachable', device: first.esme, until: '2026-11-23T12:00:00Z' },
        { fault: 'delayed', direction: 'up', milliseconds: 2000, serviceReferenceVariant: '6.21' },
      ],
    },
    {
      says: 'The next answer is lost, one frame in ten arrives twice, and the first Command of a user is damaged',
      body: [
        { fault: 'lost', direction: 'up', next: 1 },
        { fault: 'duplicated', direction: 'down', probability: 0.1 },
        { fault: 'corrupted', direction: 'down', bit: 7, user: first.supplier, next: 1, from: '2026-11-23T09:00:00Z' },
      ],
    },
    {
      says: 'Fitters mistype one install code in fifty, the next meter is fitted an hour late, its 8F69 is lost',
      body: [
        { fault: 'mistyped-install-code', probability: 0.02 },
        { fault: 'late-joining', seconds: 3600, next: 1 },
        { fault: 'lost', direction: 'up', alertCode: '8F69', next: 1 },
      ],
    },
    {
      says: 'The hub of a meter is ten minutes behind when the meter is to take its time',
      body: [{ fault: 'hub-clock-adrift', aheadBySeconds: -600, device: first.esme }],
    },
    { says: 'A perfect network', body: [] },
  ],
  'GET /metrics': [{ says: 'What Prometheus scrapes' }],
}

/** The path and query of an example, below `/harness/v1`. */
export function addressOf(route: string, { path = {}, query = {} }: Example): string {
  const filled = route.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? '').replaceAll('%3A', ':'),
  )
  const said = Object.entries(query).map(([name, value]) => [name, String(value)] as [string, string])
  const asked = new URLSearchParams(said).toString()
  return asked === '' ? filled : `${filled}?${asked}`
}
