import type pg from 'pg'
import { droppedKind, foldedKind } from '../folding.ts'
import { keyOctets, sumOf } from '../rows.ts'

const inHex = (kind: string): string => `'\\x${Buffer.from(kind).toString('hex')}'`

/** A step: statements, or what the statements cannot say. */
export type Migration = string | ((queries: Pick<pg.Client, 'query'>) => Promise<void>)

/**
 * The tables, one step behind another: what is published is never changed, what is new is added behind it. Keys, kinds and
 * bodies are octets, as in the file of a state directory, so that a checksum is over the same.
 */
export const migrations: readonly Migration[] = [
  `
  CREATE SEQUENCE version;
  CREATE SEQUENCE token;
  CREATE TABLE claim (key bytea PRIMARY KEY, body bytea NOT NULL, sum bigint NOT NULL);
  CREATE TABLE value (key bytea PRIMARY KEY, version bigint NOT NULL, body bytea NOT NULL, sum bigint NOT NULL)
    WITH (fillfactor = 80);
  CREATE TABLE work (sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind bytea NOT NULL, lane bytea NOT NULL,
                     due bigint NOT NULL, attempts int NOT NULL DEFAULT 0, body bytea NOT NULL, sum bigint NOT NULL,
                     token bigint, passed boolean NOT NULL DEFAULT false, leased_until timestamptz)
    WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50000);
  CREATE INDEX work_lane ON work (kind, lane, sequence);
  CREATE INDEX work_due ON work (kind, due, sequence);
  CREATE INDEX work_token ON work (token) WHERE token IS NOT NULL;
  CREATE TABLE history (subject bytea NOT NULL, n int NOT NULL, position bigint NOT NULL, at bigint NOT NULL, kind bytea NOT NULL,
                        content bytea NOT NULL, link bytea NOT NULL, written xid8 NOT NULL DEFAULT pg_current_xact_id(),
                        PRIMARY KEY (subject, n));
  CREATE INDEX history_position ON history (position) WHERE kind <> ${inHex(droppedKind)};
  CREATE INDEX history_folded ON history (at, position) WHERE kind = ${inHex(foldedKind)};
  `,
  // What time it was by the clock of a process that is alone; processes that share a store leave it out.
  'CREATE TABLE head (one int PRIMARY KEY CHECK (one = 1), instant bigint NOT NULL)',
  claimsBySubject,
  claimsWithoutAnswers,
]

const claimsAtOnce = 1_000

/** A claim's key begins with the subject whose record it goes with; before, it did not go. Its checksum is over its key too. */
async function claimsBySubject(queries: Pick<pg.Client, 'query'>): Promise<void> {
  await queries.query('ALTER TABLE claim ADD COLUMN n int')
  for (const { prefix, keyOf, n } of earlierClaims) {
    for (;;) {
      const text = 'SELECT key, body FROM claim WHERE key >= $1 AND key < $2 LIMIT $3'
      const values = [keyOctets(prefix), keyOctets(`${prefix}\u{10ffff}`), claimsAtOnce]
      const { rows } = await queries.query<{ key: Buffer; body: Buffer }>(text, values)
      if (rows.length === 0) break
      const keys = rows.map(({ key }) => keyOctets(keyOf(key.toString('utf8').slice(prefix.length))))
      const sums = rows.map(({ body }, place) => sumOf(keys[place] ?? body, body))
      await queries.query(
        'UPDATE claim c SET key = v.k, sum = v.s, n = $4 FROM unnest($1::bytea[], $2::bytea[], $3::bigint[]) AS v (o, k, s) WHERE c.key = v.o',
        [rows.map(({ key }) => key), keys, sums, n],
      )
    }
  }
}

const earlierClaims = [
  { prefix: 'spent/', keyOf: (rest: string) => `request/${rest.replace(/\/([^/]*)$/, '/spent/$1')}`, n: null },
  { prefix: 'alert/', keyOf: (rest: string) => `device/${rest.replace('/', '/alert/')}`, n: 0 },
]

/** That a RequestID is spent is all that its claim says: what was answered stands in the record of the request. */
async function claimsWithoutAnswers(queries: Pick<pg.Client, 'query'>): Promise<void> {
  const body = Buffer.from('true')
  const end = keyOctets('request/\u{10ffff}')
  for (let after = keyOctets('request/'); ; ) {
    const text = 'SELECT key FROM claim WHERE key > $1 AND key < $2 ORDER BY key LIMIT $3'
    const { rows } = await queries.query<{ key: Buffer }>(text, [after, end, claimsAtOnce])
    const last = rows.at(-1)
    if (last === undefined) return
    const keys = rows.map(({ key }) => key)
    await queries.query(
      'UPDATE claim c SET body = $3, sum = v.s FROM unnest($1::bytea[], $2::bigint[]) AS v (k, s) WHERE c.key = v.k',
      [keys, keys.map((key) => sumOf(key, body)), body],
    )
    after = last.key
  }
}
