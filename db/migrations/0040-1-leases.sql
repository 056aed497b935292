-- The lease of a household: prepared after it said yes, signed with its documents frozen, opened by its keys. The money
-- of the programme counts from app.lease alone; what is agreed around it stands here.
CREATE TABLE app.lease_preparation (
  candidacy_id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ordinary', 'sliding', 'subletting')),
  tenant_organisation_id uuid REFERENCES app.organisation,
  starts_on date NOT NULL,
  rent_cents integer NOT NULL CHECK (rent_cents >= 0),
  charges_cents integer NOT NULL CHECK (charges_cents >= 0),
  deposit_cents integer NOT NULL CHECK (deposit_cents >= 0),
  -- Length of the sub-lease, renewable; empty for an ordinary lease.
  months smallint CHECK (months BETWEEN 1 AND 36),
  signatory text NOT NULL CHECK (signatory IN ('household', 'with-representative', 'representative')),
  annexes text[] NOT NULL,
  conditions text CHECK (btrim(conditions) <> ''),
  version integer NOT NULL DEFAULT 1,
  updated_by uuid NOT NULL REFERENCES app.account,
  updated_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, candidacy_id) REFERENCES app.candidacy (household_id, id),
  CHECK ((kind = 'ordinary') = (tenant_organisation_id IS NULL)),
  CHECK ((kind = 'ordinary') = (months IS NULL)),
  -- What the household must do for the lease to become its own is agreed in writing before anything is signed.
  CHECK (kind <> 'sliding' OR conditions IS NOT NULL)
);
COMMENT ON TABLE app.lease_preparation IS 'Compartiment 12 : le bail en préparation, sa nature, son loyer, qui signe, ses annexes, les conditions du glissement.';
CREATE INDEX lease_preparation_household ON app.lease_preparation (household_id);
CALL app_private.protect_case('app.lease_preparation', '12');

ALTER TABLE app.lease
  ADD COLUMN candidacy_id uuid UNIQUE REFERENCES app.candidacy,
  ADD COLUMN starts_on date,
  ADD COLUMN sublease_until date,
  ADD CONSTRAINT lease_whole UNIQUE (household_id, id);
COMMENT ON COLUMN app.lease.candidacy_id IS 'L’offre acceptée dont vient ce bail ; vide pour un bail repris d’ailleurs.';
COMMENT ON COLUMN app.lease.sublease_until IS 'Dernier jour de la sous-location, reconduite par un examen.';
REVOKE UPDATE ON app.lease FROM perenne_request;
GRANT UPDATE (keys_on) ON app.lease TO perenne_request;
CREATE POLICY definer_keeps ON app.lease FOR UPDATE TO perenne_definer USING (true) WITH CHECK (true);
GRANT UPDATE ON app.lease TO perenne_definer;

CREATE TABLE app.lease_document (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  lease_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('lease', 'sublease', 'convention', 'prefect-notice')),
  dated date NOT NULL,
  content bytea NOT NULL,
  content_sha256 text GENERATED ALWAYS AS (encode(sha256(content), 'hex')) STORED,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, lease_id) REFERENCES app.lease (household_id, id)
);
COMMENT ON TABLE app.lease_document IS 'Compartiment 12 : bail, sous-location, convention tripartite, avis au préfet, figés le jour où ils partent.';
CREATE INDEX lease_document_lease ON app.lease_document (lease_id);
CREATE INDEX lease_document_household ON app.lease_document (household_id);
CALL app_private.protect_case('app.lease_document', '12');
REVOKE UPDATE ON app.lease_document FROM perenne_request;
DROP POLICY case_change ON app.lease_document;

-- K2: what happened to a lease that slides. Nothing is changed, everything is added.
CREATE TABLE app.lease_event (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL,
  lease_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('renewed', 'prefect-informed', 'lease-offered', 'glided', 'refused', 'ended', 'terminated')),
  happened_on date NOT NULL,
  motive text CHECK (btrim(motive) <> ''),
  -- For a renewal: the new last day of the sub-lease.
  until date,
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  FOREIGN KEY (household_id, lease_id) REFERENCES app.lease (household_id, id),
  CHECK ((kind = 'renewed') = (until IS NOT NULL)),
  CHECK (kind NOT IN ('refused', 'ended', 'terminated') OR motive IS NOT NULL)
);
COMMENT ON TABLE app.lease_event IS 'Compartiment 12 : ce qui arrive à un bail glissant ou à une sous-location, daté, avec ses motifs ; rien ne s’efface.';
CREATE INDEX lease_event_lease ON app.lease_event (lease_id, recorded_at);
CREATE INDEX lease_event_household ON app.lease_event (household_id);
CALL app_private.protect_case('app.lease_event', '12');
REVOKE UPDATE ON app.lease_event FROM perenne_request;
DROP POLICY case_change ON app.lease_event;

-- K1: a lease follows the yes of the household and what was prepared; a mandatary is never left aside.
CREATE FUNCTION app_private.guard_preparation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF NOT app_private.has_fact(NEW.candidacy_id, 'offer-accepted') THEN PERFORM app_private.refuse('lease-before-acceptance'); END IF;
  IF EXISTS (SELECT FROM app.lease l WHERE l.candidacy_id = NEW.candidacy_id) THEN PERFORM app_private.refuse('lease-already-signed'); END IF;
  IF NEW.signatory = 'household' AND EXISTS (SELECT FROM app.assignment a, app_private.request() c
      WHERE a.household_id = NEW.household_id AND a.kind = 'case' AND a.role = 'MJPM' AND a.starts_on <= c.today
        AND (a.ends_on IS NULL OR a.ends_on >= c.today))
  THEN PERFORM app_private.refuse('mandatary-signs'); END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_preparation() IS 'Un bail se prépare après l’accord du ménage ; sous mesure de protection, il se signe avec le mandataire.';
CREATE TRIGGER guard AFTER INSERT OR UPDATE ON app.lease_preparation FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_preparation();

GRANT UPDATE (let_on) ON app.vacancy TO perenne_definer;
CREATE FUNCTION app_private.guard_lease() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  p app.lease_preparation;
  taken uuid;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT k.* INTO p FROM app.lease_preparation k WHERE k.candidacy_id = NEW.candidacy_id;
  IF p.candidacy_id IS NULL THEN PERFORM app_private.refuse('lease-not-prepared'); END IF;
  IF NEW.signed_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NEW.kind <> p.kind OR NEW.tenant_organisation_id IS DISTINCT FROM p.tenant_organisation_id OR NEW.starts_on IS DISTINCT FROM p.starts_on
    OR NEW.sublease_until IS DISTINCT FROM (p.starts_on + make_interval(months => p.months) - interval '1 day')::date
  THEN PERFORM app_private.refuse('lease-not-prepared'); END IF;
  IF NOT EXISTS (SELECT FROM app.milestone m WHERE m.candidacy_id = NEW.candidacy_id AND m.kind = 'offer-accepted'
      AND m.undone_at IS NULL AND m.happened_on <= NEW.signed_on)
  THEN PERFORM app_private.refuse('lease-before-acceptance'); END IF;
  -- CCH, L.442-8-1: only a body with a live agreement may rent to sub-let.
  IF NEW.kind <> 'ordinary' AND NOT EXISTS (SELECT FROM app.organisation_agreement a
      WHERE a.organisation_id = NEW.tenant_organisation_id AND a.kind = 'L365-4' AND NEW.signed_on BETWEEN a.starts_on AND a.ends_on)
  THEN PERFORM app_private.refuse('agreement-not-live'); END IF;
  PERFORM app_private.record_milestone(NEW.household_id, 'lease-signed', NEW.signed_on, NEW.candidacy_id);
  SELECT k.vacancy_id INTO taken FROM app.candidacy k WHERE k.id = NEW.candidacy_id;
  UPDATE app.vacancy v SET status = 'signed', let_on = greatest(NEW.starts_on, v.leaves_on + 1), version = v.version + 1,
    updated_by = c.account_id, updated_by_organisation_id = c.organisation_id, updated_at = app_private.programme_now()
  WHERE v.id = taken;
  -- Note 16: from the signature, the landlord's field staff write in the plan.
  UPDATE app.assignment a SET signed_on = NEW.signed_on
  WHERE a.household_id = NEW.household_id AND a.kind = 'case' AND a.role = 'REF' AND a.signed_on IS NULL;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_lease() IS 'Un bail se signe tel qu’il a été préparé, après l’accord du ménage, l’agrément en cours ; la libération est pourvue le même jour.';
CREATE TRIGGER guard AFTER INSERT ON app.lease FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_lease();

CREATE FUNCTION app_private.guard_keys() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF OLD.keys_on IS NOT NULL OR NEW.keys_on IS NULL THEN PERFORM app_private.refuse('keys-already-given'); END IF;
  IF NEW.keys_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  PERFORM app_private.record_milestone(NEW.household_id, 'keys', NEW.keys_on, NEW.candidacy_id);
  -- What is left to do counts from the day that the household lives there.
  UPDATE app.entry_step s SET due_on = NEW.keys_on + k.offset_days
  FROM app.entry_step_kind k
  WHERE s.lease_id = NEW.id AND k.code = s.code AND s.done_on IS NULL;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_keys() IS 'Les clés se remettent une fois, après la signature ; l’installation commence ce jour-là.';
CREATE TRIGGER keys AFTER UPDATE OF keys_on ON app.lease FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_keys();

CREATE FUNCTION app_private.guard_lease_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  l app.lease;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT k.* INTO l FROM app.lease k WHERE k.id = NEW.lease_id FOR UPDATE;
  IF l.kind = 'ordinary' THEN PERFORM app_private.refuse('lease-does-not-slide'); END IF;
  IF NEW.happened_on > c.today THEN PERFORM app_private.refuse('fact-in-the-future'); END IF;
  IF NEW.happened_on < l.signed_on THEN PERFORM app_private.refuse('dates-out-of-order'); END IF;
  IF l.glided_on IS NOT NULL OR l.ended_on IS NOT NULL THEN PERFORM app_private.refuse('lease-over'); END IF;
  IF NEW.kind = 'renewed' THEN
    IF NEW.until <= l.sublease_until THEN PERFORM app_private.refuse('dates-out-of-order'); END IF;
    UPDATE app.lease k SET sublease_until = NEW.until WHERE k.id = l.id;
  ELSIF NEW.kind = 'glided' THEN
    UPDATE app.lease k SET glided_on = NEW.happened_on WHERE k.id = l.id;
  ELSIF NEW.kind IN ('ended', 'terminated') THEN
    UPDATE app.lease k SET ended_on = NEW.happened_on WHERE k.id = l.id;
  ELSIF NEW.kind = 'prefect-informed' THEN
    INSERT INTO app.outbox (kind, ids, actor_account_id, recipient_role_id)
    SELECT DISTINCT 'prefect-notice', ARRAY[NEW.lease_id], c.account_id, r.id
    FROM app.household h
    JOIN app.scheme_partner p ON p.scheme_id = h.scheme_id AND p.starts_on <= c.today AND (p.ends_on IS NULL OR p.ends_on >= c.today)
    JOIN app.account_role r ON r.organisation_id = p.organisation_id AND r.role = 'ST' AND r.confirmed_at IS NOT NULL
      AND r.starts_on <= c.today AND (r.ends_on IS NULL OR r.ends_on >= c.today)
    WHERE h.id = NEW.household_id;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION app_private.guard_lease_event() IS 'Un événement de bail glissant suit la signature et précède la fin ; il met à jour les dates du bail.';
CREATE TRIGGER guard AFTER INSERT ON app.lease_event FOR EACH ROW
  WHEN (current_user = 'perenne_request') EXECUTE FUNCTION app_private.guard_lease_event();
INSERT INTO app.job_kind (code, label, addressed) VALUES
  ('prefect-notice', 'Dire à l’État qu’un avis de fin d’examen lui est adressé', true);
