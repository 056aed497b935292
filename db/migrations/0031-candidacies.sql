-- A household proposed for a vacancy: one live candidacy a household. What happened to it are milestones that carry
-- its id; how far it is depends on who asks, since a result is told in its order (notes 14 and 15 of the matrix).
CREATE TABLE app.candidacy (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES app.household,
  vacancy_id uuid NOT NULL REFERENCES app.vacancy,
  motive text NOT NULL CHECK (btrim(motive) <> ''),
  proposed_on date NOT NULL DEFAULT app_private.programme_today(),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (household_id, id)
);
COMMENT ON TABLE app.candidacy IS 'Compartiment 10 : un ménage proposé pour une libération, avec le motif humain du choix ; jamais un calcul seul.';
CREATE INDEX candidacy_household ON app.candidacy (household_id, recorded_at DESC);
CREATE INDEX candidacy_vacancy ON app.candidacy (vacancy_id);
CALL app_private.protect_case('app.candidacy', '10');
-- Written once: what follows is recorded beside it.
REVOKE UPDATE ON app.candidacy FROM perenne_request;
DROP POLICY case_change ON app.candidacy;


-- « a » of the matrix: one's own dated answer is added, never changed.
CREATE PROCEDURE app_private.allow_answers(target regclass, compartment text)
LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE short_name text := (SELECT c.relname FROM pg_catalog.pg_class c WHERE c.oid = target);
BEGIN
  EXECUTE format('CREATE POLICY case_answer ON %s FOR INSERT TO perenne_request
    WITH CHECK (EXISTS (SELECT FROM app.my_access m WHERE m.household_id = %I.household_id AND m.compartment = %L AND m.verb = ''answer'')
      AND author_account_id = (SELECT c.account_id FROM app_private.request() c)
      AND author_organisation_id = (SELECT c.organisation_id FROM app_private.request() c))', target, short_name, compartment);
END $$;
COMMENT ON PROCEDURE app_private.allow_answers IS 'Droit « a » de la matrice : ajouter sa propre réponse datée, sans rien modifier.';

ALTER TABLE app.milestone ADD COLUMN candidacy_id uuid REFERENCES app.candidacy;
COMMENT ON COLUMN app.milestone.candidacy_id IS 'La candidature que ce fait concerne ; vide pour les faits du ménage.';
CREATE INDEX milestone_candidacy ON app.milestone (candidacy_id, kind) WHERE candidacy_id IS NOT NULL AND undone_at IS NULL;

-- Who learns a result when: those who decide and the prescriber at once, the landlord's field staff and the SIAO once
-- the prescriber has been told, the household and its mandatary from their notification.
CREATE FUNCTION app_private.audience_of(p_role text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = ''
RETURN CASE WHEN p_role IN ('PRE', 'ALL', 'PRG', 'CAL', 'RES') THEN 'deciders'
  WHEN p_role IN ('HH', 'MJPM') THEN 'household' ELSE 'told' END;
COMMENT ON FUNCTION app_private.audience_of IS 'À quel moment un rôle apprend un résultat : deciders, told, household.';

-- The live facts of households as an audience may know them. A closed candidacy takes its facts with it; a result that
-- this audience has not been told leaves the candidacy where it was before; the household learns of a proposal with
-- its prescriber's go.
CREATE FUNCTION app_private.known_facts(p_households uuid[], p_audience text)
RETURNS TABLE (household_id uuid, kind text, happened_on date, candidacy_id uuid)
LANGUAGE sql STABLE ROWS 20 SET search_path = ''
BEGIN ATOMIC
  WITH live AS MATERIALIZED (
    SELECT m.household_id, m.kind, m.happened_on, m.candidacy_id FROM app.milestone m
    WHERE m.household_id = ANY (p_households) AND m.undone_at IS NULL
  ), candidacy AS (
    SELECT l.candidacy_id, bool_or(l.kind = 'candidacy-closed') AS is_closed,
      p_audience <> 'deciders' AND bool_or(l.kind = 'decided')
        AND NOT bool_or(l.kind = CASE p_audience WHEN 'household' THEN 'household-notified' ELSE 'result-told' END) AS is_held,
      p_audience = 'household' AND NOT bool_or(l.kind = 'prescriber-go') AS is_quiet
    FROM live l WHERE l.candidacy_id IS NOT NULL GROUP BY l.candidacy_id
  )
  SELECT l.household_id, l.kind, l.happened_on, l.candidacy_id
  FROM live l LEFT JOIN candidacy k ON k.candidacy_id = l.candidacy_id
  WHERE CASE WHEN l.candidacy_id IS NOT NULL THEN
      NOT k.is_quiet AND CASE WHEN k.is_held
        THEN l.kind NOT IN ('decided', 'result-told', 'household-notified', 'offer-accepted', 'candidacy-closed')
        ELSE NOT k.is_closed END
    -- Facts older than candidacies: their dates alone tell which candidacy they belong to.
    WHEN l.kind IN ('decided', 'result-told', 'household-notified', 'candidacy-closed') THEN
      p_audience = 'deciders' OR EXISTS (SELECT FROM live told WHERE told.household_id = l.household_id
        AND told.candidacy_id IS NULL AND told.happened_on >= l.happened_on
        AND told.kind = CASE p_audience WHEN 'household' THEN 'household-notified' ELSE 'result-told' END)
    WHEN l.kind = 'prescriber-informed' AND p_audience = 'household' THEN
      EXISTS (SELECT FROM live go WHERE go.household_id = l.household_id AND go.candidacy_id IS NULL
        AND go.kind = 'prescriber-go' AND go.happened_on >= l.happened_on)
    ELSE true END;
END;
COMMENT ON FUNCTION app_private.known_facts IS 'Faits vivants du parcours tels qu’un public peut les connaître : un résultat se dit dans l’ordre.';
GRANT EXECUTE ON FUNCTION app_private.audience_of(text), app_private.known_facts(uuid[], text) TO perenne_definer, perenne_seed;
GRANT EXECUTE ON FUNCTION app_private.audience_of(text) TO perenne_request;

DROP FUNCTION app_private.path_facts(uuid);
CREATE FUNCTION app_private.path_facts(p_household uuid) RETURNS TABLE (kind text, happened_on date, candidacy_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = ''
BEGIN ATOMIC
  SELECT f.kind, f.happened_on, f.candidacy_id
  FROM app_private.request() c
  JOIN app.household h ON h.id = p_household AND h.id = c.household_id AND (c.has_case OR h.author_account_id = c.account_id)
  CROSS JOIN LATERAL (
    SELECT 'opened' AS kind, (h.opened_at AT TIME ZONE 'Europe/Paris')::date AS happened_on, NULL::uuid AS candidacy_id
    UNION ALL
    SELECT k.kind, k.happened_on, k.candidacy_id
    FROM app_private.known_facts(ARRAY[h.id], app_private.audience_of(c.role)) k
  ) f
  ORDER BY 2;
END;
COMMENT ON FUNCTION app_private.path_facts IS 'Faits du parcours du ménage ouvert, tels que ce lecteur peut les connaître.';

-- May the request in progress write on these households? In an open case, by its assignment; from a session or a
-- list, by a right to write or answer in one of the compartments that it declared.
CREATE FUNCTION app_private.may_act_on(p_household uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM app_private.request() c
    WHERE (c.household_id = p_household AND (c.has_case
        OR EXISTS (SELECT FROM app.household h WHERE h.id = p_household AND h.author_account_id = c.account_id)))
      OR (c.household_id IS NULL AND EXISTS (SELECT FROM app.my_access m
        WHERE m.household_id = p_household AND m.verb IN ('write', 'answer'))));
END;
COMMENT ON FUNCTION app_private.may_act_on IS 'La demande en cours peut-elle agir sur ce ménage ?';

-- A fact of the path. On a candidacy, the fact carries it; the same fact twice on one candidacy changes nothing.
DROP FUNCTION app_private.record_milestone(uuid, text, date);
CREATE FUNCTION app_private.record_milestone(p_household uuid, p_kind text, p_on date, p_candidacy uuid DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF NOT EXISTS (SELECT FROM app.my_access m WHERE m.household_id = p_household AND m.verb IN ('write', 'answer'))
    OR NOT app_private.may_act_on(p_household)
    OR (p_candidacy IS NOT NULL AND NOT EXISTS (SELECT FROM app.candidacy k WHERE k.id = p_candidacy AND k.household_id = p_household))
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF p_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF p_candidacy IS NOT NULL AND EXISTS (SELECT FROM app.milestone m WHERE m.candidacy_id = p_candidacy AND m.undone_at IS NULL
      AND m.kind IN (p_kind, 'candidacy-closed')) THEN
    IF EXISTS (SELECT FROM app.milestone m WHERE m.candidacy_id = p_candidacy AND m.undone_at IS NULL AND m.kind = p_kind) THEN RETURN; END IF;
    -- A result may still be told after the candidacy it closed; nothing else follows a closing.
    IF p_kind NOT IN ('result-told', 'household-notified') THEN PERFORM app_private.refuse('candidacy-closed'); END IF;
  END IF;
  INSERT INTO app.milestone (household_id, kind, happened_on, recorded_by, candidacy_id)
  VALUES (p_household, p_kind, p_on, c.account_id, p_candidacy);
END $$;
COMMENT ON FUNCTION app_private.record_milestone IS 'Inscrit un fait du parcours, dans la transaction de l’acte qui le produit.';

-- One live candidacy a household, whoever writes at the same instant; a vacancy that is proposed or open only.
CREATE FUNCTION app_private.guard_candidacy() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(NEW.household_id::text, 31));
  IF EXISTS (SELECT FROM app.candidacy k WHERE k.household_id = NEW.household_id AND k.id <> NEW.id AND NOT EXISTS (
      SELECT FROM app.milestone m WHERE m.candidacy_id = k.id AND m.kind = 'candidacy-closed' AND m.undone_at IS NULL))
  THEN PERFORM app_private.refuse('household-has-candidacy'); END IF;
  IF NOT EXISTS (SELECT FROM app.vacancy v JOIN app.household h ON h.scheme_id = v.scheme_id
      WHERE v.id = NEW.vacancy_id AND h.id = NEW.household_id AND v.status IN ('open', 'proposed'))
  THEN PERFORM app_private.refuse('vacancy-not-open'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_candidacy() IS 'Une seule candidature vivante par ménage, sur une libération encore ouverte.';
-- After the row: who may not write at all learns nothing from the rule.
CREATE TRIGGER guard AFTER INSERT ON app.candidacy FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_candidacy();

-- How far each candidacy is, for this reader. Full readers of compartment 10 and those of 10r alike: status and date.
CREATE VIEW app.candidacy_status WITH (security_barrier = true) AS
SELECT k.id, k.household_id, k.vacancy_id,
  CASE WHEN s.is_held THEN CASE WHEN s.convoked_on IS NOT NULL THEN 'convoked' ELSE 'go' END
    WHEN s.closed_on IS NOT NULL THEN 'closed' WHEN s.accepted_on IS NOT NULL THEN 'accepted'
    WHEN s.notified_on IS NOT NULL THEN 'notified' WHEN s.decided_on IS NOT NULL THEN 'decided'
    WHEN s.convoked_on IS NOT NULL THEN 'convoked' WHEN s.go_on IS NOT NULL THEN 'go'
    WHEN s.informed_on IS NOT NULL THEN 'informed' ELSE 'chosen' END AS status,
  CASE WHEN s.is_held THEN COALESCE(s.convoked_on, s.go_on, k.proposed_on)
    ELSE COALESCE(s.closed_on, s.accepted_on, s.notified_on, s.decided_on, s.convoked_on, s.go_on, s.informed_on, k.proposed_on) END AS since
FROM app_private.request() c
CROSS JOIN app.candidacy k
JOIN app.vacancy v ON v.id = k.vacancy_id
CROSS JOIN LATERAL (
  SELECT max(m.happened_on) FILTER (WHERE m.kind = 'prescriber-informed') AS informed_on,
    max(m.happened_on) FILTER (WHERE m.kind = 'prescriber-go') AS go_on,
    max(m.happened_on) FILTER (WHERE m.kind = 'convoked') AS convoked_on,
    max(m.happened_on) FILTER (WHERE m.kind = 'decided') AS decided_on,
    max(m.happened_on) FILTER (WHERE m.kind = 'household-notified') AS notified_on,
    max(m.happened_on) FILTER (WHERE m.kind = 'offer-accepted') AS accepted_on,
    max(m.happened_on) FILTER (WHERE m.kind = 'candidacy-closed') AS closed_on,
    COALESCE(app_private.audience_of(c.role) <> 'deciders' AND bool_or(m.kind = 'decided')
      AND NOT bool_or(m.kind = CASE app_private.audience_of(c.role) WHEN 'household' THEN 'household-notified' ELSE 'result-told' END),
      false) AS is_held
  FROM app.milestone m WHERE m.candidacy_id = k.id AND m.undone_at IS NULL
) s
WHERE (c.role <> 'HH' OR s.go_on IS NOT NULL)
  -- Note 2: a holder reads the candidacies for its own contingent.
  AND (c.role <> 'RES' OR ARRAY[v.scheme_id::text || '/' || v.contingent || '/' || v.commune, v.scheme_id::text || '/' || v.contingent || '/*']
    && app_private.held_reservations())
  AND EXISTS (SELECT FROM app.my_access m WHERE m.household_id = k.household_id AND m.compartment IN ('10', '10r') AND m.verb = 'read'
    AND (m.own_organisation_id IS NULL OR m.own_organisation_id = k.author_organisation_id));
ALTER VIEW app.candidacy_status OWNER TO perenne_definer;
COMMENT ON VIEW app.candidacy_status IS 'Compartiment 10 et vue réduite 10r : où en est chaque candidature, et depuis quand, dans l’ordre où ce lecteur peut l’apprendre.';
GRANT SELECT ON app.candidacy_status TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.candidacy_status', 'case', '10 10r');
GRANT EXECUTE ON FUNCTION app_private.path_facts(uuid), app_private.may_act_on(uuid),
  app_private.record_milestone(uuid, text, date, uuid) TO perenne_request;
