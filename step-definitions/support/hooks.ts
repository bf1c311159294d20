import { After, AfterStep, setDefaultTimeout } from '@cucumber/cucumber'
import { type Evidence, evidenceMediaType, type RequestTranscript } from '../../simulator/harness/assure/evidence.ts'
import { droppedCommandsOf } from '../../simulator/harness/in-words/dropped-commands.ts'
import { transcriptLines } from '../../simulator/harness/in-words/transcript-lines.ts'
import type { NetworkWorld } from './world.ts'

/** Real milliseconds for one step; the world's own time is virtual. */
setDefaultTimeout(20_000)

// The transcript of a scenario stands in Cucumber's own report under the steps that made it happen.
AfterStep(async function (this: NetworkWorld) {
  const news = this.scene.wasAsked
    ? this.news.newsOf(await transcriptsOf(this))
    : this.news.verdictsAmong(this.observations)
  if (news !== '') this.attach(news, { mediaType: 'text/plain', fileName: 'What happened' })
})

After(async function (this: NetworkWorld) {
  try {
    if (this.parameters.evidence !== true) return
    const transcripts = this.scene.wasAsked ? await transcriptsOf(this) : []
    const { observations } = this
    this.attach(JSON.stringify({ observations, transcripts } satisfies Evidence), evidenceMediaType)
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
