import { instant } from '../../vocabulary/instant.ts'
import { marketDateOf } from '../../vocabulary/market-date.ts'
import { happens, type Part, type Story, type StoryScene, type StoryStep, sees, sends } from './story.ts'
import {
  charges,
  dayMs,
  hears,
  intoPrepayment,
  isSimple,
  powerFails,
  powerIsBack,
  prices,
  shownBy,
  shows,
  supplyChanges,
  takesOver,
  topUpOf,
} from './story-steps.ts'

// A month of one home, day by day. What its household uses decides how often it tops up: when the meter shows less than £10.

/** So many days go by. What comes of them is how many readings the schedule has brought a part by the end. */
const days = (count: number, part: Part, readings: number): StoryStep =>
  sees(`${count} days go by; the ${part} has had, by its schedule`, `${readings} readings`, async (scene) => {
    for (let day = 0; day < count; day += 1) {
      await scene.settle(dayMs)
      if ((await creditOf(scene)) < 10) for (const step of topsUp(part, 2000)) await step.play(scene)
    }
    return `${(await readingsOf(part, scene)).length} readings`
  })

/** In pounds. */
async function creditOf(scene: StoryScene): Promise<number> {
  const shown = await shownBy(scene, 'meter-balance')
  return Number(shown.replace('−', '-').replace('£', ''))
}

/** What the DSP asked for by a schedule, and a part has received. */
const readingsOf = async (part: Part, { user }: StoryScene) =>
  (await user(part)).mailbox.received().filter(({ response: { body } }) => {
    const content = 'content' in body ? body.content : null
    return content?.kind === 'described' && content.element === 'DSPScheduledMessage'
  })

const dayIn = ({ network }: StoryScene, count: number): string =>
  marketDateOf(instant(network.time.clock.now() + count * dayMs))

/** The DSP asks for the daily read log, from tomorrow on. */
const orders = (part: Part): StoryStep =>
  sends(part, '5.1', 'ESME', 'has the DCC read the meter every day', 'I0', (scene) => [
    ['ScheduleFrequency', 'Daily'],
    ['ScheduleStartDate', dayIn(scene, 1)],
    ['DSPScheduledServiceReference', '4.6'],
    ['DSPScheduledServiceReferenceVariant', '4.6.1'],
    ['DeviceID', scene.premises.devices.ESME],
    ['DSPRetrieveImportDailyReadLog.StartDateOffset', '-1'],
    ['DSPRetrieveImportDailyReadLog.StartTime', '00:00:00Z'],
    ['DSPRetrieveImportDailyReadLog.EndDateOffset', '0'],
    ['DSPRetrieveImportDailyReadLog.EndTime', '00:00:00Z'],
  ])

function topsUp(part: Part, pence: number): readonly StoryStep[] {
  const { buys, enters } = topUpOf(pence)
  return [buys, sends(part, '2.2', 'ESME', 'sends it to the meter', 'I0', enters)]
}

const isThere = (part: Part): StoryStep =>
  happens(`the ${part} is there to be told`, async ({ user }) => void (await user(part)))

/** The longest that a household makes the last of its credit do. */
const mostDays = 60

const usesItUp = sees('the customer buys no more, and the days go by until supply is', 'off', async (scene) => {
  for (let day = 0; day < mostDays && (await shownBy(scene, 'supply')) === 'on'; day += 1) await scene.settle(dayMs)
  return shownBy(scene, 'supply')
})

/** A month on prepayment: daily readings, top-ups, an outage, a change of supplier, its price, and no credit at last. */
export const month: Story = {
  title: 'A month of a home that pays as it goes, with an outage and a change of supplier',
  tags: ['month', 'story'],
  beginsAt: 'commissioned',
  check: 'enforce',
  playsAt: isSimple,
  steps: [
    isThere('supplier'),
    isThere('gaining supplier'),
    ...intoPrepayment,
    sends('supplier', '1.2.1', 'ESME', 'sets standing charge and price', 'I0', prices('45', '24500')),
    orders('supplier'),
    ...topsUp('supplier', 2000),
    shows('the meter shows a balance of', 'meter-balance', '£20.00'),
    days(10, 'supplier', 10),
    powerFails,
    hears('network operator', 'AD1', 'yes'),
    powerIsBack,
    hears('network operator', '8F36', 'yes'),
    days(4, 'supplier', 14),
    supplyChanges,
    takesOver,
    hears('supplier', 'N27', 'yes'),
    sends('supplier', '4.1.1', 'ESME', 'reads the meter, as it used to', 'E4'),
    orders('gaining supplier'),
    sends('gaining supplier', '1.2.1', 'ESME', 'sets its own price', 'I0', prices('50', '31000')),
    sends('gaining supplier', '4.11.1', 'ESME', 'reads the tariff', 'I0'),
    charges('the meter has standing charge and price', '50', '31000'),
    days(16, 'gaining supplier', 16),
    sees('has the losing supplier had another reading?', 'no', async (scene) =>
      (await readingsOf('supplier', scene)).length === 14 ? 'no' : 'yes',
    ),
    usesItUp,
    ...topsUp('gaining supplier', 5000),
    shows('with a new top-up supply is', 'supply', 'armed'),
  ],
}
