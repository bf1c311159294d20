import assert from 'node:assert/strict'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { describe, test } from 'node:test'
import { configure, type SaidConfiguration } from '../configuration/configuration.ts'
import { type ControlAccess, controlAccess } from './control-access.ts'

const accessOf = (said: SaidConfiguration = {}): ControlAccess => controlAccess(configure(said))

const ask = (access: ControlAccess, headers: IncomingHttpHeaders) => access({ headers } as IncomingMessage)
const statusOf = (access: ControlAccess, headers: IncomingHttpHeaders): number => ask(access, headers)?.status ?? 200

describe('the harness port is called by', () => {
  const loopback = accessOf()
  for (const host of [
    'localhost',
    'LocalHost:8090',
    'localhost.',
    '127.0.0.1:32768',
    '127.8.9.10',
    '[::1]:8090',
    '[0:0::1]',
  ])
    test(`the loopback as ${host}, whatever port it is mapped to`, () =>
      assert.equal(statusOf(loopback, { host }), 200))

  const strangers = [
    'evil.example',
    'evil.example:8090',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example#localhost',
    'user@localhost',
    '10.0.0.1',
    '0.0.0.0',
    '[::]',
    '',
  ]
  for (const host of strangers)
    test(`nobody else, such as '${host}'`, () => assert.equal(statusOf(loopback, { host }), 403))
  test('nobody who says no host', () => assert.equal(statusOf(loopback, {}), 403))

  test('the address that it listens on', () => {
    const access = accessOf({ host: '192.168.7.7', token: 't' })
    assert.equal(statusOf(access, { host: '192.168.7.7:8090', authorization: 'Bearer t' }), 200)
  })

  test('each name that it was told, with its port where one was told', () => {
    const access = accessOf({ allowHosts: ['simulator', 'CI.example:9090', '::2'] })
    const hosts = ['simulator', 'simulator:1', 'ci.example:9090', 'ci.example:9091', 'ci.example', '[::2]:5', 'other']
    assert.deepEqual(
      hosts.map((host) => statusOf(access, { host })),
      [200, 200, 200, 403, 403, 200, 403],
    )
  })

  test('a stranger is told which option would name it', () => {
    assert.match(ask(loopback, { host: 'sim.example:1' })?.error ?? '', /'sim\.example'.*--allow-host sim\.example /)
  })
})

describe('a page of a browser', () => {
  const access = accessOf({ allowHosts: ['simulator'] })
  const pages: readonly [origin: string, host: string, status: number][] = [
    ['http://localhost:8090', 'localhost:8090', 200],
    ['http://LOCALHOST:8090', 'localhost:8090', 200],
    ['https://simulator', 'simulator', 200],
    ['http://localhost:3000', 'localhost:8090', 403],
    ['http://127.0.0.1:8090', 'localhost:8090', 403],
    ['http://evil.example', 'localhost:8090', 403],
    ['http://simulator', 'localhost:8090', 403],
    ['null', 'localhost:8090', 403],
    ['file://', 'localhost:8090', 403],
    ['', 'localhost:8090', 403],
  ]
  for (const [origin, host, status] of pages)
    test(`from '${origin}' that calls ${host} is ${status === 200 ? 'let in' : 'not'}`, () =>
      assert.equal(statusOf(access, { host, origin }), status))
})

describe('a token', () => {
  const access = accessOf({ host: '0.0.0.0', token: 'aToken.of_32~' })
  const host = 'localhost'
  const callers: readonly [name: string, headers: IncomingHttpHeaders, status: number][] = [
    ['nothing', {}, 401],
    ['it as a bearer', { authorization: 'Bearer aToken.of_32~' }, 200],
    ['it in another case of the scheme', { authorization: 'bearer aToken.of_32~' }, 200],
    ['it as a subprotocol', { 'sec-websocket-protocol': 'bearer.aToken.of_32~' }, 200],
    ['it as one subprotocol of several', { 'sec-websocket-protocol': 'events, bearer.aToken.of_32~' }, 200],
    ['another', { authorization: 'Bearer another' }, 401],
    ['its beginning', { authorization: 'Bearer aToken' }, 401],
    ['it in another case', { authorization: 'Bearer ATOKEN.OF_32~' }, 401],
    ['it by another scheme', { authorization: 'Basic aToken.of_32~' }, 401],
    ['it as another subprotocol', { 'sec-websocket-protocol': 'aToken.of_32~' }, 401],
    ['an empty one', { authorization: 'Bearer ', 'sec-websocket-protocol': 'bearer.' }, 401],
  ]
  for (const [name, headers, status] of callers)
    test(`whoever says ${name} gets ${status}`, () => assert.equal(statusOf(access, { host, ...headers }), status))

  test('is asked for on the loopback too where there is one', () => {
    assert.equal(statusOf(accessOf({ token: 't' }), { host }), 401)
  })

  test('is no way around the name or the origin', () => {
    const authorization = 'Bearer aToken.of_32~'
    assert.equal(statusOf(access, { host: 'evil.example', authorization }), 403)
    assert.equal(statusOf(access, { host, origin: 'http://evil.example', authorization }), 403)
  })

  test('is asked for in a sentence that says how to say it', () => {
    const refusal = ask(access, { host })
    assert.match(refusal?.error ?? '', /Authorization: Bearer TOKEN.*--token.*DCC_SIM_TOKEN/)
    assert.deepEqual(refusal?.headers, { 'WWW-Authenticate': 'Bearer realm="dcc-sim"' })
  })

  for (const open of ['0.0.0.0', '::', '192.168.1.5', 'simulator', ''])
    test(`has to be given where '${open}' lets other machines in`, () => {
      const expected = { code: 'SIM_CONFIGURATION', message: /DCC_SIM_TOKEN=.*--token/ }
      assert.throws(() => accessOf({ host: open, allowHosts: ['localhost'] }), expected)
      assert.ok(accessOf({ host: open, token: 't' }))
    })

  for (const own of ['127.0.0.1', '127.1.2.3', 'localhost', '::1'])
    test(`may be left out on ${own}`, () => assert.equal(statusOf(accessOf({ host: own }), { host }), 200))

  for (const token of ['', 'two words', 'a,b', 'a/b', 'ü'])
    test(`is not '${token}'`, () => assert.throws(() => configure({ token }), { code: 'SIM_CONFIGURATION' }))
})

for (const name of ['', 'a b', 'http://a', 'a/b', 'u@a', 'a:99999'])
  test(`'${name}' is no name to be called by`, () =>
    assert.throws(() => configure({ allowHosts: [name] }), { code: 'SIM_CONFIGURATION' }))
