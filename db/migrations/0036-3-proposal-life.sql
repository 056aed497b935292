-- What a proposal holds beside its answers: the dwelling for those who may know of it, its visits, what the household asked,
-- the accompaniment promised, the reminders of a silence.
CREATE VIEW app.candidacy_dwelling WITH (security_barrier = true) AS
SELECT s.id AS candidacy_id, s.household_id, d.address, n.official_name AS commune_name, d.floor, d.has_lift, d.typology,
  d.living_area_m2, d.rent_cents, d.charges_cents, d.heating, d.energy_class, d.is_accessible, v.available_on,
  CASE WHEN c.role = 'ALL' THEN d.responsible_account_id END AS responsible_account_id
FROM app_private.request() c
CROSS JOIN app.candidacy_status s
JOIN app.vacancy v ON v.id = s.vacancy_id
JOIN app.dwelling d ON d.id = v.dwelling_id
JOIN app.commune n ON n.insee_then = d.commune
-- The SIAO reads a status and its date, members what their session shows them.
WHERE c.role NOT IN ('SIAO', 'CAL');
ALTER VIEW app.candidacy_dwelling OWNER TO perenne_definer;
COMMENT ON VIEW app.candidacy_dwelling IS 'Le logement proposé, pour qui peut savoir cette proposition : le ménage à partir de l’accord de son prescripteur.';
GRANT SELECT ON app.candidacy_dwelling TO perenne_request;

-- H3: a visit of the dwelling is an appointment of the agenda that belongs to a proposal.
ALTER TABLE app.appointment ADD COLUMN candidacy_id uuid REFERENCES app.candidacy;
COMMENT ON COLUMN app.appointment.candidacy_id IS 'La proposition dont c’est la visite du logement ; vide pour tout autre rendez-vous.';
-- The same as before, with the column that came.
CREATE OR REPLACE FUNCTION app_private.my_appointment(p_id uuid) RETURNS SETOF app.appointment
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = ''
BEGIN ATOMIC
  SELECT a.* FROM app_private.request() c
  JOIN app.appointment a ON a.id = p_id
  JOIN app.appointment_participant p ON p.appointment_id = a.id AND p.account_id = c.account_id
  LEFT JOIN app.household h ON h.id = a.household_id
  WHERE c.role <> 'HH' AND (a.household_id IS NULL OR EXISTS (SELECT FROM app.my_access m
    WHERE m.household_id = a.household_id AND m.compartment IN ('1', '1r') AND m.verb = 'read'
      AND (m.own_organisation_id IS NULL OR m.own_organisation_id = h.author_organisation_id)));
END;
CREATE INDEX appointment_candidacy ON app.appointment (candidacy_id) WHERE candidacy_id IS NOT NULL;

CREATE FUNCTION app_private.plan_dwelling_visit(
  p_id uuid, p_candidacy uuid, p_on date, p_at time, p_minutes integer, p_place text, p_participants uuid[]
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  k app.candidacy;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT y.* INTO k FROM app.candidacy y WHERE y.id = p_candidacy AND y.household_id = c.household_id AND c.has_case;
  IF k.id IS NULL OR c.role NOT IN ('ALL', 'PRE') THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF app_private.has_fact(k.id, 'candidacy-closed') AND NOT app_private.has_fact(k.id, 'decided') THEN PERFORM app_private.refuse('candidacy-closed'); END IF;
  IF NOT app_private.has_fact(k.id, 'prescriber-informed') THEN PERFORM app_private.refuse('prescriber-first'); END IF;
  PERFORM app_private.create_appointment(p_id, k.household_id, 'visit', NULL, p_on, p_at, p_minutes, p_place, false, p_participants);
  -- Together with the prescriber, never without it.
  IF NOT EXISTS (SELECT FROM app.appointment_participant p JOIN app.account_role r ON r.account_id = p.account_id
      AND r.organisation_id = p.organisation_id AND r.role = 'PRE' AND r.confirmed_at IS NOT NULL WHERE p.appointment_id = p_id)
  THEN PERFORM app_private.refuse('visit-without-prescriber'); END IF;
  UPDATE app.appointment a SET candidacy_id = k.id WHERE a.id = p_id AND a.household_id = k.household_id;
END $$;
COMMENT ON FUNCTION app_private.plan_dwelling_visit IS 'Organise la visite du logement proposé, avec le prescripteur.';
GRANT EXECUTE ON FUNCTION app_private.plan_dwelling_visit(uuid, uuid, date, time, integer, text, uuid[]) TO perenne_request;

CREATE VIEW app.dwelling_visit WITH (security_barrier = true) AS
SELECT a.id, s.household_id, s.id AS candidacy_id, a.starts_at, a.minutes, a.place, a.cancelled_at IS NOT NULL AS is_cancelled
FROM app_private.request() c
CROSS JOIN app.candidacy_status s
JOIN app.appointment a ON a.candidacy_id = s.id
WHERE c.role NOT IN ('SIAO', 'CAL', 'RES', 'PRG');
ALTER VIEW app.dwelling_visit OWNER TO perenne_definer;
COMMENT ON VIEW app.dwelling_visit IS 'Visites du logement proposé : quand et où, pour ceux qui y vont et pour le ménage à partir de l’accord.';
GRANT SELECT ON app.dwelling_visit TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.candidacy_dwelling', 'case', '10 10r'), ('app.dwelling_visit', 'case', '10 10r');

CREATE TABLE app.dwelling_visit_report (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  candidacy_id uuid NOT NULL,
  visited_on date NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('suits', 'hesitates', 'does-not-suit', 'missed')),
  questions text CHECK (btrim(questions) <> ''),
  facts text CHECK (btrim(facts) <> ''),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, candidacy_id) REFERENCES app.candidacy (household_id, id),
  UNIQUE (candidacy_id, visited_on)
);
COMMENT ON TABLE app.dwelling_visit_report IS 'Compartiment 10 : ce qu’a donné la visite du logement, et les questions du ménage dans ses mots.';
CREATE INDEX dwelling_visit_report_household ON app.dwelling_visit_report (household_id);
CALL app_private.protect_case('app.dwelling_visit_report', '10');
CALL app_private.allow_answers('app.dwelling_visit_report', '10');
REVOKE UPDATE ON app.dwelling_visit_report FROM perenne_request;
DROP POLICY case_change ON app.dwelling_visit_report;

CREATE FUNCTION app_private.guard_visit_report() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.role NOT IN ('ALL', 'PRE') THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF NEW.visited_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NOT EXISTS (SELECT FROM app.milestone m WHERE m.candidacy_id = NEW.candidacy_id AND m.kind = 'prescriber-informed'
      AND m.undone_at IS NULL AND m.happened_on <= NEW.visited_on)
  THEN PERFORM app_private.refuse('visit-before-proposal'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_visit_report() IS 'Une visite se raconte après avoir eu lieu, et pas avant que le prescripteur soit informé.';
CREATE TRIGGER guard AFTER INSERT ON app.dwelling_visit_report FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_visit_report();

-- H7: who stays and for how long, written before the household accepts anything.
CREATE TABLE app.continuity_promise (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  candidacy_id uuid NOT NULL,
  worker_account_id uuid NOT NULL REFERENCES app.account,
  worker_name text NOT NULL CHECK (btrim(worker_name) <> ''),
  months smallint NOT NULL CHECK (months BETWEEN 1 AND 60),
  words text,
  promised_on date NOT NULL DEFAULT app_private.programme_today(),
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (household_id, id),
  FOREIGN KEY (household_id, candidacy_id) REFERENCES app.candidacy (household_id, id),
  CHECK (btrim(words) <> '')
);
COMMENT ON TABLE app.continuity_promise IS 'Compartiment 13 : l’accompagnement promis par écrit avant toute acceptation : qui reste, combien de mois après l’entrée ; la dernière promesse vaut.';
COMMENT ON COLUMN app.continuity_promise.worker_name IS 'Le nom tel qu’il a été promis ce jour-là.';
CREATE INDEX continuity_promise_candidacy ON app.continuity_promise (candidacy_id, recorded_at DESC);
CREATE INDEX continuity_promise_household ON app.continuity_promise (household_id);
CALL app_private.protect_case('app.continuity_promise', '13');
REVOKE UPDATE ON app.continuity_promise FROM perenne_request;
DROP POLICY case_change ON app.continuity_promise;

CREATE TABLE app.continuity_signature (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  promise_id uuid NOT NULL UNIQUE,
  signer_name text NOT NULL CHECK (btrim(signer_name) <> ''),
  signed_on date NOT NULL DEFAULT app_private.programme_today(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, promise_id) REFERENCES app.continuity_promise (household_id, id)
);
COMMENT ON TABLE app.continuity_signature IS 'Compartiment 13 : le responsable de site s’engage avec le prescripteur sur l’accompagnement promis.';
CREATE INDEX continuity_signature_household ON app.continuity_signature (household_id);
CALL app_private.protect_case('app.continuity_signature', '13');
REVOKE INSERT, UPDATE ON app.continuity_signature FROM perenne_request;
DROP POLICY case_write ON app.continuity_signature;
DROP POLICY case_change ON app.continuity_signature;
CREATE POLICY definer_signs ON app.continuity_signature FOR INSERT TO perenne_definer WITH CHECK (true);
GRANT INSERT ON app.continuity_signature TO perenne_definer;

CREATE FUNCTION app_private.guard_promise() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.role <> 'PRE' THEN PERFORM app_private.refuse('may-not-write'); END IF;
  IF app_private.has_fact(NEW.candidacy_id, 'candidacy-closed') THEN PERFORM app_private.refuse('candidacy-closed'); END IF;
  -- The household reads it at once: it must have been told of the dwelling.
  IF NOT app_private.has_fact(NEW.candidacy_id, 'prescriber-go') THEN PERFORM app_private.refuse('prescriber-go-missing'); END IF;
  IF NOT EXISTS (SELECT FROM app.account t JOIN app.account_role r ON r.account_id = t.id AND r.organisation_id = c.organisation_id
      AND r.role = 'PRE' AND r.confirmed_at IS NOT NULL AND r.starts_on <= c.today AND (r.ends_on IS NULL OR r.ends_on >= c.today)
      WHERE t.id = NEW.worker_account_id AND t.display_name = NEW.worker_name AND t.closed_on IS NULL)
  THEN PERFORM app_private.refuse('worker-not-of-prescriber'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_promise() IS 'Un prescripteur promet l’un des siens, une fois son accord donné.';
CREATE TRIGGER guard AFTER INSERT ON app.continuity_promise FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_promise();

CREATE FUNCTION app_private.sign_continuity(p_id uuid, p_promise uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.role IS DISTINCT FROM 'REF' OR NOT EXISTS (SELECT FROM app.continuity_promise p JOIN app.my_access m ON m.household_id = p.household_id
      WHERE p.id = p_promise AND p.household_id = c.household_id AND m.compartment = '13' AND m.verb = 'read')
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  INSERT INTO app.continuity_signature (id, household_id, promise_id, signer_name, author_account_id, author_organisation_id)
  SELECT p_id, p.household_id, p.id, t.display_name, c.account_id, c.organisation_id
  FROM app.continuity_promise p JOIN app.account t ON t.id = c.account_id WHERE p.id = p_promise
  ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION app_private.sign_continuity IS 'Le responsable de site s’engage sur l’accompagnement promis ; une fois suffit.';
GRANT EXECUTE ON FUNCTION app_private.sign_continuity(uuid, uuid) TO perenne_request;

-- H7, asked before an offer is accepted: promised by the prescriber, and by the site manager as soon as one is named.
CREATE FUNCTION app_private.continuity_promised(p_candidacy uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT COALESCE((SELECT EXISTS (SELECT FROM app.continuity_signature s WHERE s.promise_id = p.id)
      OR NOT EXISTS (SELECT FROM app.assignment a, app_private.programme_today() AS today WHERE a.household_id = p.household_id
        AND a.role = 'REF' AND a.kind = 'case' AND a.starts_on <= today AND (a.ends_on IS NULL OR a.ends_on >= today))
    FROM app.continuity_promise p WHERE p.candidacy_id = p_candidacy ORDER BY p.recorded_at DESC, p.id DESC LIMIT 1), false);
END;
COMMENT ON FUNCTION app_private.continuity_promised IS 'L’accompagnement est-il promis par écrit, par le prescripteur et par le responsable de site s’il est nommé ?';
GRANT EXECUTE ON FUNCTION app_private.continuity_promised(uuid) TO perenne_request, perenne_due;

-- H2: a silence. Dates and terms for the duty of the calendar; what is due in working days is counted outside.
CREATE TABLE app.candidacy_nudge (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  household_id uuid NOT NULL,
  candidacy_id uuid NOT NULL,
  step text NOT NULL CHECK (step IN ('reminder', 'lead-told')),
  waiting_since date NOT NULL,
  sent_on date NOT NULL DEFAULT app_private.programme_today(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  UNIQUE (candidacy_id, step, waiting_since),
  FOREIGN KEY (household_id, candidacy_id) REFERENCES app.candidacy (household_id, id)
);
COMMENT ON TABLE app.candidacy_nudge IS 'Compartiment 10 : rappels envoyés pour une proposition sans réponse, au nom de qui l’a faite ; un seul de chaque par attente.';
CREATE INDEX candidacy_nudge_household ON app.candidacy_nudge (household_id);
CALL app_private.protect_case('app.candidacy_nudge', '10');
REVOKE INSERT, UPDATE ON app.candidacy_nudge FROM perenne_request;
DROP POLICY case_write ON app.candidacy_nudge;
DROP POLICY case_change ON app.candidacy_nudge;
CREATE POLICY definer_nudges ON app.candidacy_nudge FOR INSERT TO perenne_definer WITH CHECK (true);
GRANT INSERT ON app.candidacy_nudge TO perenne_definer;

-- Since when each proposal waits for its prescriber: informed, or answered on what it asked to adapt.
CREATE FUNCTION app_private.waiting_proposals()
RETURNS TABLE (candidacy_id uuid, waiting_since date, days integer, due_soon integer, escalate integer, is_reminded boolean, is_told boolean)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 50 SET search_path = ''
BEGIN ATOMIC
  SELECT w.id, w.since, term.days, term.due_soon, term.escalate,
    EXISTS (SELECT FROM app.candidacy_nudge n WHERE n.candidacy_id = w.id AND n.waiting_since = w.since AND n.step = 'reminder'),
    EXISTS (SELECT FROM app.candidacy_nudge n WHERE n.candidacy_id = w.id AND n.waiting_since = w.since AND n.step = 'lead-told')
  FROM (
    SELECT k.id, h.scheme_id, COALESCE(last_one.answered_on, m.happened_on) AS since
    FROM app.milestone m
    JOIN app.candidacy k ON k.id = m.candidacy_id
    JOIN app.household h ON h.id = k.household_id AND h.state = 'active'
    LEFT JOIN LATERAL (SELECT a.answer, a.answered_on FROM app.candidacy_answer a WHERE a.candidacy_id = k.id
      ORDER BY a.recorded_at DESC, a.id DESC LIMIT 1) last_one ON true
    WHERE m.kind = 'prescriber-informed' AND m.undone_at IS NULL
      AND (last_one.answer IS NULL OR last_one.answer = 'reply')
      AND NOT app_private.has_fact(k.id, 'candidacy-closed') AND NOT app_private.has_fact(k.id, 'prescriber-go')
  ) w
  CROSS JOIN LATERAL (SELECT
      max(t.value) FILTER (WHERE t.key = 'delay.answer-proposal')::int AS days,
      max(t.value) FILTER (WHERE t.key = 'nudge.due-soon')::int AS due_soon,
      max(t.value) FILTER (WHERE t.key = 'nudge.escalate')::int AS escalate
    FROM app.scheme_term t WHERE t.scheme_id = w.scheme_id
      AND daterange(t.valid_from, t.valid_to) @> app_private.programme_today()) term
  WHERE term.days IS NOT NULL;
END;
COMMENT ON FUNCTION app_private.waiting_proposals() IS 'Propositions qui attendent leur prescripteur : depuis quand, délais du dispositif, rappels déjà faits ; pour le devoir des échéances.';

CREATE FUNCTION app_private.nudge_proposal(p_candidacy uuid, p_step text, p_since date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  INSERT INTO app.candidacy_nudge (household_id, candidacy_id, step, waiting_since, author_account_id, author_organisation_id)
  SELECT k.household_id, k.id, p_step, p_since, k.author_account_id, k.author_organisation_id FROM app.candidacy k WHERE k.id = p_candidacy
  ON CONFLICT (candidacy_id, step, waiting_since) DO NOTHING;
  IF NOT FOUND THEN RETURN; END IF;
  IF p_step = 'reminder' THEN
    PERFORM app_private.tell_prescribers('proposal-waits', ARRAY[p_candidacy]);
    RETURN;
  END IF;
  INSERT INTO app.outbox (kind, ids, actor_account_id, recipient_role_id)
  SELECT 'proposal-silent', ARRAY[k.id, k.household_id], k.author_account_id, r.id
  FROM app.candidacy k
  JOIN app.household h ON h.id = k.household_id
  JOIN app.scheme s ON s.id = h.scheme_id
  CROSS JOIN (SELECT app_private.programme_today() AS today) n
  JOIN app.account_role r ON r.organisation_id = s.landlord_id AND r.role = 'PRG' AND r.confirmed_at IS NOT NULL
    AND r.starts_on <= n.today AND (r.ends_on IS NULL OR r.ends_on >= n.today)
  WHERE k.id = p_candidacy;
END $$;
COMMENT ON FUNCTION app_private.nudge_proposal IS 'Rappelle au prescripteur, ou prévient le responsable du dispositif, une fois par attente.';
GRANT EXECUTE ON FUNCTION app_private.waiting_proposals(), app_private.nudge_proposal(uuid, text, date) TO perenne_due;

-- Where a live proposal waits, for queues and next steps: chosen and not told yet, answered to be adapted.
CREATE VIEW app.proposal_stage WITH (security_barrier = true) AS
SELECT k.household_id, CASE WHEN w.is_informed THEN 'adapt' ELSE 'chosen' END AS stage, COALESCE(w.answered_on, k.proposed_on) AS since
FROM app_private.request() c
JOIN app.candidacy k ON c.role IN ('ALL', 'PRE', 'PRG')
CROSS JOIN LATERAL (
  SELECT bool_or(m.kind = 'prescriber-informed') IS TRUE AS is_informed, bool_or(m.kind = 'candidacy-closed') IS TRUE AS is_closed,
    (SELECT a.answered_on FROM app.candidacy_answer a WHERE a.candidacy_id = k.id AND a.answer = 'adapt' AND NOT EXISTS (SELECT
      FROM app.candidacy_answer later WHERE later.candidacy_id = k.id AND (later.recorded_at, later.id) > (a.recorded_at, a.id))) AS answered_on
  FROM app.milestone m WHERE m.candidacy_id = k.id AND m.undone_at IS NULL
) w
WHERE NOT w.is_closed AND (NOT w.is_informed OR w.answered_on IS NOT NULL)
  AND EXISTS (SELECT FROM app.my_access m WHERE m.household_id = k.household_id AND m.compartment IN ('1', '1r') AND m.verb = 'read');
ALTER VIEW app.proposal_stage OWNER TO perenne_definer;
COMMENT ON VIEW app.proposal_stage IS 'Ce qui attend la chargée d’attribution sur une proposition : informer le prescripteur, ou lui répondre.';
GRANT SELECT ON app.proposal_stage TO perenne_request;
INSERT INTO app.table_scope (name, scope, compartment) VALUES ('app.proposal_stage', 'case', '1 1r');
