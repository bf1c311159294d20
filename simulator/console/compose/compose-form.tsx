import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { DeviceDetail, ServiceRequests, Users } from '../api/answers.ts'
import { useAsked } from '../api/asked.ts'
import { addressOf } from '../api/client.ts'
import { addressOfDevice } from '../devices/device-words.ts'
import { Choice, Field } from '../parts/field.tsx'
import { Outside } from '../parts/outside-text.tsx'
import { BodyFields } from './body-fields.tsx'
import type { Draft } from './draft.ts'
import { Operators } from './operators.tsx'

interface Props {
  readonly draft: Draft
  readonly known: ServiceRequests['serviceRequests']
}

const isDeviceId = (text: string): boolean => /^([0-9A-F]{2}-){7}[0-9A-F]{2}$/i.test(text)

/** Who sends what to which device, and what its body says. */
export function ComposeForm({ draft, known }: Props): JSX.Element {
  const users = useAsked<Users>(addressOf('/users'))
  const device = useAsked<DeviceDetail>(
    isDeviceId(draft.device.value) ? addressOf('/devices/:id', { id: draft.device.value }) : null,
  )
  const { value: about } = device.answer
  const chosen = known.find(({ serviceReferenceVariant }) => serviceReferenceVariant === draft.variant.value)
  const own = about?.premises?.supplier?.entityIdentifier
  useEffect(() => {
    if (draft.user.value === '' && own !== undefined) draft.user.value = own
  }, [own, draft])
  return (
    <section class="card compose-form" aria-labelledby="compose-title">
      <header>
        <h1 id="compose-title">Compose a Service Request</h1>
      </header>
      <form class="inner" onSubmit={(event) => event.preventDefault()}>
        <Field
          name="Device"
          note={about === null ? 'A Device ID, as a device’s page has it' : <DeviceInWords device={about} />}
        >
          {(id, note) => (
            <input
              id={id}
              aria-describedby={note}
              class="mono"
              spellcheck={false}
              value={draft.device.value}
              onInput={({ currentTarget }) => {
                draft.device.value = currentTarget.value.trim().toUpperCase()
              }}
            />
          )}
        </Field>
        <Field
          name="User"
          note={
            chosen === undefined
              ? undefined
              : `May be sent by ${chosen.eligibleRoles.join(', ')}; whoever else sends it is refused`
          }
        >
          {(id) => (
            <Choice
              id={id}
              value={draft.user.value}
              options={[
                ['', 'Who sends it'] as const,
                ...(users.answer.value?.users ?? []).map(
                  ({ entityIdentifier, name, roles }) => [entityIdentifier, `${name} (${roles.join(', ')})`] as const,
                ),
              ]}
              choose={(value) => {
                draft.user.value = value
              }}
            />
          )}
        </Field>
        <Field name="Service Request" note={chosen === undefined ? undefined : noteOf(chosen)}>
          {(id) => (
            <Choice
              id={id}
              value={draft.variant.value}
              options={known.map(
                ({ serviceReferenceVariant, name }) =>
                  [serviceReferenceVariant, `${serviceReferenceVariant} ${name}`] as const,
              )}
              choose={(value) => {
                draft.variant.value = value
                draft.fields.value = {}
                draft.counts.value = {}
                draft.commandVariant.value = ''
              }}
            />
          )}
        </Field>
        {chosen?.takesCertificates === true ? (
          <Operators draft={draft} device={about} />
        ) : (
          chosen !== undefined && (
            <BodyFields key={chosen.serviceReferenceVariant} draft={draft} variant={chosen.serviceReferenceVariant} />
          )
        )}
        {chosen !== undefined && (
          <Field name="Command Variant">
            {(id) => (
              <Choice
                id={id}
                value={draft.commandVariant.value}
                options={[
                  ['', 'The usual one'] as const,
                  ...chosen.commandVariants.map(
                    (each) => [String(each), `${each} ${variantInWords[each] ?? ''}`] as const,
                  ),
                ]}
                choose={(value) => {
                  draft.commandVariant.value = value
                }}
              />
            )}
          </Field>
        )}
        <Field name="When" note="ExecutionDateTime, such as 2026-12-01T00:00:00Z; at once where it is empty">
          {(id, note) => (
            <input
              id={id}
              aria-describedby={note}
              class="mono"
              value={draft.at.value}
              onInput={({ currentTarget }) => {
                draft.at.value = currentTarget.value.trim()
              }}
            />
          )}
        </Field>
        <Field
          name="Answer expected"
          note="A response code such as E062106 or I0: the list of requests marks what comes otherwise"
        >
          {(id, note) => (
            <input
              id={id}
              aria-describedby={note}
              class="mono"
              size={10}
              value={draft.expect.value}
              onInput={({ currentTarget }) => {
                draft.expect.value = currentTarget.value.trim().toUpperCase()
              }}
            />
          )}
        </Field>
      </form>
    </section>
  )
}

const variantInWords: Readonly<Record<number, string>> = {
  1: 'over the WAN',
  2: 'for local delivery',
  3: 'over the WAN, and for local delivery',
  4: 'to be made a Pre-Command',
  5: 'signed, over the WAN',
  6: 'signed, for local delivery',
  7: 'signed, both',
  8: 'to the DCC',
}

const noteOf = ({ critical, targets, futureDating }: Props['known'][number]): string =>
  [
    critical ? 'Critical: its Pre-Command is signed' : 'Not critical',
    targets.length === 0 ? 'answered by the DCC itself' : `for ${targets.join(', ')}`,
    futureDating === 'none'
      ? null
      : `may be future-dated: ${futureDating === 'dsp' ? 'the DSP' : 'the device'} keeps it`,
  ]
    .filter((each) => each !== null)
    .join('; ')

const DeviceInWords = ({ device }: { readonly device: DeviceDetail }): JSX.Element => (
  <>
    <a href={addressOfDevice(device.inventory.deviceId)}>{device.inventory.type}</a>, {device.inventory.status}
    {device.premises !== null && (
      <>
        , <Outside text={device.premises.postCode} />, {device.premises.region}
      </>
    )}
  </>
)
