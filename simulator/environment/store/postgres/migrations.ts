import { droppedKind, foldedKind } from '../folding.ts'

const inHex = (kind: string): string => `'\\x${Buffer.from(kind).toString('hex')}'`

/**
 * The tables, one step behind another: what is published is never changed, what is new is added behind it. Keys, kinds and
 * bodies are octets, as in the file of a state directory, so that a checksum is over the same.
 */
export const migrations: readonly string[] = [
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
]
