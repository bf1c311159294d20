import { stages } from '../vocabulary/stage.ts'

/** A column of an estate file. Order and case are free; other columns are passed over. */
export interface EstateColumn {
  readonly name: string
  readonly meaning: string
  readonly example: string
  readonly isRequired: boolean
}

const column = (name: string, meaning: string, example: string, isRequired = false): EstateColumn => ({
  name,
  meaning,
  example,
  isRequired,
})

const naming =
  'an Entity Identifier, a key identifier, a serial number (decimal or hexadecimal), or the certificate itself in base64'

/** What an estate file says of each device. `docs/reference/estate.md` is written from this table. */
export const estateColumns: readonly EstateColumn[] = [
  column('device_id', 'The device’s EUI-64, with or without hyphens', '00-DB-12-34-56-78-90-A0', true),
  column('device_type', '`ESME` or `GPF`; the check has nothing to say about others, which are counted', 'ESME', true),
  column(
    'metering_point',
    'An ESME’s import MPAN, or the MPRN that a GPF has through its GSME; may be empty, as in the inventory',
    '1200123456787',
    true,
  ),
  column(
    'digital_signature',
    `The certificate in the network operator slot for digital signatures: ${naming}. One of the two may be empty`,
    '90-B3-D5-1F-30-02-01-10',
    true,
  ),
  column('key_agreement', 'The certificate for key agreement, named in the same ways', '90-B3-D5-1F-30-02-01-10', true),
  column('supplier', 'Who is responsible for the device: the findings are counted by it', 'ALBN'),
  column('post_code', 'Tells the area where the MPAN does not', 'NR2 9DQ'),
  column('installed_on', '`YYYY-MM-DD` or `DD/MM/YYYY`: the findings are counted by its month', '2024-03-31'),
  column(
    'communications_hub',
    'The Device ID of its communications hub: devices of one hub are in one home. An audit passes it over; `up --estate` needs it ' +
      'to put an ESME and a GPF together',
    '00-DB-12-34-56-78-90-A2',
  ),
  column('stage', `How far the life of its home has come, for \`up --estate\`: ${stages.join(', ')}`, 'commissioned'),
]

/** The first line of an estate file. */
export const estateHeading = estateColumns.map(({ name }) => name).join(',')
