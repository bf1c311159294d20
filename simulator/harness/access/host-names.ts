import { isIPv6 } from 'node:net'

/** A host as it is named in a `Host` header, an `Origin` or a setting, in the form that the URL standard gives it. */
export interface HostName {
  /** `localhost`, `127.0.0.1`, `[::1]`: in lower case, without the full stop that ends an absolute name. */
  readonly name: string
  /** Empty where none is named, or where it is HTTP's own. */
  readonly port: string
}

/** Characters with which an authority ends or has a user in front of it: a host has none of them. */
const notOfHosts = /[\s/?#@\\]/

/** Reads `NAME` or `NAME:PORT`; null where it is neither. An IPv6 address may stand without its brackets. */
export function readHostName(text: string): HostName | null {
  const address = `http://${isIPv6(text) ? `[${text}]` : text}`
  if (text === '' || notOfHosts.test(text) || !URL.canParse(address)) return null
  const { hostname, port } = new URL(address)
  return { name: hostname.replace(/\.$/, ''), port }
}

/** Whether a name reaches nobody but this machine. Of other names only their resolver knows, and nobody here asks it. */
export const isLoopback = ({ name }: HostName): boolean =>
  name === 'localhost' || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name)
