/** Words that DUIS writes in its own way, by how they stand in a field's name. */
const spellings: Readonly<Record<string, string>> = {
  Acb: 'ACB',
  Ad: 'AD',
  Alcs: 'ALCS',
  Chf: 'CHF',
  Ch: 'CH',
  Chts: 'CHTS',
  Cpl: 'CPL',
  Cpv: 'CPV',
  Cra: 'CRA',
  Csp: 'CSP',
  Dcc: 'DCC',
  Dsp: 'DSP',
  Duis: 'DUIS',
  Ecos: 'ECoS',
  Esme: 'ESME',
  Gbcs: 'GBCS',
  Ghz: 'GHz',
  Gis: 'GIS',
  Gpf: 'GPF',
  Gsme: 'GSME',
  Han: 'HAN',
  Hcalcs: 'HCALCS',
  Id: 'ID',
  Ids: 'IDs',
  Ka: 'KA',
  Mpan: 'MPAN',
  Mpans: 'MPANs',
  Mprn: 'MPRN',
  Mpxn: 'MPxN',
  Mpxns: 'MPxNs',
  Ppmid: 'PPMID',
  Rms: 'RMS',
  S1sp: 'S1SP',
  Smets: 'SMETS',
  Smi: 'SMI',
  Tou: 'TOU',
  Uprn: 'UPRN',
  Utrn: 'UTRN',
  Wan: 'WAN',
}

/** Names in which DUIS spells a word as it does nowhere else. */
const exceptions: Readonly<Record<string, string>> = { switchTypeAndId: 'SwitchTypeAndId' }

const names = new Map<string, string>(Object.entries(exceptions))

/**
 * The DUIS name of the element or attribute that a field stands for: `importMpan` is ImportMPAN. An alert code keeps its own
 * form, x810D.
 */
export function elementName(field: string): string {
  const known = names.get(field)
  if (known !== undefined) return known
  const words = /^x[0-9A-F]{4}$/.test(field)
    ? [field]
    : `${field[0]?.toUpperCase()}${field.slice(1)}`.split(/(?=[A-Z])/)
  const name = words.map((word) => (Object.hasOwn(spellings, word) ? spellings[word] : word)).join('')
  names.set(field, name)
  return name
}
