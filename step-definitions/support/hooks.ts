import { After, setDefaultTimeout } from '@cucumber/cucumber'
import { transcriptText } from '../../simulator/harness/rehearsal/report-lines.ts'
import { transcriptLines } from '../../simulator/harness/transcript-lines.ts'
import type { NetworkWorld } from './world.ts'

/** Real milliseconds for one step; the world's own time is virtual. */
setDefaultTimeout(20_000)

After(async function (this: NetworkWorld) {
  try {
    if (this.scene.wasAsked) this.attach(await transcriptOf(this), 'text/plain')
  } finally {
    await this.strike()
  }
})

/** What the scenario's latest request went through, for whoever reads the report. */
async function transcriptOf(world: NetworkWorld): Promise<string> {
  const { dcc } = await world.network()
  const { requestId } = world.scene.exchange.request
  const transcript = dcc.transcript(requestId)
  if (transcript === undefined) return `${requestId}: nothing was recorded`
  const lines = transcriptLines(transcript, () => world.scene.device.type)
  return [requestId, ...lines.flatMap((line) => [...transcriptText(line)])].join('\n')
}
