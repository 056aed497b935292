-- The phase that lists filter by, in the order in which a result is told. app.household keeps what everybody who sees
-- the household may know, the household itself included; where others know more, a row says what, for their audience.
CREATE TABLE app.held_phase (
  household_id uuid NOT NULL REFERENCES app.household,
  audience text NOT NULL CHECK (audience IN ('deciders', 'told')),
  phase smallint NOT NULL CHECK (phase BETWEEN 1 AND 12),
  phase_since date NOT NULL,
  PRIMARY KEY (household_id, audience)
);
COMMENT ON TABLE app.held_phase IS 'Phase que seul un public connaît encore : une proposition ou un résultat que le ménage n’a pas appris.';
CREATE INDEX held_phase_phase ON app.held_phase (audience, phase, phase_since, household_id);
ALTER TABLE app.held_phase ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.held_phase FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_keeps ON app.held_phase TO perenne_definer USING (true) WITH CHECK (true);
CREATE POLICY seed_writes ON app.held_phase TO perenne_seed USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON app.held_phase TO perenne_definer, perenne_seed;
INSERT INTO app.table_scope (name, scope) VALUES ('app.held_phase', 'duty');

CREATE VIEW app.early_phase WITH (security_barrier = true) AS
SELECT e.household_id, e.phase, e.phase_since
FROM app_private.request() c
JOIN app.held_phase e ON e.audience = app_private.audience_of(c.role)
JOIN app.household h ON h.id = e.household_id
WHERE EXISTS (SELECT FROM app.my_access m WHERE m.household_id = e.household_id AND m.compartment IN ('1', '1r') AND m.verb = 'read'
  AND (m.own_organisation_id IS NULL OR m.own_organisation_id = h.author_organisation_id));
ALTER VIEW app.early_phase OWNER TO perenne_definer;
COMMENT ON VIEW app.early_phase IS 'Phase d’un ménage pour les lecteurs qui en savent déjà plus que lui ; sans ligne, celle du dossier.';
GRANT SELECT ON app.early_phase TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.early_phase', 'case', '1 1r');

-- After a write: the facts as each audience knows them, for the phases that are stored; never shown.
DROP FUNCTION app_private.all_path_facts(uuid);
CREATE FUNCTION app_private.all_path_facts(p_households uuid[])
RETURNS TABLE (household_id uuid, audience text, kind text, happened_on date)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 40 SET search_path = ''
BEGIN ATOMIC
  SELECT h.id, a.audience, 'opened', (h.opened_at AT TIME ZONE 'Europe/Paris')::date
  FROM app.household h CROSS JOIN unnest(ARRAY['deciders', 'told', 'household']) AS a(audience)
  WHERE h.id = ANY (p_households) AND app_private.may_act_on(h.id)
  UNION ALL
  SELECT f.household_id, a.audience, f.kind, f.happened_on
  FROM unnest(ARRAY['deciders', 'told', 'household']) AS a(audience)
  CROSS JOIN LATERAL app_private.known_facts(p_households, a.audience) f
  WHERE app_private.may_act_on(f.household_id)
  ORDER BY 4;
END;
COMMENT ON FUNCTION app_private.all_path_facts IS 'Faits du parcours par public, pour les phases enregistrées après une écriture.';

DROP FUNCTION app_private.store_phase(uuid, integer, date);
-- Rows of the audience « household » are everybody's; those of the others are kept only where they differ.
CREATE FUNCTION app_private.store_phases(p_households uuid[], p_audiences text[], p_phases integer[], p_since date[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT FROM unnest(p_households) AS asked(id) WHERE NOT app_private.may_act_on(asked.id))
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  UPDATE app.household h SET phase = n.phase, phase_since = n.since
  FROM unnest(p_households, p_audiences, p_phases, p_since) AS n(id, audience, phase, since)
  WHERE h.id = n.id AND n.audience = 'household' AND (h.phase <> n.phase OR h.phase_since <> n.since);
  DELETE FROM app.held_phase e USING unnest(p_households, p_audiences, p_phases, p_since) AS n(id, audience, phase, since)
  JOIN app.household h ON h.id = n.id
  WHERE e.household_id = n.id AND e.audience = n.audience AND n.phase = h.phase AND n.since = h.phase_since;
  INSERT INTO app.held_phase (household_id, audience, phase, phase_since)
  SELECT n.id, n.audience, n.phase, n.since
  FROM unnest(p_households, p_audiences, p_phases, p_since) AS n(id, audience, phase, since)
  JOIN app.household h ON h.id = n.id
  WHERE n.audience <> 'household' AND (n.phase <> h.phase OR n.since <> h.phase_since)
  ON CONFLICT (household_id, audience) DO UPDATE SET phase = excluded.phase, phase_since = excluded.phase_since;
END $$;
COMMENT ON FUNCTION app_private.store_phases IS 'Enregistre les phases calculées, par ménage et par public.';
GRANT EXECUTE ON FUNCTION app_private.all_path_facts(uuid[]), app_private.store_phases(uuid[], text[], integer[], date[]) TO perenne_request;
