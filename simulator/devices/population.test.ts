import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SimulatorFault } from '../vocabulary/faults.ts'
import { RemotePartyRole } from '../vocabulary/remote-party-role.ts'
import { cells } from '../vocabulary/trust-anchor-cell.ts'
import { factoryState } from './state/device-state.ts'
import { storedState, storeState } from './state/stored-state.ts'
import { replacementsBy, updateCommand } from './testing/commands.ts'
import { deviceIdentifier, testedDevice, testedPopulation } from './testing/device-under-test.ts'
import { blueprintOf, broker, lastMile, london } from './testing/parties.ts'

const handover = (device = deviceIdentifier(1), to = london, counter = 10n) =>
  updateCommand({ device, by: broker, counter, replacements: replacementsBy(to) })

describe('a population', () => {
  it('keeps what happened to a device over a restart', async () => {
    const before = testedDevice('ESME')
    await before.send(await handover())
    const cellsBefore = await before.population.cellsOf(before.device)
    const after = testedDevice('ESME', {}, await before.memory.again())
    assert.deepEqual(await after.population.cellsOf(after.device), cellsBefore)
    assert.deepEqual(
      (await after.population.countersOf(after.device)).byRole,
      new Map([[RemotePartyRole.networkOperator, 0n]]),
    )
    assert.deepEqual(
      (await after.population.logOf(after.device)).map(({ reason }) => reason),
      ['credentials-replaced'],
    )
  })

  it('refuses a replay after a restart', async () => {
    const before = testedDevice('ESME', { networkOperator: london })
    const { device } = before
    const replacements = replacementsBy(london)
    const frame = await updateCommand({ device, by: london, counter: 10n, replacements, payload: { newFloor: null } })
    await before.send(frame)
    const after = testedDevice('ESME', { networkOperator: london }, await before.memory.again())
    assert.deepEqual(await after.send(frame), [])
    assert.equal((await after.lastLog())?.reason, 'counter-not-higher')
  })

  it('executes exactly one of two commands that arrive together under one counter', async () => {
    const { device, send, holderOf, population } = testedDevice('ESME', { networkOperator: london })
    const command = (to: typeof london) =>
      updateCommand({ device, by: london, counter: 10n, replacements: replacementsBy(to), payload: { newFloor: null } })
    const frames = [await command(london), await command(lastMile)]
    const answers = await Promise.all(frames.map(send))
    assert.deepEqual(
      answers.map(({ length }) => length),
      [1, 0],
    )
    assert.equal((await holderOf(cells.networkOperatorSignature))?.entityIdentifier, london.entityIdentifier)
    assert.equal(await population.framesSeen(device), 2)
  })

  it('stores the counter and the cells before it answers', async () => {
    const { device, memory, population } = testedDevice('ESME')
    let storedWhenAnswered: unknown
    await population.receive(device, await handover(), async () => {
      storedWhenAnswered = (await memory.store.read([`device/${device}`]))[0]?.value
    })
    assert.ok(storedWhenAnswered !== undefined)
  })

  describe('sends again after a restart what had not arrived', () => {
    /** A device whose answer, and what comes after it, is on its way for ever. */
    const withLostAnswer = async () => {
      const before = testedDevice('ESME')
      const answers: Buffer[] = []
      const neverArrives = (frame: Uint8Array) => {
        answers.push(Buffer.from(frame))
        return new Promise<void>(() => {})
      }
      await before.population.receive(before.device, await handover(), neverArrives)
      return { memory: before.memory, answers }
    }

    it('the same octets', async () => {
      const { memory, answers } = await withLostAnswer()
      const after = testedDevice('ESME', {}, await memory.again())
      await after.resumed()
      assert.equal(after.alerts.length, 1)
      assert.deepEqual(after.alerts, answers)
    })

    it('and not once more, when it has arrived', async () => {
      const { memory } = await withLostAnswer()
      const second = testedDevice('ESME', {}, await memory.again())
      await second.resumed()
      const third = testedDevice('ESME', {}, await second.memory.again())
      await third.resumed()
      assert.deepEqual(third.alerts, [])
    })

    it('and once more, where the other end had closed when it came', async () => {
      const { memory } = await withLostAnswer()
      const second = testedDevice('ESME', {}, await memory.again())
      second.population.onUnprompted(async () => second.population.close())
      await second.resumed()
      const third = testedDevice('ESME', {}, await second.memory.again())
      await third.resumed()
      assert.equal(third.alerts.length, 1)
    })
  })

  it('neither answers nor changes where the store fails', async () => {
    const { memory, send, holderOf } = testedDevice('ESME')
    const { store } = memory
    const frame = await handover()
    const { change } = store
    store.change = () => Promise.reject(new Error('the disk is full'))
    await assert.rejects(send(frame), /the disk is full/)
    assert.equal((await holderOf(cells.networkOperatorSignature))?.entityIdentifier, broker.entityIdentifier)
    store.change = change
    assert.equal((await send(frame)).length, 1, 'the counter was not spent, and the queue goes on')
  })

  it('keeps no more devices in memory than its working set, and forgets nothing', async () => {
    const tested = testedPopulation({ blueprint: (device) => blueprintOf(device, 'ESME'), workingSet: 2 })
    const devices = [1, 2, 3, 4, 5].map(deviceIdentifier)
    await Promise.all(devices.map(async (device) => tested.send(device, await handover(device))))
    assert.equal(tested.population.liveDevices(), 2)
    for (const device of devices) {
      const held = (await tested.population.cellsOf(device)).filter(
        ({ cell }) => cell.role === RemotePartyRole.networkOperator,
      )
      assert.deepEqual(
        held.map(({ entityIdentifier }) => entityIdentifier),
        Array(2).fill(london.entityIdentifier),
      )
    }
  })

  it('puts nothing into memory or the store for devices that nobody speaks to', async () => {
    let derived = 0
    const { population, memory } = testedPopulation({
      blueprint: (device) => {
        derived += 1
        return blueprintOf(device, 'ESME')
      },
    })
    assert.deepEqual([derived, population.liveDevices(), await memory.store.page('device', null, 1)], [0, 0, []])
  })

  it('knows which devices it holds', () => {
    const { population, device } = testedDevice('ESME')
    assert.deepEqual([population.holds(device), population.holds(deviceIdentifier(99))], [true, false])
  })

  it('says so where someone asks for a device that does not exist', async () => {
    const { population } = testedDevice('ESME')
    await assert.rejects(population.cellsOf(deviceIdentifier(99)), SimulatorFault)
  })

  it('will not start a device from a state that it cannot read', async () => {
    const { memory, population, device } = testedDevice('ESME')
    const value = storedState.write({ replaced: 'nothing' } as never)
    await memory.store.change({ put: [{ key: `device/${device}`, version: 0, value }] })
    await assert.rejects(population.cellsOf(device), { code: 'SIM_STATE_UNREADABLE' })
  })

  it('works out anew what a command does, where the device has changed since it was read', async () => {
    const { memory, population, device, send } = testedDevice('ESME', { networkOperator: london })
    await population.cellsOf(device)
    const value = storeState({ ...factoryState, counters: new Map([[RemotePartyRole.networkOperator, 50n]]) })
    await memory.store.change({ put: [{ key: `device/${device}`, version: 0, value }] })
    const replacements = replacementsBy(lastMile)
    const frame = await updateCommand({ device, by: london, counter: 10n, replacements, payload: { newFloor: null } })
    assert.deepEqual(await send(frame), [])
    assert.equal((await population.logOf(device)).at(-1)?.reason, 'counter-not-higher')
  })
})

describe('a device that another population claims', () => {
  /** Claims the device when it was asked so many times whether it is elsewhere, which is before each step of its work. */
  const claimedAfter = (questions: number) => {
    const device = deviceIdentifier(1)
    let asked = 0
    return testedPopulation({
      blueprint: (wanted) => (wanted === device ? blueprintOf(device, 'ESME') : undefined),
      isElsewhere: () => {
        asked += 1
        return asked > questions
      },
    })
  }

  for (const [when, questions] of [
    ['before a Command is taken up', 0],
    ['while a Command is being executed', 1],
  ] as const)
    it(`executes nothing here any more, and answers nothing: ${when}`, async () => {
      const { population, send } = claimedAfter(questions)
      const before = await population.cellsOf(deviceIdentifier(1))
      assert.deepEqual(await send(deviceIdentifier(1), await handover()), [])
      assert.deepEqual(await population.cellsOf(deviceIdentifier(1)), before)
    })

  it('executes here what came before', async () => {
    const { send } = claimedAfter(2)
    assert.equal((await send(deviceIdentifier(1), await handover())).length, 1)
  })

  it('does not do here what it had put off', async () => {
    let isElsewhere = false
    const device = deviceIdentifier(1)
    const { population, clock, alerts, send } = testedPopulation({
      blueprint: (wanted) => (wanted === device ? blueprintOf(device, 'ESME') : undefined),
      isElsewhere: () => isElsewhere,
    })
    const payload = { executionDateTime: '20261122100000Z' }
    const frame = await updateCommand({
      device,
      by: broker,
      counter: 10n,
      replacements: replacementsBy(london),
      payload,
    })
    assert.equal((await send(device, frame)).length, 1)
    const before = await population.cellsOf(device)
    isElsewhere = true
    await clock.advanceBy(7_200_000)
    assert.deepEqual([alerts.length, await population.cellsOf(device)], [0, before])
  })
})
