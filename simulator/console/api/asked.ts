import { useEffect, useMemo, useRef } from 'preact/hooks'
import { type NetworkEvent, onEvents, onReturn } from './event-stream.ts'
import { Question } from './question.ts'

/**
 * Asks the control API for what a part of a page shows, and again whenever something happened that changes it: by events,
 * never by the clock.
 *
 * @param address null where there is nothing to ask
 * @param concerns whether an event changes the answer
 * @param atMostEveryMs for answers that cost the network something, or that change with every request
 */
export function useAsked<Answer>(
  address: string | null,
  concerns: (event: NetworkEvent) => boolean = () => false,
  atMostEveryMs = 0,
): Question<Answer> {
  const question = useMemo(() => new Question<Answer>(atMostEveryMs), [])
  const isConcerned = useRef(concerns)
  isConcerned.current = concerns
  useMemo(() => question.askAt(address), [address])
  useEffect(() => {
    const stopEvents = onEvents((events) => {
      if (events.some((event) => isConcerned.current(event))) question.again()
    })
    const stopReturns = onReturn(question.again)
    return () => {
      stopEvents()
      stopReturns()
      question.askAt(null)
    }
  }, [])
  return question
}
