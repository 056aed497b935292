-- What must happen after a write is written with it. A request can add to the outbox through enqueue only; the
-- worker moves rows to the queue (schema jobs, its own), where no request reads or writes.
CREATE TABLE app.job_kind (
  code text PRIMARY KEY,
  label text NOT NULL,
  -- Whether the job writes to somebody: it then runs with the rights of that person.
  addressed boolean NOT NULL
);
COMMENT ON TABLE app.job_kind IS 'Tâches que la plateforme sait faire après coup : liste fermée.';
INSERT INTO app.job_kind (code, label, addressed) VALUES
  ('tell-break-glass', 'Prévenir d’un accès d’urgence', true);
CALL app_private.protect_reference('app.job_kind');
CREATE POLICY migration_declares ON app.job_kind TO perenne_owner USING (true) WITH CHECK (true);

CREATE TABLE app.outbox (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL REFERENCES app.job_kind,
  ids uuid[] NOT NULL,
  actor_account_id uuid REFERENCES app.account,
  recipient_role_id uuid REFERENCES app.account_role,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  moved_at timestamptz,
  done_at timestamptz,
  failed_at timestamptz
);
COMMENT ON TABLE app.outbox IS 'Tâches à faire, écrites avec ce qui les demande : des identifiants seulement, jamais un contenu.';
COMMENT ON COLUMN app.outbox.recipient_role_id IS 'À qui la tâche écrit, et au nom de quelle organisation il lit.';
CREATE INDEX outbox_waiting ON app.outbox (created_at) WHERE moved_at IS NULL;
CREATE INDEX outbox_done ON app.outbox (done_at) WHERE done_at IS NOT NULL;
ALTER TABLE app.outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY definer_adds ON app.outbox FOR INSERT TO perenne_definer WITH CHECK (true);
CREATE POLICY definer_reads ON app.outbox FOR SELECT TO perenne_definer USING (true);
GRANT SELECT, INSERT ON app.outbox TO perenne_definer;
CREATE POLICY worker_reads ON app.outbox FOR SELECT TO perenne_worker USING (true);
CREATE POLICY worker_moves ON app.outbox FOR UPDATE TO perenne_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_forgets ON app.outbox FOR DELETE TO perenne_worker
  USING (done_at < clock_timestamp() - interval '30 days');
GRANT SELECT, UPDATE (moved_at, done_at, failed_at), DELETE ON app.outbox TO perenne_worker;
INSERT INTO app.table_scope (name, scope) VALUES ('app.outbox', 'duty');

-- The queue makes and keeps its own tables, as the worker and nowhere else.
CREATE SCHEMA jobs AUTHORIZATION perenne_worker;
COMMENT ON SCHEMA jobs IS 'File d’attente des tâches (pg-boss) : identifiants seulement, lue et écrite par perenne_worker seul.';

CREATE FUNCTION app_private.enqueue(p_kind text, p_ids uuid[], p_recipient_role uuid DEFAULT NULL) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  known app.job_kind;
  job uuid;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT * INTO known FROM app.job_kind k WHERE k.code = p_kind;
  IF c.account_id IS NULL OR known.code IS NULL OR known.addressed <> (p_recipient_role IS NOT NULL)
  THEN PERFORM app_private.refuse('unknown-job'); END IF;
  INSERT INTO app.outbox (kind, ids, actor_account_id, recipient_role_id)
  VALUES (p_kind, p_ids, c.account_id, p_recipient_role) RETURNING id INTO job;
  RETURN job;
END $$;
COMMENT ON FUNCTION app_private.enqueue IS 'Ajoute une tâche de la liste fermée, au nom de qui demande, dans la même transaction.';

-- A7: the data-protection officers of the organisation that entered (of the landlord when it has none), those who lead the case, the persons.
CREATE FUNCTION app_private.tell_break_glass(p_break_glass uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  INSERT INTO app.outbox (kind, ids, actor_account_id, recipient_role_id)
  SELECT DISTINCT 'tell-break-glass', ARRAY[b.id, b.household_id], b.account_id, r.id
  FROM app.break_glass b
  JOIN app.household h ON h.id = b.household_id
  JOIN app.scheme s ON s.id = h.scheme_id
  JOIN app.assignment mine ON mine.id = b.assignment_id
  CROSS JOIN (SELECT app_private.programme_today() AS today) n
  JOIN app.account_role r ON r.confirmed_at IS NOT NULL AND r.starts_on <= n.today
    AND (r.ends_on IS NULL OR r.ends_on >= n.today) AND r.account_id <> b.account_id
  JOIN app.account t ON t.id = r.account_id AND t.closed_on IS NULL
  WHERE b.id = p_break_glass AND (
    (r.role = 'DPO' AND r.organisation_id = CASE WHEN app_private.has_officer(b.organisation_id)
      THEN b.organisation_id ELSE s.landlord_id END)
    OR (r.role = 'PRE' AND EXISTS (SELECT FROM app.assignment a
      WHERE a.household_id = b.household_id AND a.kind = 'case' AND a.role = 'PRE' AND a.account_id = r.account_id
        AND a.organisation_id = r.organisation_id AND a.starts_on <= n.today
        AND (a.ends_on IS NULL OR a.ends_on >= n.today)))
    -- A mandatary of one adult is nobody else's business, not even in the same household.
    OR (r.role = 'HH' AND EXISTS (SELECT FROM app.person p
      WHERE p.id = t.person_id AND p.household_id = b.household_id AND (p.left_on IS NULL OR p.left_on > n.today)
        AND (mine.subject_person_id IS NULL OR mine.subject_person_id = p.id))));
END;

-- The door of a job that writes to somebody: the recipient's rights, on the households that the job names,
-- as long as the job is not done. No session: neither second factor nor break-glass.
CREATE FUNCTION app_private.open_job_request(p_outbox uuid, p_household uuid, p_compartments text[])
RETURNS SETOF app_private.request_context
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  job record;
  ctx app_private.request_context;
  today date := app_private.programme_today();
BEGIN
  SELECT o.kind, r.id AS account_role_id, r.organisation_id, r.role, r.is_manager, t.id AS account_id, t.person_id INTO job
  FROM app.outbox o
  JOIN app.account_role r ON r.id = o.recipient_role_id
  JOIN app.account t ON t.id = r.account_id
  WHERE o.id = p_outbox AND o.done_at IS NULL AND o.failed_at IS NULL
    AND (p_household IS NULL OR p_household = ANY (o.ids)) AND t.closed_on IS NULL AND r.confirmed_at IS NOT NULL
    AND r.starts_on <= today AND (r.ends_on IS NULL OR r.ends_on >= today)
    AND (t.person_id IS NULL OR EXISTS (SELECT FROM app.person p
      WHERE p.id = t.person_id AND (p.left_on IS NULL OR p.left_on > today)));
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO app_private.request_context AS c (xid, request_id, account_id, person_ids, account_role_id,
    organisation_id, role, is_manager, scope, household_id, compartments, purpose, route, today, has_case)
  VALUES (pg_current_xact_id(), p_outbox, job.account_id, app_private.represented_persons(job.person_id, today),
    job.account_role_id, job.organisation_id, job.role, job.is_manager,
    CASE WHEN p_household IS NULL THEN 'list' ELSE 'household' END, p_household, p_compartments, 'prevenir',
    'job ' || job.kind, today,
    EXISTS (SELECT FROM app.assignment a WHERE a.household_id = p_household
      AND a.organisation_id = job.organisation_id AND a.role = job.role
      AND (a.reach = 'organisation' OR a.account_id = job.account_id)
      AND a.starts_on <= today AND (a.ends_on IS NULL OR a.ends_on >= today)
      AND (a.expires_at IS NULL OR a.expires_at > clock_timestamp())))
  RETURNING c.* INTO ctx;
  INSERT INTO app.access_log (request_id, account_id, organisation_id, role, outcome, household_id, subject_person_id,
    compartments, purpose, route)
  VALUES (p_outbox, job.account_id, job.organisation_id, job.role, 'opened', p_household,
    (SELECT a.subject_person_id FROM app.assignment a
      WHERE a.household_id = p_household AND a.organisation_id = job.organisation_id AND a.role = job.role
        AND a.role IN ('SPIP', 'HP', 'MJPM') AND a.account_id = job.account_id ORDER BY a.starts_on DESC LIMIT 1),
    p_compartments, 'prevenir', ctx.route);
  RETURN NEXT ctx;
END $$;
COMMENT ON FUNCTION app_private.open_job_request IS 'La porte d’une tâche adressée : les droits du destinataire, une ligne au journal ; rien pour une tâche faite.';

-- Where to write to: a professional's address of sign-in, a person's own address if she gave one.
CREATE FUNCTION app_private.my_mail_address() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT CASE WHEN t.person_id IS NULL THEN u.email ELSE p.email END
  FROM app_private.request() c
  JOIN app.account t ON t.id = c.account_id
  LEFT JOIN auth."user" u ON u.id = t.id
  LEFT JOIN app.person p ON p.id = t.person_id;
END;
GRANT EXECUTE ON FUNCTION app_private.my_mail_address() TO perenne_request;
GRANT EXECUTE ON FUNCTION app_private.enqueue(text, uuid[], uuid) TO perenne_request;
GRANT EXECUTE ON FUNCTION app_private.tell_break_glass(uuid) TO perenne_definer;
GRANT EXECUTE ON FUNCTION app_private.open_job_request(uuid, uuid, text[]) TO perenne_app;
