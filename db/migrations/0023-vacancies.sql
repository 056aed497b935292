-- A dwelling that its tenant leaves: its dates, its sector, its holder's turn, and everything that happened to it.
CREATE TABLE app.vacancy (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL,
  dwelling_id uuid NOT NULL,
  commune text NOT NULL,
  contingent text NOT NULL CHECK (contingent IN ('landlord', 'state', 'commune', 'epci', 'department', 'action-logement', 'employer')),
  notice_given_on date NOT NULL,
  leaves_on date NOT NULL CHECK (leaves_on >= notice_given_on),
  available_on date NOT NULL CHECK (available_on >= leaves_on),
  works text CHECK (btrim(works) <> ''),
  visit_terms text CHECK (btrim(visit_terms) <> ''),
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'proposed', 'allocated', 'signed', 'withdrawn')),
  sector_id uuid,
  sector_chosen_on date,
  let_on date CHECK (let_on >= leaves_on),
  -- The holder that brought it from its own seat; NULL when the landlord entered it.
  proposed_by_organisation_id uuid REFERENCES app.organisation,
  opened_on date NOT NULL DEFAULT app_private.programme_today(),
  version integer NOT NULL DEFAULT 1,
  updated_by uuid REFERENCES app.account,
  updated_by_organisation_id uuid REFERENCES app.organisation,
  updated_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  -- The commune is kept here too, so that a holder's rows are known without reading the stock.
  FOREIGN KEY (dwelling_id, scheme_id, commune) REFERENCES app.dwelling (id, scheme_id, commune) ON UPDATE CASCADE,
  FOREIGN KEY (scheme_id, sector_id) REFERENCES app.sector (scheme_id, id),
  CHECK (sector_chosen_on IS NULL OR sector_id IS NOT NULL),
  CHECK ((status = 'signed') = (let_on IS NOT NULL))
);
COMMENT ON TABLE app.vacancy IS 'Libération d’un logement : congé, départ, disponibilité, état, secteur ; une seule en cours par logement.';
COMMENT ON COLUMN app.vacancy.contingent IS 'Celui du logement (stock), ou celui auquel le bailleur oriente cette libération (flux).';
COMMENT ON COLUMN app.vacancy.leaves_on IS 'Dernier jour du locataire sortant ; la vacance compte à partir du lendemain.';
COMMENT ON COLUMN app.vacancy.sector_id IS 'Secteur de la commune dans la liste du bailleur au jour du départ ; vide tant que personne ne l’a choisi hors de cette liste.';
COMMENT ON COLUMN app.vacancy.sector_chosen_on IS 'Hors des communes nommées : secteur choisi ce jour par la responsable du dispositif, motif dans l’historique.';
COMMENT ON COLUMN app.vacancy.let_on IS 'Premier jour du nouveau bail.';
CREATE UNIQUE INDEX vacancy_one_live ON app.vacancy (dwelling_id) WHERE status IN ('open', 'proposed', 'allocated');
CREATE INDEX vacancy_status ON app.vacancy (scheme_id, status, leaves_on);
CREATE INDEX vacancy_dwelling ON app.vacancy (dwelling_id, leaves_on DESC);

CREATE TABLE app.vacancy_turn (
  id uuid PRIMARY KEY,
  vacancy_id uuid NOT NULL REFERENCES app.vacancy,
  holder_organisation_id uuid NOT NULL REFERENCES app.organisation,
  kind text NOT NULL CHECK (kind IN ('asked', 'agreed', 'declined', 'given-back', 'released')),
  happened_on date NOT NULL,
  due_on date CHECK (due_on >= happened_on),
  words text CHECK (btrim(words) <> ''),
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  recorded_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  CHECK ((kind = 'asked') = (due_on IS NOT NULL))
);
COMMENT ON TABLE app.vacancy_turn IS 'Tour du réservataire : demandé, accepté, refusé, rendu, remis pour un tour ; on ajoute, on ne modifie pas.';
COMMENT ON COLUMN app.vacancy_turn.due_on IS 'Dernier jour du tour, selon le terme delay.holder-turn du dispositif au jour de la demande.';
CREATE INDEX vacancy_turn_vacancy ON app.vacancy_turn (vacancy_id, recorded_at);

CREATE TABLE app.vacancy_event (
  id uuid PRIMARY KEY,
  vacancy_id uuid NOT NULL REFERENCES app.vacancy,
  kind text NOT NULL CHECK (kind IN ('opened', 'changed', 'moved', 'sector-chosen', 'over-quota')),
  status text CHECK (status IN ('open', 'proposed', 'allocated', 'signed', 'withdrawn')),
  motive text CHECK (btrim(motive) <> ''),
  changes jsonb,
  author_account_id uuid NOT NULL REFERENCES app.account,
  author_organisation_id uuid NOT NULL REFERENCES app.organisation,
  happened_at timestamptz NOT NULL DEFAULT app_private.programme_now(),
  CHECK ((kind = 'moved') = (status IS NOT NULL)),
  CHECK ((kind = 'changed') = (changes IS NOT NULL)),
  CHECK (kind NOT IN ('sector-chosen', 'over-quota') OR motive IS NOT NULL),
  CHECK (kind <> 'moved' OR status NOT IN ('open', 'withdrawn') OR motive IS NOT NULL)
);
COMMENT ON TABLE app.vacancy_event IS 'Historique d’une libération : saisie, modification, changement d’état, choix du secteur, dépassement de quota, avec leurs motifs.';
COMMENT ON COLUMN app.vacancy_event.changes IS 'Champs modifiés, avec leur valeur avant et après.';
CREATE INDEX vacancy_event_vacancy ON app.vacancy_event (vacancy_id, happened_at);

-- What no route can forget: the sector comes from the landlord's list, and only the programme lead departs from it; a
-- holder takes back its own proposal and changes nothing else.
CREATE FUNCTION app_private.guard_vacancy() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  is_request boolean;
  listed uuid := (SELECT l.sector_id FROM app.sector_commune l
    WHERE l.scheme_id = NEW.scheme_id AND l.commune = NEW.commune
      AND daterange(l.valid_from, l.valid_to) @> NEW.leaves_on);
  kept text[] := ARRAY['status', 'version', 'updated_by', 'updated_by_organisation_id', 'updated_at'];
BEGIN
  SELECT * INTO c FROM app_private.request();
  is_request := FOUND;
  IF TG_OP = 'UPDATE' AND (NEW.dwelling_id, NEW.scheme_id) IS DISTINCT FROM (OLD.dwelling_id, OLD.scheme_id)
  THEN PERFORM app_private.refuse('dwelling-is-fixed'); END IF;
  IF TG_OP = 'UPDATE' AND is_request THEN
    IF NEW.status <> OLD.status AND c.role NOT IN ('ALL', 'PRG', 'RES') THEN PERFORM app_private.refuse('may-not-move'); END IF;
    IF c.role = 'RES' AND (NEW.status <> 'withdrawn' OR to_jsonb(NEW) - kept <> to_jsonb(OLD) - kept)
    THEN PERFORM app_private.refuse('landlord-only'); END IF;
  END IF;
  IF TG_OP = 'INSERT' AND is_request AND c.role = 'RES' AND NOT EXISTS (SELECT FROM app.dwelling d
      WHERE d.id = NEW.dwelling_id AND d.contingent = NEW.contingent)
  THEN PERFORM app_private.refuse('landlord-only'); END IF;
  IF is_request AND c.role <> 'PRG' AND NEW.sector_chosen_on IS NOT NULL AND (TG_OP = 'INSERT'
      OR (NEW.sector_chosen_on, NEW.sector_id) IS DISTINCT FROM (OLD.sector_chosen_on, OLD.sector_id))
  THEN PERFORM app_private.refuse('programme-lead-only'); END IF;
  -- A commune that is in the list on that day needs no choice: an older choice ends with it.
  IF listed IS NOT NULL THEN NEW.sector_chosen_on := NULL; END IF;
  IF NEW.sector_chosen_on IS NULL THEN NEW.sector_id := listed; END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION app_private.guard_vacancy() IS 'Secteur tiré de la liste du bailleur ; un autre choix est réservé à la responsable du dispositif ; un réservataire ne retire que sa proposition.';
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON app.vacancy FOR EACH ROW EXECUTE FUNCTION app_private.guard_vacancy();

DO $$
DECLARE target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['app.vacancy', 'app.vacancy_turn', 'app.vacancy_event'] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY definer_reads ON %s FOR SELECT TO perenne_definer USING (true)', target);
    EXECUTE format('CREATE POLICY seed_writes ON %s TO perenne_seed USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT SELECT ON %s TO perenne_definer', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO perenne_seed', target);
    EXECUTE format('GRANT SELECT, INSERT ON %s TO perenne_request', target);
    INSERT INTO app.table_scope (name, scope) VALUES (target, 'scheme');
  END LOOP;
END $$;
GRANT UPDATE ON app.vacancy TO perenne_request;

CREATE POLICY landlord_reads ON app.vacancy FOR SELECT TO perenne_request
  USING (scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL', 'REF', 'LSW', 'PRG'))::uuid[]));
CREATE POLICY landlord_adds ON app.vacancy FOR INSERT TO perenne_request
  WITH CHECK (scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL', 'REF', 'PRG'))::uuid[]));
CREATE POLICY landlord_changes ON app.vacancy FOR UPDATE TO perenne_request
  USING (scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL', 'REF', 'PRG'))::uuid[]))
  WITH CHECK (scheme_id = ANY ((SELECT app_private.landlord_schemes('ALL', 'REF', 'PRG'))::uuid[]));
CREATE POLICY holder_reads ON app.vacancy FOR SELECT TO perenne_request
  USING (ARRAY[scheme_id::text || '/' || contingent || '/' || commune, scheme_id::text || '/' || contingent || '/*']
    && (SELECT app_private.held_reservations()));
-- From its own seat, a holder brings a dwelling of its contingent; the guard checks that it is reserved by name (a
-- policy that read the stock, whose own policy reads the vacancies, would turn in circles).
CREATE POLICY holder_proposes ON app.vacancy FOR INSERT TO perenne_request
  WITH CHECK (status = 'open'
    AND proposed_by_organisation_id = (SELECT c.organisation_id FROM app_private.request() c WHERE c.role = 'RES')
    AND ARRAY[scheme_id::text || '/' || contingent || '/' || commune, scheme_id::text || '/' || contingent || '/*']
      && (SELECT app_private.held_reservations()));
CREATE POLICY holder_withdraws ON app.vacancy FOR UPDATE TO perenne_request
  USING (status = 'open'
    AND proposed_by_organisation_id = (SELECT c.organisation_id FROM app_private.request() c WHERE c.role = 'RES')
    AND ARRAY[scheme_id::text || '/' || contingent || '/' || commune, scheme_id::text || '/' || contingent || '/*']
      && (SELECT app_private.held_reservations()))
  WITH CHECK (proposed_by_organisation_id = (SELECT c.organisation_id FROM app_private.request() c WHERE c.role = 'RES'));

-- A holder reads what is reserved to it by name, and what has been oriented to it.
CREATE POLICY holder_reads ON app.dwelling FOR SELECT TO perenne_request
  USING (ARRAY[scheme_id::text || '/' || contingent || '/' || commune, scheme_id::text || '/' || contingent || '/*']
      && (SELECT app_private.held_reservations())
    OR ((SELECT c.role = 'RES' FROM app_private.request() c)
      AND EXISTS (SELECT FROM app.vacancy v WHERE v.dwelling_id = dwelling.id)));

CREATE POLICY with_the_vacancy ON app.vacancy_turn FOR SELECT TO perenne_request
  USING (EXISTS (SELECT FROM app.vacancy v WHERE v.id = vacancy_id));
CREATE POLICY landlord_adds ON app.vacancy_turn FOR INSERT TO perenne_request
  WITH CHECK (EXISTS (SELECT FROM app_private.request() c WHERE c.role IN ('ALL', 'PRG')
      AND c.account_id = author_account_id AND c.organisation_id = author_organisation_id)
    AND EXISTS (SELECT FROM app.vacancy v WHERE v.id = vacancy_id));
CREATE POLICY holder_answers ON app.vacancy_turn FOR INSERT TO perenne_request
  WITH CHECK (kind IN ('agreed', 'declined', 'given-back')
    AND EXISTS (SELECT FROM app_private.request() c WHERE c.role = 'RES' AND c.organisation_id = holder_organisation_id
      AND c.account_id = author_account_id AND c.organisation_id = author_organisation_id)
    AND EXISTS (SELECT FROM app.vacancy v WHERE v.id = vacancy_id));

-- The motives of a sector or of a quota are the landlord's.
CREATE POLICY with_the_vacancy ON app.vacancy_event FOR SELECT TO perenne_request
  USING ((kind NOT IN ('sector-chosen', 'over-quota') OR (SELECT c.role <> 'RES' FROM app_private.request() c))
    AND EXISTS (SELECT FROM app.vacancy v WHERE v.id = vacancy_id));
CREATE POLICY author_adds ON app.vacancy_event FOR INSERT TO perenne_request
  WITH CHECK (EXISTS (SELECT FROM app_private.request() c WHERE c.account_id = author_account_id
      AND c.organisation_id = author_organisation_id
      AND (c.role = 'PRG' OR (c.role IN ('ALL', 'REF', 'RES') AND kind NOT IN ('sector-chosen', 'over-quota'))))
    AND EXISTS (SELECT FROM app.vacancy v WHERE v.id = vacancy_id));

-- Who holds each vacancy today; a row without organisation is the landlord's.
CREATE VIEW app.vacancy_holder WITH (security_invoker = true) AS
SELECT v.id AS vacancy_id, r.organisation_id, r.id AS right_id,
  CASE WHEN v.contingent = 'landlord' THEN 'own' WHEN r.id IS NULL THEN 'no-right'
    WHEN s.id IS NULL THEN 'right' ELSE 'shortfall' END AS because
FROM app.vacancy v
CROSS JOIN (SELECT app_private.programme_today() AS today) n
LEFT JOIN app.sru_shortfall s ON v.contingent = 'commune' AND s.scheme_id = v.scheme_id AND s.commune = v.commune
  AND s.starts_on <= n.today AND (s.ends_on IS NULL OR s.ends_on >= n.today)
LEFT JOIN app.reservation_right r ON r.scheme_id = v.scheme_id
  AND r.contingent = CASE WHEN s.id IS NULL THEN v.contingent ELSE 'state' END
  AND (r.commune IS NULL OR r.commune = v.commune)
  AND r.starts_on <= n.today AND (r.ends_on IS NULL OR r.ends_on >= n.today);
COMMENT ON VIEW app.vacancy_holder IS 'Qui tient chaque libération aujourd’hui : contingent, droits en cours, carence ; sans organisation, le bailleur.';
GRANT SELECT ON app.vacancy_holder TO perenne_request, perenne_definer;
INSERT INTO app.table_scope (name, scope) VALUES ('app.vacancy_holder', 'scheme');

-- C2: a sector is used by dwellings. Reserved: at the programme's disposal and not proposed yet, since nobody else
-- holds the dwelling, or its holder agreed or left its turn.
CREATE OR REPLACE FUNCTION app_private.quota_facts(p_scheme uuid) RETURNS TABLE (
  sector_id uuid, reserved bigint, proposed bigint, allocated bigint, signed bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT k.id, 0, 0, 0, 0 FROM app.sector k WHERE k.scheme_id = p_scheme
  UNION ALL
  SELECT v.sector_id,
    count(*) FILTER (WHERE v.status = 'open' AND (h.organisation_id IS NULL OR t.kind IN ('agreed', 'given-back', 'released'))),
    count(*) FILTER (WHERE v.status = 'proposed'), count(*) FILTER (WHERE v.status = 'allocated'),
    count(*) FILTER (WHERE v.status = 'signed')
  FROM app.vacancy v
  JOIN app.vacancy_holder h ON h.vacancy_id = v.id
  LEFT JOIN LATERAL (SELECT l.kind FROM app.vacancy_turn l
    WHERE v.status = 'open' AND l.vacancy_id = v.id AND l.holder_organisation_id = h.organisation_id
    ORDER BY l.recorded_at DESC, l.id DESC LIMIT 1) t ON true
  WHERE v.scheme_id = p_scheme AND v.status <> 'withdrawn'
  GROUP BY v.sector_id;
END;
