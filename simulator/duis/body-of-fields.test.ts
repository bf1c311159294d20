import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyOfFields, fieldsOfBody } from './body-of-fields.ts'

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
