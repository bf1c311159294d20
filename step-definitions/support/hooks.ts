import { After, AfterStep, setDefaultTimeout } from '@cucumber/cucumber'
import { droppedCommandsOf } from '../../simulator/harness/account/dropped-commands.ts'
import { transcriptLines } from '../../simulator/harness/account/transcript-lines.ts'
import { type Evidence, evidenceMediaType, type RequestTranscript } from '../../simulator/harness/assure/evidence.ts'
import type { NetworkWorld } from './world.ts'

/** Real milliseconds for one step; the world's own time is virtual. */
setDefaultTimeout(20_000)

// The transcript of a scenario stands in Cucumber's own report under the steps that made it happen.
AfterStep(async function (this: NetworkWorld) {
  const news = this.scene.wasAsked
    ? this.account.newsOf(await transcriptsOf(this))
    : this.account.verdictsAmong(this.sightings)
  if (news !== '') this.attach(news, { mediaType: 'text/plain', fileName: 'What happened' })
})

After(async function (this: NetworkWorld) {
  try {
    if (this.parameters.evidence !== true) return
    const transcripts = this.scene.wasAsked ? await transcriptsOf(this) : []
    const { sightings } = this
    this.attach(JSON.stringify({ sightings, transcripts } satisfies Evidence), evidenceMediaType)
  } finally {
    await this.close()
  }
})

async function transcriptsOf(world: NetworkWorld): Promise<readonly RequestTranscript[]> {
  const { dcc, devices } = await world.network()
  const transcripts = world.scene.requestIds.map(async (requestId) => {
    const transcript = await dcc.transcript(requestId)
    if (transcript === undefined) return { requestId, lines: [] }
    const dropped = await droppedCommandsOf(transcript, (device) => devices.logOf(device))
    return { requestId, lines: transcriptLines(transcript, { nameOfDevice: () => world.scene.device.type }, dropped) }
  })
  return Promise.all(transcripts)
}
