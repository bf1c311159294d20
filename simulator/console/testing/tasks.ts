/** A task of the thread that draws a page, by what it took of the processor: other programs do not count. */
export interface Task {
  readonly processorMs: number
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** The tasks of the main threads of pages in a trace of Chromium. */
export function tasksIn(trace: Buffer): readonly Task[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] }
  const keyOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(keyOf),
  )
  return traceEvents
    .filter((event) => event.name === 'RunTask' && mains.has(keyOf(event)))
    .map(({ tdur = 0 }) => ({ processorMs: tdur / 1000 }))
}
