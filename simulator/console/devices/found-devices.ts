import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { DeviceList, ListedDevice } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf, ask, Refusal } from '../api/client.ts'
import type { NetworkEvent } from '../api/event-stream.ts'

/** Devices of one page. */
const pageLength = 50

/** Events after which a list of devices may be another. */
const changesDevices = ({ kind }: NetworkEvent): boolean =>
  ['slot-changed', 'device-changed', 'registration-loaded'].includes(kind)

/** Lists of devices are looked through: not more than once in so long, in milliseconds. */
const everyMs = 1000

/** Devices that a search finds, a page at a time. */
export function useFoundDevices(looked: string) {
  const address = addressOf('/devices', {}, { q: looked === '' ? 'type:esme' : looked, limit: pageLength })
  const first = useAsked<DeviceList>(address, changesDevices, everyMs)
  const further = useSignal<{ readonly devices: readonly ListedDevice[]; readonly next: number | null } | null>(null)
  const refusal = useSignal<Refusal | null>(null)
  useEffect(() => {
    further.value = null
  }, [address])
  const { value: page } = first.answer
  const next = further.value === null ? (page?.next ?? null) : further.value.next
  const more = async () => {
    if (next === null) return
    try {
      const query = { q: looked === '' ? 'type:esme' : looked, limit: pageLength, after: next }
      const found = await ask<DeviceList>(addressOf('/devices', {}, query))
      further.value = { devices: [...(further.value?.devices ?? []), ...found.devices], next: found.next }
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      refusal.value = fault
    }
  }
  return {
    devices: page === null ? null : [...page.devices, ...(further.value?.devices ?? [])],
    total: page?.total ?? null,
    next,
    more,
    refusal: refusal.value ?? first.refusal.value,
    again: first.again,
  }
}
