import { serviceOfCommandVariant } from '../../vocabulary/service-reference.ts'
import { type request, signed } from './requests.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

/** The code of a request, and what its refusal wanted, in a world in which something is otherwise. */
export async function answerTo(
  sent: ReturnType<typeof request>,
  options: WorldOptions = {},
  prepare: (world: World) => void = () => {},
) {
  const world = await createWorld(options)
  prepare(world)
  world.wan.behaviour = 'unreachable'
  const code = await world.send(await signed(sent), serviceOfCommandVariant[sent.commandVariant])
  const [entry] = (await world.dcc.transcript(sent.requestId))?.entries ?? []
  await world.close()
  const refusal = entry?.kind === 'answered' ? entry.trace.at(-1) : undefined
  return { code, wanted: refusal?.wouldHaveAccepted, step: refusal?.step }
}
