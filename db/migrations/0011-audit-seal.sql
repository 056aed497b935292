-- The access log proves itself (A5) without a lock on those who write it. A segment holds every row whose
-- transaction lies in (after_xid, through_xid]: once all transactions below a number have ended, what they
-- wrote can no longer change, so membership follows from the row alone. Segments are chained by their roots.
CREATE TABLE app.audit_segment (
  number bigint PRIMARY KEY CHECK (number > 0),
  -- Rows up to this id belong to an earlier life of the base: a restored copy counts its transactions anew.
  after_log_id bigint NOT NULL,
  after_xid xid8 NOT NULL,
  through_xid xid8 NOT NULL,
  first_log_id bigint,
  last_log_id bigint,
  row_count integer NOT NULL CHECK (row_count >= 0),
  merkle_root bytea NOT NULL CHECK (octet_length(merkle_root) = 32),
  previous_root bytea NOT NULL,
  purge_root bytea NOT NULL,
  sealed_at timestamptz NOT NULL,
  root bytea NOT NULL UNIQUE CHECK (octet_length(root) = 32)
);
COMMENT ON TABLE app.audit_segment IS 'Sceaux du journal des accès : une empreinte par seconde d’activité, chacune liée à la précédente ; jamais modifiés.';
COMMENT ON COLUMN app.audit_segment.merkle_root IS 'Empreinte de l’arbre des accès du segment ; elle reste quand les accès sont purgés.';
COMMENT ON COLUMN app.audit_segment.purge_root IS 'Empreinte du dernier reçu de purge connu au moment du scellement ; vide s’il n’y en a pas.';
CREATE INDEX audit_segment_life ON app.audit_segment (after_log_id, number);

CREATE TABLE app.audit_segment_leaf (
  segment_number bigint PRIMARY KEY REFERENCES app.audit_segment,
  log_ids bigint[] NOT NULL,
  hashes bytea[] NOT NULL
);
COMMENT ON TABLE app.audit_segment_leaf IS 'Empreinte de chaque accès d’un segment : dit lequel a changé, disparu ou été ajouté.';

CREATE TABLE app.audit_purge (
  number bigint PRIMARY KEY CHECK (number > 0),
  first_segment bigint NOT NULL REFERENCES app.audit_segment,
  last_segment bigint NOT NULL REFERENCES app.audit_segment CHECK (last_segment >= first_segment),
  row_count bigint NOT NULL,
  basis text NOT NULL CHECK (btrim(basis) <> ''),
  purged_at timestamptz NOT NULL,
  previous_root bytea NOT NULL,
  root bytea NOT NULL UNIQUE
);
COMMENT ON TABLE app.audit_purge IS 'Reçus de purge du journal : quels segments, combien d’accès, selon quelle règle de conservation.';

CREATE TABLE app.audit_check (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  checked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  whole boolean NOT NULL,
  segments bigint NOT NULL,
  accesses bigint NOT NULL,
  first_break text,
  CHECK (whole = (first_break IS NULL))
);
COMMENT ON TABLE app.audit_check IS 'Vérifications du journal des accès et ce qu’elles ont trouvé.';

-- Fields with their length in front: no two rows share a text. The same in src/platform/audit/canonical.ts.
CREATE FUNCTION app_private.canonical(VARIADIC fields text[]) RETURNS bytea
LANGUAGE sql STABLE SET search_path = ''
RETURN (SELECT convert_to(string_agg(
    COALESCE(octet_length(convert_to(f.field, 'UTF8'))::text || ':' || f.field, '-'), ',' ORDER BY f.place), 'UTF8')
  FROM unnest(fields) WITH ORDINALITY AS f (field, place));

CREATE FUNCTION app_private.micros(instant timestamptz) RETURNS text
LANGUAGE sql STABLE SET search_path = ''
RETURN (extract(epoch FROM instant) * 1000000)::bigint::text;

CREATE FUNCTION app_private.audit_leaf(l app.access_log) RETURNS bytea
LANGUAGE sql STABLE SET search_path = ''
RETURN sha256('\x00'::bytea || app_private.canonical('perenne.access.1', l.id::text, l.xid::text,
  app_private.micros(l.at), l.request_id::text, l.account_id::text, l.organisation_id::text, l.role, l.outcome,
  l.household_id::text, l.subject_person_id::text, l.listed_household_ids::text, l.compartments::text,
  l.purpose, l.route));
COMMENT ON FUNCTION app_private.audit_leaf(app.access_log) IS 'Empreinte d’un accès, toutes ses colonnes comprises.';

-- RFC 6962: pairs level by level, an odd last node climbs unchanged; leaves and nodes have their own prefix.
CREATE FUNCTION app_private.merkle_root(leaves bytea[]) RETURNS bytea
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE level bytea[] := leaves;
BEGIN
  WHILE cardinality(level) > 1 LOOP
    SELECT array_agg(CASE WHEN p.width = 2 THEN sha256('\x01'::bytea || p.pair) ELSE p.pair END ORDER BY p.place)
    INTO level
    FROM (SELECT (n.place - 1) / 2 AS place, count(*) AS width, string_agg(n.hash, ''::bytea ORDER BY n.place) AS pair
      FROM unnest(level) WITH ORDINALITY AS n (hash, place) GROUP BY 1) p;
  END LOOP;
  RETURN COALESCE(level[1], sha256(''::bytea));
END $$;

CREATE FUNCTION app_private.segment_root(s app.audit_segment) RETURNS bytea
LANGUAGE sql STABLE SET search_path = ''
RETURN sha256('\x02'::bytea || app_private.canonical('perenne.segment.1', s.number::text, s.after_log_id::text,
  s.after_xid::text, s.through_xid::text, s.first_log_id::text, s.last_log_id::text, s.row_count::text,
  encode(s.merkle_root, 'hex'), encode(s.previous_root, 'hex'), encode(s.purge_root, 'hex'),
  app_private.micros(s.sealed_at)));

CREATE FUNCTION app_private.purge_root(p app.audit_purge) RETURNS bytea
LANGUAGE sql STABLE SET search_path = ''
RETURN sha256('\x03'::bytea || app_private.canonical('perenne.purge.1', p.number::text, p.first_segment::text,
  p.last_segment::text, p.row_count::text, p.basis, app_private.micros(p.purged_at),
  encode(p.previous_root, 'hex')));

-- Closes one segment with the rows of transactions below the horizon; at most p_limit rows, and what ends
-- the transaction of the last one. Returns how many rows it sealed. One sealer at a time.
CREATE FUNCTION app_private.seal_below(p_horizon xid8, p_limit integer) RETURNS integer
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  last app.audit_segment;
  fresh app.audit_segment;
  leaves bytea[];
  ids bigint[];
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('perenne.seal', 0)) THEN RETURN 0; END IF;
  SELECT s.* INTO last FROM app.audit_segment s ORDER BY s.number DESC LIMIT 1;
  fresh.number := COALESCE(last.number, 0) + 1;
  fresh.after_log_id := COALESCE(last.after_log_id, 0);
  fresh.after_xid := COALESCE(last.through_xid, '0');
  fresh.previous_root := COALESCE(last.root, ''::bytea);
  SELECT max(b.xid) INTO fresh.through_xid FROM (
    SELECT l.xid FROM app.access_log l
    WHERE l.xid > fresh.after_xid AND l.xid < p_horizon AND l.id > fresh.after_log_id
    ORDER BY l.xid, l.id LIMIT p_limit) b;
  IF fresh.through_xid IS NULL THEN RETURN 0; END IF;
  SELECT array_agg(r.id ORDER BY r.xid, r.id), array_agg(r.hash ORDER BY r.xid, r.id), min(r.id), max(r.id), count(*)
  INTO ids, leaves, fresh.first_log_id, fresh.last_log_id, fresh.row_count
  FROM (SELECT l.id, l.xid, app_private.audit_leaf(l) AS hash FROM app.access_log l
    WHERE l.xid > fresh.after_xid AND l.xid <= fresh.through_xid AND l.id > fresh.after_log_id) r;
  fresh.merkle_root := app_private.merkle_root(leaves);
  fresh.purge_root := COALESCE((SELECT p.root FROM app.audit_purge p ORDER BY p.number DESC LIMIT 1), ''::bytea);
  fresh.sealed_at := clock_timestamp();
  fresh.root := app_private.segment_root(fresh);
  INSERT INTO app.audit_segment SELECT (fresh).*;
  INSERT INTO app.audit_segment_leaf (segment_number, log_ids, hashes) VALUES (fresh.number, ids, leaves);
  RETURN fresh.row_count;
END $$;

-- xmin of a snapshot: every transaction below it has ended, so its rows are all there or will never be.
CREATE FUNCTION app_private.seal_segment(p_limit integer) RETURNS integer
LANGUAGE sql SET search_path = ''
RETURN app_private.seal_below(pg_snapshot_xmin(pg_current_snapshot()), p_limit);
COMMENT ON FUNCTION app_private.seal_segment(integer) IS 'Scelle les accès des demandes terminées ; rend leur nombre.';

-- A base restored from a logical copy counts its transactions from a lower number: what came with the copy
-- is sealed as it is, then an empty segment opens a new life. Run before sealing starts.
CREATE FUNCTION app_private.resume_seal(p_limit integer) RETURNS boolean
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  last app.audit_segment;
  fresh app.audit_segment;
BEGIN
  SELECT s.* INTO last FROM app.audit_segment s ORDER BY s.number DESC LIMIT 1;
  -- One statement, one snapshot: no row that it sees may carry a number that it says is still to come.
  IF NOT (SELECT COALESCE(last.through_xid >= n.next_xid, false) OR EXISTS (
        SELECT FROM app.access_log l WHERE l.xid >= n.next_xid AND l.id > COALESCE(last.after_log_id, 0))
      FROM (SELECT pg_snapshot_xmax(pg_current_snapshot()) AS next_xid) n)
  THEN RETURN false; END IF;
  WHILE app_private.seal_below('18446744073709551615', p_limit) > 0 LOOP END LOOP;
  SELECT s.* INTO last FROM app.audit_segment s ORDER BY s.number DESC LIMIT 1;
  fresh.number := last.number + 1;
  fresh.after_log_id := (SELECT max(s.last_log_id) FROM app.audit_segment s);
  fresh.after_xid := '0';
  fresh.through_xid := '0';
  fresh.row_count := 0;
  fresh.merkle_root := app_private.merkle_root('{}');
  fresh.previous_root := last.root;
  fresh.purge_root := last.purge_root;
  fresh.sealed_at := clock_timestamp();
  fresh.root := app_private.segment_root(fresh);
  INSERT INTO app.audit_segment SELECT (fresh).*;
  RETURN true;
END $$;
COMMENT ON FUNCTION app_private.resume_seal(integer) IS 'Reprend le scellement après une restauration ; vrai si la base en est une.';

-- Retention: rows of whole segments, oldest first, against a receipt; an altered log is never purged.
CREATE FUNCTION app_private.purge_access_log(p_before timestamptz, p_basis text) RETURNS bigint
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  previous app.audit_purge;
  receipt app.audit_purge;
  deleted bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('perenne.seal', 0));
  SELECT p.* INTO previous FROM app.audit_purge p ORDER BY p.number DESC LIMIT 1;
  receipt.first_segment := COALESCE(previous.last_segment, 0) + 1;
  SELECT max(s.number), sum(s.row_count) INTO receipt.last_segment, receipt.row_count
  FROM app.audit_segment s
  WHERE s.number >= receipt.first_segment AND s.number < COALESCE((SELECT min(k.number) FROM app.audit_segment k
    WHERE k.number >= receipt.first_segment AND k.sealed_at >= p_before), 9223372036854775807);
  IF receipt.last_segment IS NULL THEN RETURN 0; END IF;
  receipt.number := COALESCE(previous.number, 0) + 1;
  receipt.basis := p_basis;
  receipt.purged_at := clock_timestamp();
  receipt.previous_root := COALESCE(previous.root, ''::bytea);
  receipt.root := app_private.purge_root(receipt);
  INSERT INTO app.audit_purge SELECT (receipt).*;
  -- The policy lets exactly the rows of purged segments go; the bound only spares the others a look.
  DELETE FROM app.access_log l WHERE l.id <= (SELECT max(s.last_log_id) FROM app.audit_segment s
    WHERE s.number BETWEEN receipt.first_segment AND receipt.last_segment);
  GET DIAGNOSTICS deleted = ROW_COUNT;
  IF deleted <> receipt.row_count THEN RAISE EXCEPTION 'access log altered: % rows instead of %', deleted, receipt.row_count; END IF;
  DELETE FROM app.audit_segment_leaf k WHERE k.segment_number <= receipt.last_segment;
  RETURN deleted;
END $$;
COMMENT ON FUNCTION app_private.purge_access_log IS 'Purge les accès scellés avant un instant, contre un reçu ; leurs empreintes restent.';

-- Append-only: no UPDATE for anybody, DELETE only for what a receipt names.
DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.audit_segment', 'app.audit_segment_leaf', 'app.audit_purge', 'app.audit_check'] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY seal_reads ON %s FOR SELECT TO perenne_seal, perenne_retention USING (true)', target);
    EXECUTE format('GRANT SELECT ON %s TO perenne_seal, perenne_retention', target);
    INSERT INTO app.table_scope (name, scope) VALUES (target, 'duty');
  END LOOP;
  FOREACH target IN ARRAY ARRAY['app.audit_segment', 'app.audit_segment_leaf', 'app.audit_check'] LOOP
    EXECUTE format('CREATE POLICY seal_adds ON %s FOR INSERT TO perenne_seal WITH CHECK (true)', target);
    EXECUTE format('GRANT INSERT ON %s TO perenne_seal', target);
  END LOOP;
END $$;
CREATE POLICY retention_signs ON app.audit_purge FOR INSERT TO perenne_retention WITH CHECK (true);
GRANT INSERT ON app.audit_purge TO perenne_retention;
CREATE POLICY retention_clears ON app.audit_segment_leaf FOR DELETE TO perenne_retention
  USING (segment_number <= (SELECT max(p.last_segment) FROM app.audit_purge p));
GRANT DELETE ON app.audit_segment_leaf TO perenne_retention;
CREATE POLICY retention_reads ON app.access_log FOR SELECT TO perenne_retention USING (true);
CREATE POLICY retention_purges ON app.access_log FOR DELETE TO perenne_retention
  USING (EXISTS (SELECT FROM app.audit_segment s
    WHERE s.number = (SELECT max(p.last_segment) FROM app.audit_purge p)
      AND (access_log.id <= s.after_log_id OR (access_log.xid <= s.through_xid AND NOT EXISTS (
        SELECT FROM app.audit_segment later
        WHERE later.after_log_id > s.after_log_id AND later.after_log_id < access_log.id)))));
GRANT SELECT, DELETE ON app.access_log TO perenne_retention;

-- 18r: whether the chain is whole, for technical administration; no case content in it.
CREATE POLICY administration_reads ON app.audit_segment FOR SELECT TO perenne_request
  USING ((SELECT c.role IN ('ADM', 'DPO') AND '18r' = ANY (c.compartments) FROM app_private.request() c));
CREATE POLICY administration_reads ON app.audit_check FOR SELECT TO perenne_request
  USING ((SELECT c.role IN ('ADM', 'DPO') AND '18r' = ANY (c.compartments) FROM app_private.request() c));
GRANT SELECT (number, row_count, sealed_at) ON app.audit_segment TO perenne_request;
GRANT SELECT ON app.audit_check TO perenne_request;

GRANT EXECUTE ON FUNCTION app_private.canonical(text[]), app_private.micros(timestamptz),
  app_private.purge_root(app.audit_purge) TO perenne_seal, perenne_retention;
GRANT EXECUTE ON FUNCTION app_private.audit_leaf(app.access_log), app_private.merkle_root(bytea[]),
  app_private.segment_root(app.audit_segment), app_private.seal_below(xid8, integer),
  app_private.seal_segment(integer), app_private.resume_seal(integer) TO perenne_seal;
GRANT EXECUTE ON FUNCTION app_private.purge_access_log(timestamptz, text) TO perenne_retention;
