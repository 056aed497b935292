-- What a committee decided on a candidacy: written once, when the dwelling is closed in session.
CREATE TABLE app.decision (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  household_id uuid NOT NULL REFERENCES app.household,
  candidacy_id uuid NOT NULL UNIQUE,
  vacancy_id uuid NOT NULL REFERENCES app.vacancy,
  item_id uuid NOT NULL REFERENCES app.committee_item,
  outcome text NOT NULL CHECK (outcome IN ('allocated', 'allocated-ranked', 'allocated-conditional', 'not-allocated', 'inadmissible')),
  rank smallint CHECK (rank > 0),
  missing_document text,
  complete_on date,
  motive text REFERENCES app.committee_motive,
  words text,
  votes_for smallint NOT NULL CHECK (votes_for >= 0),
  votes_against smallint NOT NULL CHECK (votes_against >= 0),
  abstentions smallint NOT NULL CHECK (abstentions >= 0),
  -- Whose voice made the difference in a tie.
  casting_voice text CHECK (casting_voice IN ('mayor', 'chair')),
  decided_on date NOT NULL,
  -- The day on which the dwelling is offered to this household: at once, or when the ranks before it left.
  served_on date,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, candidacy_id) REFERENCES app.candidacy (household_id, id),
  UNIQUE (item_id, rank),
  CHECK (outcome <> 'allocated-ranked' OR rank IS NOT NULL),
  CHECK (rank IS NULL OR outcome IN ('allocated-ranked', 'allocated-conditional')),
  CHECK ((outcome = 'allocated-conditional') = (missing_document IS NOT NULL AND complete_on IS NOT NULL)),
  CHECK ((outcome IN ('not-allocated', 'inadmissible')) = (motive IS NOT NULL)),
  CHECK (motive <> 'other' OR words IS NOT NULL),
  CHECK (served_on IS NULL OR outcome LIKE 'allocated%')
);
COMMENT ON TABLE app.decision IS 'Compartiment 11 : décision de la commission sur une candidature (a à e), rang, condition, motif, voix ; jamais modifiée.';
COMMENT ON COLUMN app.decision.served_on IS 'Jour où le logement est offert à ce ménage ; vide tant qu’un rang précédent tient.';
CREATE INDEX decision_household ON app.decision (household_id);
CREATE INDEX decision_vacancy ON app.decision (vacancy_id);
CALL app_private.protect_case('app.decision', '11');
REVOKE INSERT, UPDATE ON app.decision FROM perenne_request;
DROP POLICY case_write ON app.decision;
DROP POLICY case_change ON app.decision;
CREATE POLICY definer_decides ON app.decision FOR INSERT TO perenne_definer WITH CHECK (true);
CREATE POLICY definer_serves ON app.decision FOR UPDATE TO perenne_definer USING (true) WITH CHECK (true);
GRANT INSERT, UPDATE ON app.decision TO perenne_definer;

-- Notes 9, 14 and 15: the prescriber first, then the landlord's field staff and the SIAO, the household last.
CREATE FUNCTION app_private.knows_result(p_candidacy uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM app_private.request() c WHERE CASE app_private.audience_of(c.role)
    WHEN 'deciders' THEN true
    ELSE EXISTS (SELECT FROM app.milestone m WHERE m.candidacy_id = p_candidacy AND m.undone_at IS NULL
      AND m.kind = CASE app_private.audience_of(c.role) WHEN 'household' THEN 'household-notified' ELSE 'result-told' END) END);
END;
COMMENT ON FUNCTION app_private.knows_result IS 'Ce lecteur peut-il déjà connaître la décision prise sur cette candidature ?';
GRANT EXECUTE ON FUNCTION app_private.knows_result(uuid) TO perenne_request;
CREATE POLICY told_in_order ON app.decision AS RESTRICTIVE FOR SELECT TO perenne_request
  USING (app_private.knows_result(candidacy_id) AND ((SELECT c.role <> 'CAL' FROM app_private.request() c)
    OR item_id = ANY ((SELECT app_private.my_committee_items())::uuid[])));

-- Reduced view 11r: outcome and date. A holder, for its own contingent; the SIAO, for its own referrals once told.
CREATE VIEW app.decision_reduced WITH (security_barrier = true) AS
SELECT d.household_id, d.candidacy_id, d.outcome, d.decided_on
FROM app_private.request() c
CROSS JOIN app.decision d
JOIN app.candidacy k ON k.id = d.candidacy_id
JOIN app.household h ON h.id = d.household_id
JOIN app.vacancy v ON v.id = d.vacancy_id
WHERE app_private.knows_result(d.candidacy_id)
  AND (c.role <> 'RES' OR ARRAY[v.scheme_id::text || '/' || v.contingent || '/' || v.commune, v.scheme_id::text || '/' || v.contingent || '/*']
    && app_private.held_reservations())
  AND EXISTS (SELECT FROM app.my_access m WHERE m.household_id = d.household_id AND m.compartment = '11r' AND m.verb = 'read'
    AND (m.own_organisation_id IS NULL OR m.own_organisation_id IN (k.author_organisation_id, h.author_organisation_id)));
ALTER VIEW app.decision_reduced OWNER TO perenne_definer;
COMMENT ON VIEW app.decision_reduced IS 'Vue réduite 11r : le sens de la décision et sa date, dans l’ordre où ce lecteur peut l’apprendre.';
GRANT SELECT ON app.decision_reduced TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.decision_reduced', 'case', '11r');

-- A committee, and what follows from it, moves the vacancy: the rule of who may move it is for those who do it by hand.
CREATE POLICY definer_settles ON app.vacancy FOR UPDATE TO perenne_definer USING (true) WITH CHECK (true);
CREATE POLICY definer_tells ON app.vacancy_event FOR INSERT TO perenne_definer WITH CHECK (true);
GRANT UPDATE (status, version, updated_by, updated_by_organisation_id, updated_at) ON app.vacancy TO perenne_definer;
GRANT INSERT ON app.vacancy_event TO perenne_definer;
DROP TRIGGER guard ON app.vacancy;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON app.vacancy FOR EACH ROW
  WHEN (current_user <> 'perenne_definer') EXECUTE FUNCTION app_private.guard_vacancy();

CREATE FUNCTION app_private.settle_vacancy(p_vacancy uuid, p_status text, p_motive text, p_by uuid, p_for uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  UPDATE app.vacancy v SET status = p_status, version = v.version + 1, updated_by = p_by,
    updated_by_organisation_id = p_for, updated_at = app_private.programme_now()
  WHERE v.id = p_vacancy;
  INSERT INTO app.vacancy_event (id, vacancy_id, kind, status, motive, author_account_id, author_organisation_id)
  VALUES (gen_random_uuid(), p_vacancy, 'moved', p_status, p_motive, p_by, p_for);
END $$;
COMMENT ON FUNCTION app_private.settle_vacancy IS 'Change l’état d’une libération à la suite d’une commission, avec son historique ; appelée par les fonctions de la base seules.';

-- I11: when nobody keeps the dwelling any more, the next rank is offered it; when no rank is left, it is open again.
-- Says whether somebody was served. Does only what is due, whoever calls, as often as one likes.
CREATE FUNCTION app_private.serve_next_rank(p_vacancy uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  next_one app.decision;
  last_one app.decision;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vacancy ' || p_vacancy::text, 0));
  SELECT * INTO c FROM app_private.request();
  IF NOT EXISTS (SELECT FROM app.vacancy v WHERE v.id = p_vacancy AND v.status = 'allocated') THEN RETURN false; END IF;
  -- Of the last session that decided on this dwelling.
  SELECT d.* INTO last_one FROM app.decision d JOIN app.committee_item i ON i.id = d.item_id
  WHERE d.vacancy_id = p_vacancy AND d.outcome LIKE 'allocated%' ORDER BY i.closed_at DESC, d.served_on DESC NULLS LAST LIMIT 1;
  IF NOT FOUND OR EXISTS (SELECT FROM app.decision d WHERE d.item_id = last_one.item_id AND d.served_on IS NOT NULL
      AND NOT EXISTS (SELECT FROM app.milestone m WHERE m.candidacy_id = d.candidacy_id AND m.undone_at IS NULL AND m.kind = 'candidacy-closed'))
  THEN RETURN false; END IF;
  SELECT d.* INTO next_one FROM app.decision d
  WHERE d.item_id = last_one.item_id AND d.served_on IS NULL AND d.outcome LIKE 'allocated%'
    AND NOT EXISTS (SELECT FROM app.milestone m WHERE m.candidacy_id = d.candidacy_id AND m.undone_at IS NULL AND m.kind = 'candidacy-closed')
  ORDER BY d.rank LIMIT 1;
  IF NOT FOUND THEN
    PERFORM app_private.settle_vacancy(p_vacancy, 'open', 'Plus aucun candidat en rang après la commission.',
      COALESCE(c.account_id, last_one.author_account_id), COALESCE(c.organisation_id, last_one.author_organisation_id));
    RETURN false;
  END IF;
  UPDATE app.decision d SET served_on = app_private.programme_today() WHERE d.id = next_one.id;
  RETURN true;
END $$;
COMMENT ON FUNCTION app_private.serve_next_rank IS 'Offre le logement au rang suivant quand personne ne le tient plus ; sans rang restant, la libération est de nouveau ouverte.';
GRANT EXECUTE ON FUNCTION app_private.serve_next_rank(uuid) TO perenne_request, perenne_worker;
GRANT EXECUTE ON FUNCTION app_private.sits_for(uuid, uuid), app_private.knows_result(uuid),
  app_private.landlord_schemes(text[]) TO perenne_definer;
