import type { EstateReport } from '../../harness/network.ts'

/** Rows and suppliers that are told of by name. */
const mostNamed = 5

/** What was made of an estate: what the network is, and what of the file it is not. */
export function estateLines(estate: EstateReport): { readonly lines: string[]; readonly remarks: string[] } {
  const { file, rows, devices, homes, rejected, rejectedRows, notSimulated, cells, suppliers } = estate
  const lines = [`Estate   ${devices} devices of ${file}, in ${homes} homes, from ${rows} rows`]
  if (cells.standIn > 0)
    lines.push(
      `         ${cells.standIn} of their slot cells hold a certificate of ours of the same party: the named one’s key is not ours`,
    )
  if (cells.nobodys > 0)
    lines.push(
      `         ${cells.nobodys} hold a certificate that nobody published: nothing says whose the named one is`,
    )
  if (notSimulated > 0)
    lines.push(`         ${notSimulated} rows are of devices that the fleet has none of, and are left out`)
  if (suppliers.length > 0) {
    const named = suppliers.slice(0, mostNamed).map(({ named: name, standIn }) => `${standIn} for ${name}`)
    const more = suppliers.length > mostNamed ? `, and ${suppliers.length - mostNamed} more` : ''
    lines.push(`         Suppliers that the market does not have are played by others: ${named.join(', ')}${more}`)
  }
  const remarks = rejectedRows.map(({ source, line, why }) => `${source}, line ${line}: ${why}.`)
  const unlisted = rejected - rejectedRows.length
  if (unlisted > 0)
    remarks.push(
      `${unlisted} more rows are rejected and not listed: dcc-sim audit --rejected ${rejected} lists what it cannot read.`,
    )
  return { lines, remarks }
}
