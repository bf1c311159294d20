import assert from 'node:assert/strict'
import { test } from 'node:test'
import { elementOfFields } from './bodies/notation/assign-fields.ts'
import { requestBodies } from './bodies/request-bodies.ts'
import { bodyOfFields, fieldsOfBody } from './body-of-fields.ts'
import type { CanonicalElement } from './xml/canonical-reader.ts'

const contentOf = (element: string, ...fields: (readonly [string, string])[]) => {
  const made = bodyOfFields(element, fields)
  if (!made.ok) return made.failure
  return made.value.kind === 'described' ? made.value.content : made.value
}

test('a field is put where the description has it, with the elements around it', () =>
  assert.deepEqual(contentOf('SetDeviceConfigurationImportMPxN', ['ImportMPAN', '1200123456787']), {
    importMpans: { importMpan: '1200123456787' },
  }))

test('an optional structure is there where one of its fields is', () => {
  assert.deepEqual(
    contentOf('UpdateHANDeviceLog', ['DeviceID', '00-DB-12-34-56-78-90-A0'], ['RequestType', 'Remove']),
    {
      deviceId: '00-DB-12-34-56-78-90-A0',
      requestType: 'Remove',
    },
  )
  const added = contentOf(
    'UpdateHANDeviceLog',
    ['DeviceID', '00-DB-12-34-56-78-90-A0'],
    ['RequestType', 'Add'],
    ['JoinTimePeriod', '90'],
    ['InstallCode', '0011223344556677'],
  )
  assert.deepEqual(added, {
    deviceId: '00-DB-12-34-56-78-90-A0',
    requestType: 'Add',
    addDeviceToChfWhitelist: { joinTimePeriod: 90, installCode: Buffer.from('0011223344556677', 'hex') },
  })
})

test('an element that says all by its presence is a field', () =>
  assert.deepEqual(contentOf('ReadDeviceLog', ['ReadSecurityDetails', '']), { readSecurityDetails: {} }))

test('a field may be said several times where there may be several', () =>
  assert.deepEqual(
    contentOf('RetrieveDeviceSecurityCredentialsKRP', ['RemotePartyRole', 'Supplier'], ['RemotePartyRole', 'ACB']),
    { kind: 'RetrieveDeviceSecurityCredentialsKRP', roles: ['Supplier', 'ACB'] },
  ))

/** The texts of elements of a name, under each element that holds them. */
function textsOf(element: CanonicalElement, name: string): readonly (readonly string[])[] {
  const own = element.children.filter((child) => child.name === name).map(({ children }) => children[0]?.text ?? '')
  return [...(own.length > 0 ? [own] : []), ...element.children.flatMap((child) => textsOf(child, name))]
}

test('of several elements of one name, a number says which, at each level; a field said again is of the next', () => {
  const made = elementOfFields('Body', requestBodies.UpdateImportTariffPrimaryElement, [
    ['DayProfile.ProfileSchedule.StartTime', '00:00:00Z'],
    ['DayProfile.ProfileSchedule.StartTime', '07:00:00Z'],
    ['DayProfile[2].ProfileSchedule.StartTime', '08:00:00Z'],
    ['DayProfile[2].ProfileSchedule[2].StartTime', '09:00:00Z'],
    ['DayProfile[1].ProfileSchedule[3].StartTime', '22:00:00Z'],
  ])
  assert.deepEqual(textsOf(made, 'ProfileSchedule'), [
    ['00:00:00Z', '07:00:00Z', '22:00:00Z'],
    ['08:00:00Z', '09:00:00Z'],
  ])
})

test('a number is told of that leaves a gap, says again what was said, or stands where there is only one', () => {
  const roles = (...names: string[]) =>
    contentOf('RetrieveDeviceSecurityCredentialsKRP', ...names.map((name) => [name, 'Supplier'] as const))
  assert.match(String(roles('RemotePartyRole[2]')), /There is no RemotePartyRole\[1\] before RemotePartyRole\[2\]/)
  assert.match(String(roles('RemotePartyRole', 'RemotePartyRole[1]')), /RemotePartyRole\[1\] is said twice/)
  assert.match(
    String(roles('RemotePartyRole[0]')),
    /Write one of several as NAME\[2\]\.FIELD, not 'RemotePartyRole\[0\]'/,
  )
  const mpan = contentOf('SetDeviceConfigurationImportMPxN', ['ImportMPAN[2]', '1200123456787'])
  assert.match(String(mpan), /There is only one ImportMPANs\.ImportMPAN: write it without \[2\]/)
})

test('a name that no field has, and a value that is none of its words, are told of in one sentence', () => {
  assert.match(String(contentOf('DecommissionDevice', ['Device', 'x'])), /There is no field Device: there are DeviceID/)
  const type = contentOf('UpdateHANDeviceLog', ['RequestType', 'add'])
  assert.equal(type, "RequestType is one of Add, Remove, not 'add'")
  assert.match(String(contentOf('DecommissionDevice')), /not whole: DecommissionDevice without DeviceID/)
})

test('every body tells of its fields', () => {
  const paths = fieldsOfBody('UpdateHANDeviceLog').map(({ path, isOptional }) => `${path}${isOptional ? '?' : ''}`)
  assert.deepEqual(paths.slice(0, 4), [
    'ExecutionDateTime?',
    'DeviceID',
    'RequestType',
    'AddDeviceToCHFWhitelist.JoinTimePeriod?',
  ])
})
