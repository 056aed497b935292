-- Accounts, roles and invitations change here only; each function checks who asks. Sign-in (perenne_auth) may ask
-- what it needs to choose a role, and nothing of a case.
GRANT USAGE ON SCHEMA app_private TO perenne_auth;

-- Which roles an organisation of each kind may give: the one list, for the forms and for the checks.
CREATE FUNCTION app_private.roles_of(p_kind text) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = ''
RETURN CASE p_kind
  WHEN 'landlord' THEN ARRAY['ALL', 'REF', 'LSW', 'PRG', 'CAL', 'DPO', 'ADM']
  WHEN 'association' THEN ARRAY['PRE', 'CAL', 'DPO']
  WHEN 'commune' THEN ARRAY['RES', 'CAL', 'PRE', 'DPO']
  WHEN 'siao' THEN ARRAY['SIAO', 'DPO']
  WHEN 'department' THEN ARRAY['PMS', 'PRE', 'CAL', 'DPO']
  WHEN 'care' THEN ARRAY['HP', 'DPO']
  WHEN 'probation' THEN ARRAY['SPIP', 'DPO']
  WHEN 'mandatary' THEN ARRAY['MJPM', 'DPO']
  WHEN 'state' THEN ARRAY['ST', 'RES', 'CAL', 'DPO']
  WHEN 'other' THEN ARRAY['PRE', 'RES', 'CAL', 'DPO']
  ELSE ARRAY[]::text[] END;
GRANT EXECUTE ON FUNCTION app_private.roles_of(text) TO perenne_request, perenne_definer, perenne_seed;

CREATE FUNCTION app_private.has_live_manager(p_organisation uuid, p_but uuid DEFAULT NULL) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN EXISTS (SELECT FROM app.account_role r JOIN app.account a ON a.id = r.account_id
  WHERE r.organisation_id = p_organisation AND r.is_manager AND r.id IS DISTINCT FROM p_but
    AND r.confirmed_at IS NOT NULL AND a.closed_on IS NULL AND r.starts_on <= app_private.programme_today()
    AND (r.ends_on IS NULL OR r.ends_on >= app_private.programme_today()));

-- Technical administration and case work never meet in one account, whoever writes the row.
CREATE FUNCTION app_private.keep_administration_apart() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT FROM app.account_role o
      JOIN app.role mine ON mine.code = NEW.role
      JOIN app.role theirs ON theirs.code = o.role
      WHERE o.account_id = NEW.account_id AND o.id <> NEW.id
        AND ((NEW.role = 'ADM' AND theirs.holds_cases) OR (o.role = 'ADM' AND mine.holds_cases))
        AND daterange(o.starts_on, o.ends_on, '[]') && daterange(NEW.starts_on, NEW.ends_on, '[]'))
  THEN PERFORM app_private.refuse('administration-apart'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_administration_apart BEFORE INSERT OR UPDATE ON app.account_role
  FOR EACH ROW EXECUTE FUNCTION app_private.keep_administration_apart();

-- For sign-in: who this is, for whom they may act, whether a second factor is required (A14).
CREATE FUNCTION app_private.account_card(p_account uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN (SELECT jsonb_build_object('kind', a.kind, 'name', a.display_name,
    'isDemonstration', a.is_demonstration AND i.is_demonstration,
    'secondFactorRequired', a.kind = 'professional' AND NOT (a.is_demonstration AND i.is_demonstration),
    'memberships', COALESCE((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'roleLabel', k.label,
        'organisationId', o.id, 'organisationName', o.short_name, 'isManager', r.is_manager) ORDER BY o.short_name, k.label)
      FROM app.account_role r JOIN app.organisation o ON o.id = r.organisation_id JOIN app.role k ON k.code = r.role
      WHERE r.account_id = a.id AND r.confirmed_at IS NOT NULL AND r.starts_on <= app_private.programme_today()
        AND (r.ends_on IS NULL OR r.ends_on >= app_private.programme_today())), '[]'))
  FROM app.account a
  CROSS JOIN (SELECT EXISTS (SELECT FROM app.instance WHERE mode = 'demonstration') AS is_demonstration) i
  WHERE a.id = p_account AND a.closed_on IS NULL);
COMMENT ON FUNCTION app_private.account_card(uuid) IS 'Ce que la connexion sait d’un compte : son nom, ses appartenances vivantes, le second facteur exigé.';

CREATE FUNCTION app_private.demonstration_desk() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN (SELECT jsonb_build_object('today', app_private.programme_today(),
    'accounts', COALESCE((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'role', r.role, 'roleLabel', k.label,
        'name', a.display_name, 'organisation', o.short_name) ORDER BY array_position(ARRAY['HH', 'PRE', 'SIAO', 'ALL',
        'REF', 'LSW', 'PRG', 'CAL', 'RES', 'PMS', 'HP', 'SPIP', 'MJPM', 'ST', 'ADM', 'DPO'], r.role), a.display_name)
      FROM app.account a JOIN app.account_role r ON r.account_id = a.id AND r.confirmed_at IS NOT NULL
      JOIN app.organisation o ON o.id = r.organisation_id JOIN app.role k ON k.code = r.role
      WHERE a.is_demonstration AND a.closed_on IS NULL AND r.ends_on IS NULL), '[]'))
  FROM app.instance i WHERE i.mode = 'demonstration');
COMMENT ON FUNCTION app_private.demonstration_desk() IS 'Comptes à un clic d’une base de démonstration ; vide ailleurs.';

CREATE FUNCTION app_private.scheme_card(p_account_role uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN (SELECT jsonb_build_object('id', s.id, 'name', s.name, 'landlord', o.short_name, 'months', s.months,
    'households', s.household_target, 'month', greatest(1, 1
      + (extract(year FROM age(app_private.programme_today(), s.starts_on)) * 12
      + extract(month FROM age(app_private.programme_today(), s.starts_on)))::integer))
  FROM app.account_role r JOIN app.account a ON a.id = r.account_id
  JOIN app.scheme s ON s.landlord_id = r.organisation_id
    OR EXISTS (SELECT FROM app.scheme_partner p WHERE p.scheme_id = s.id AND p.organisation_id = r.organisation_id
      AND (p.ends_on IS NULL OR p.ends_on >= app_private.programme_today()))
    OR EXISTS (SELECT FROM app.person q JOIN app.household h ON h.id = q.household_id
      WHERE q.id = a.person_id AND h.scheme_id = s.id)
  JOIN app.organisation o ON o.id = s.landlord_id
  WHERE r.id = p_account_role ORDER BY s.starts_on DESC LIMIT 1);
COMMENT ON FUNCTION app_private.scheme_card(uuid) IS 'Le dispositif auquel participe une appartenance : nom, bailleur, mois en cours.';

CREATE FUNCTION app_private.invitation_card(p_token_hash text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN (SELECT jsonb_build_object('email', i.email, 'name', i.name, 'organisationName', o.name, 'roleLabel', k.label,
    'expiresAt', i.expires_at, 'accountId', u.id, 'state', CASE WHEN i.withdrawn_at IS NOT NULL THEN 'withdrawn'
      WHEN i.accepted_at IS NOT NULL THEN 'used' WHEN i.expires_at <= clock_timestamp() THEN 'expired' ELSE 'open' END)
  FROM auth.invitation i JOIN app.organisation o ON o.id = i.organisation_id
  LEFT JOIN app.role k ON k.code = i.role LEFT JOIN auth."user" u ON u.email = i.email
  WHERE i.token_hash = p_token_hash);

-- A role asked for by somebody who may confirm it begins confirmed; otherwise a manager confirms it.
CREATE FUNCTION app_private.may_confirm(p_account uuid, p_organisation uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
RETURN EXISTS (SELECT FROM app.account_role r JOIN app.account a ON a.id = r.account_id
  WHERE r.account_id = p_account AND r.confirmed_at IS NOT NULL AND a.closed_on IS NULL
    AND r.starts_on <= app_private.programme_today() AND (r.ends_on IS NULL OR r.ends_on >= app_private.programme_today())
    AND ((r.organisation_id = p_organisation AND r.is_manager)
      -- The programme lead opens the way for the first manager of a partner, and for nobody after.
      OR (r.role = 'PRG' AND NOT app_private.has_live_manager(p_organisation) AND EXISTS (
        SELECT FROM app.scheme s JOIN app.scheme_partner p ON p.scheme_id = s.id
        WHERE s.landlord_id = r.organisation_id AND p.organisation_id = p_organisation))));

-- An invitation without inviter founds an instance: the first manager of the landlord, before anybody else exists.
CREATE FUNCTION app_private.accept_invitation(p_token_hash text, p_account uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  i auth.invitation;
  founder constant uuid := '00000000-0000-0000-0000-000000000000';
  confirmer uuid;
BEGIN
  SELECT * INTO i FROM auth.invitation v WHERE v.token_hash = p_token_hash FOR UPDATE;
  IF NOT FOUND OR i.withdrawn_at IS NOT NULL THEN PERFORM app_private.refuse('invitation-withdrawn'); END IF;
  IF i.accepted_at IS NOT NULL THEN PERFORM app_private.refuse('invitation-used'); END IF;
  IF i.expires_at <= clock_timestamp() THEN PERFORM app_private.refuse('invitation-expired'); END IF;
  IF NOT EXISTS (SELECT FROM auth."user" u WHERE u.id = p_account AND u.email = i.email)
  THEN PERFORM app_private.refuse('invitation-needs-sign-in'); END IF;
  INSERT INTO app.account (id, kind, display_name)
  SELECT u.id, 'professional', u.name FROM auth."user" u WHERE u.id = p_account ON CONFLICT (id) DO NOTHING;
  UPDATE auth.invitation v SET accepted_at = clock_timestamp(), accepted_by = p_account WHERE v.id = i.id;
  IF i.role IS NULL THEN RETURN; END IF;
  confirmer := CASE
    WHEN i.invited_by = founder AND NOT EXISTS (SELECT FROM app.account_role r WHERE r.confirmed_at IS NOT NULL) THEN p_account
    WHEN app_private.may_confirm(i.invited_by, i.organisation_id) THEN i.invited_by END;
  INSERT INTO app.account_role (id, account_id, organisation_id, role, is_manager, starts_on, requested_by, confirmed_by, confirmed_at)
  VALUES (gen_random_uuid(), p_account, i.organisation_id, i.role, i.is_manager, app_private.programme_today(),
    i.invited_by, confirmer, CASE WHEN confirmer IS NOT NULL THEN clock_timestamp() END)
  ON CONFLICT (account_id, organisation_id, role, starts_on) DO NOTHING;
END $$;
GRANT EXECUTE ON FUNCTION app_private.account_card(uuid), app_private.demonstration_desk(), app_private.scheme_card(uuid),
  app_private.invitation_card(text), app_private.accept_invitation(text, uuid) TO perenne_auth;

-- The first account of a production base: run by whoever administers the database, and by nobody else.
CREATE FUNCTION app_private.invite_founder(p_landlord text, p_short_name text, p_name text, p_email text, p_token_hash text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  founder constant uuid := '00000000-0000-0000-0000-000000000000';
  landlord uuid;
BEGIN
  IF EXISTS (SELECT FROM app.account_role) THEN PERFORM app_private.refuse('already-founded'); END IF;
  -- Asked again before the link served (lost, mistyped address): the same landlord, one open link.
  SELECT v.organisation_id INTO landlord FROM auth.invitation v WHERE v.invited_by = founder LIMIT 1;
  UPDATE auth.invitation v SET withdrawn_at = clock_timestamp() WHERE v.invited_by = founder AND v.withdrawn_at IS NULL;
  IF landlord IS NULL THEN
    landlord := gen_random_uuid();
    INSERT INTO app.organisation (id, kind, name, short_name) VALUES (landlord, 'landlord', p_landlord, p_short_name);
  END IF;
  INSERT INTO auth.invitation (id, email, name, organisation_id, role, is_manager, token_hash, invited_by, expires_at)
  VALUES (gen_random_uuid(), lower(p_email), p_name, landlord, 'PRG', true, p_token_hash, founder,
    clock_timestamp() + interval '3 days');
END $$;
CREATE POLICY definer_founds ON app.organisation FOR INSERT TO perenne_definer WITH CHECK (kind IN ('landlord', 'households'));
GRANT INSERT ON app.organisation TO perenne_definer;

CREATE FUNCTION app_private.invite(
  p_invitation uuid, p_email text, p_name text, p_organisation uuid, p_role text, p_is_manager boolean, p_token_hash text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  kind text;
BEGIN
  SELECT * INTO c FROM app_private.request();
  SELECT o.kind INTO kind FROM app.organisation o WHERE o.id = p_organisation;
  IF c.account_id IS NULL OR kind IS NULL THEN PERFORM app_private.refuse('may-not-invite'); END IF;
  IF c.role = 'ADM' THEN
    -- Technical administration opens an account; what it may do is for its organisation to say.
    IF p_role IS NOT NULL OR p_is_manager THEN PERFORM app_private.refuse('administration-gives-no-role'); END IF;
  ELSIF NOT app_private.may_confirm(c.account_id, p_organisation) THEN
    PERFORM app_private.refuse('may-not-invite');
  ELSIF p_organisation <> c.organisation_id AND NOT p_is_manager THEN
    PERFORM app_private.refuse('first-account-manages');
  ELSIF p_role IS NULL OR NOT p_role = ANY (app_private.roles_of(kind)) THEN
    PERFORM app_private.refuse('role-not-for-this-organisation');
  END IF;
  UPDATE auth.invitation v SET withdrawn_at = clock_timestamp()
  WHERE v.email = lower(p_email) AND v.organisation_id = p_organisation AND v.id <> p_invitation
    AND v.accepted_at IS NULL AND v.withdrawn_at IS NULL;
  INSERT INTO auth.invitation (id, email, name, organisation_id, role, is_manager, token_hash, invited_by, expires_at)
  VALUES (p_invitation, lower(p_email), p_name, p_organisation, p_role, p_is_manager, p_token_hash, c.account_id,
    clock_timestamp() + interval '7 days')
  ON CONFLICT (id) DO NOTHING;
END $$;

CREATE FUNCTION app_private.withdraw_invitation(p_invitation uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  UPDATE auth.invitation v SET withdrawn_at = clock_timestamp()
  WHERE v.id = p_invitation AND v.accepted_at IS NULL AND v.withdrawn_at IS NULL
    AND (v.invited_by = c.account_id OR (c.is_manager AND v.organisation_id = c.organisation_id));
  IF NOT FOUND THEN PERFORM app_private.refuse('invitation-withdrawn'); END IF;
END $$;

CREATE FUNCTION app_private.open_invitations() RETURNS TABLE (
  id uuid, email text, name text, organisation_name text, role text, is_manager boolean, created_at timestamptz, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT v.id, v.email, v.name, o.short_name, v.role, v.is_manager, v.created_at, v.expires_at
  FROM app_private.request() c JOIN auth.invitation v ON v.accepted_at IS NULL AND v.withdrawn_at IS NULL
    AND (v.invited_by = c.account_id OR (c.is_manager AND v.organisation_id = c.organisation_id))
  JOIN app.organisation o ON o.id = v.organisation_id
  WHERE v.created_at > clock_timestamp() - interval '90 days'
  ORDER BY v.created_at DESC LIMIT 200;
END;

-- The accounts of my organisation, for its managers: those with a role, and those who accepted and wait for one.
CREATE FUNCTION app_private.organisation_accounts() RETURNS TABLE (
  account_id uuid, name text, email text, is_demonstration boolean, has_second_factor boolean, last_seen_at timestamptz, roles jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT a.id, a.display_name, CASE WHEN NOT a.is_demonstration THEN u.email END, a.is_demonstration, u.two_factor_enabled,
    (SELECT max(g.last_seen_at) FROM auth.session_guard g WHERE g.account_id = a.id),
    COALESCE((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'roleLabel', k.label,
        'isManager', r.is_manager, 'startsOn', r.starts_on, 'endsOn', r.ends_on,
        'isConfirmed', r.confirmed_at IS NOT NULL, 'isMine', r.account_id = c.account_id) ORDER BY r.ends_on DESC NULLS FIRST, k.label)
      FROM app.account_role r JOIN app.role k ON k.code = r.role
      WHERE r.account_id = a.id AND r.organisation_id = c.organisation_id), '[]')
  FROM app_private.request() c
  JOIN app.account a ON a.kind = 'professional' AND a.closed_on IS NULL
  JOIN auth."user" u ON u.id = a.id
  WHERE (c.is_manager OR c.role = 'ADM')
    AND (EXISTS (SELECT FROM app.account_role r WHERE r.account_id = a.id AND r.organisation_id = c.organisation_id)
      OR EXISTS (SELECT FROM auth.invitation v WHERE v.accepted_by = a.id AND v.organisation_id = c.organisation_id))
  ORDER BY a.display_name LIMIT 500;
END;

-- A manager gives a role to somebody of the organisation, or confirms one that waits. Never to oneself.
CREATE FUNCTION app_private.grant_account_role(p_account_role uuid, p_account uuid, p_role text, p_is_manager boolean)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.is_manager IS NOT TRUE OR c.role = 'ADM' THEN PERFORM app_private.refuse('may-not-confirm'); END IF;
  IF p_account = c.account_id THEN PERFORM app_private.refuse('own-role'); END IF;
  IF NOT EXISTS (SELECT FROM app.organisation o WHERE o.id = c.organisation_id AND p_role = ANY (app_private.roles_of(o.kind)))
  THEN PERFORM app_private.refuse('role-not-for-this-organisation'); END IF;
  IF NOT EXISTS (SELECT FROM app_private.organisation_accounts() a WHERE a.account_id = p_account)
  THEN PERFORM app_private.refuse('not-of-this-organisation'); END IF;
  IF EXISTS (SELECT FROM app.account_role r WHERE r.account_id = p_account AND r.organisation_id = c.organisation_id
      AND r.role = p_role AND r.id <> p_account_role AND (r.ends_on IS NULL OR r.ends_on >= c.today))
  THEN PERFORM app_private.refuse('role-already-held'); END IF;
  INSERT INTO app.account_role (id, account_id, organisation_id, role, is_manager, starts_on, requested_by, confirmed_by, confirmed_at)
  VALUES (p_account_role, p_account, c.organisation_id, p_role, p_is_manager, c.today, c.account_id, c.account_id, clock_timestamp())
  ON CONFLICT (id) DO NOTHING;
END $$;

CREATE FUNCTION app_private.confirm_account_role(p_account_role uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.is_manager IS NOT TRUE OR c.role = 'ADM' THEN PERFORM app_private.refuse('may-not-confirm'); END IF;
  UPDATE app.account_role r SET confirmed_by = c.account_id, confirmed_at = clock_timestamp()
  WHERE r.id = p_account_role AND r.organisation_id = c.organisation_id AND r.account_id <> c.account_id
    AND r.confirmed_at IS NULL AND (r.ends_on IS NULL OR r.ends_on >= c.today);
  IF NOT FOUND THEN PERFORM app_private.refuse('may-not-confirm'); END IF;
END $$;

-- Ends at once, sessions included. A role begun today cannot have ended yesterday: it loses its confirmation.
CREATE FUNCTION app_private.end_account_role(p_account_role uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.is_manager IS NOT TRUE OR c.role = 'ADM' THEN PERFORM app_private.refuse('may-not-confirm'); END IF;
  IF NOT app_private.has_live_manager(c.organisation_id, p_account_role) THEN PERFORM app_private.refuse('last-manager'); END IF;
  UPDATE app.account_role r SET ends_on = greatest(r.starts_on, c.today - 1),
    confirmed_at = CASE WHEN r.starts_on < c.today THEN r.confirmed_at END
  WHERE r.id = p_account_role AND r.organisation_id = c.organisation_id AND r.role <> 'HH'
    AND (r.ends_on IS NULL OR r.ends_on >= c.today);
  IF NOT FOUND THEN PERFORM app_private.refuse('may-not-confirm'); END IF;
  UPDATE auth.session_guard g SET revoked_at = clock_timestamp()
  WHERE g.account_role_id = p_account_role AND g.revoked_at IS NULL;
END $$;

-- A worker who writes the identity of this household hands a code to one of its persons, on paper.
CREATE FUNCTION app_private.issue_household_code(p_household uuid, p_person uuid, p_code_hash text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  c app_private.request_context;
  households uuid;
  account uuid;
BEGIN
  c := app_private.worker_of_person(p_household, p_person);
  -- From sixteen on a person signs for oneself; younger ones are represented by an adult of the household.
  IF EXISTS (SELECT FROM app.person p WHERE p.id = p_person AND p.birth_date > c.today - interval '16 years')
  THEN PERFORM app_private.refuse('too-young-for-a-code'); END IF;
  SELECT a.id INTO account FROM app.account a WHERE a.person_id = p_person AND a.closed_on IS NULL;
  IF NOT FOUND THEN
    account := gen_random_uuid();
    PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('perenne.households', 0));
    SELECT o.id INTO households FROM app.organisation o WHERE o.kind = 'households' ORDER BY o.updated_at LIMIT 1;
    IF NOT FOUND THEN
      households := gen_random_uuid();
      INSERT INTO app.organisation (id, kind, name, short_name)
      VALUES (households, 'households', 'Personnes accompagnées', 'Personnes accompagnées');
    END IF;
    INSERT INTO auth."user" (id, name, email) VALUES (account, 'Personne accompagnée', account || '@sans-courriel.invalid');
    INSERT INTO app.account (id, kind, display_name, person_id)
    SELECT account, 'household', p.first_name, p.id FROM app.person p WHERE p.id = p_person;
    INSERT INTO app.account_role (id, account_id, organisation_id, role, starts_on, requested_by, confirmed_by, confirmed_at)
    VALUES (gen_random_uuid(), account, households, 'HH', c.today, c.account_id, c.account_id, clock_timestamp());
    INSERT INTO app.assignment (id, household_id, organisation_id, role, account_id, reach, subject_person_id, starts_on, named_on, assigned_by)
    VALUES (gen_random_uuid(), p_household, households, 'HH', account, 'named', p_person, c.today, c.today, c.account_id);
  END IF;
  INSERT INTO auth.household_code (account_id, code_hash, issued_by) VALUES (account, p_code_hash, c.account_id)
  ON CONFLICT (account_id) DO UPDATE SET code_hash = p_code_hash, pin_hash = NULL, failed_tries = 0,
    locked_at = NULL, revoked_at = NULL, issued_by = c.account_id, issued_at = clock_timestamp();
  UPDATE auth.session_guard g SET revoked_at = clock_timestamp() WHERE g.account_id = account AND g.revoked_at IS NULL;
END $$;

CREATE FUNCTION app_private.worker_of_person(p_household uuid, p_person uuid) RETURNS app_private.request_context
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
DECLARE c app_private.request_context;
BEGIN
  SELECT * INTO c FROM app_private.request();
  IF c.account_id IS NULL OR NOT EXISTS (SELECT FROM app.my_access m WHERE m.household_id = p_household
      AND m.compartment = '1' AND m.verb = 'write' AND (m.own_organisation_id IS NULL OR EXISTS (
        SELECT FROM app.household h WHERE h.id = p_household AND h.author_organisation_id = m.own_organisation_id)))
    OR NOT EXISTS (SELECT FROM app.person p WHERE p.id = p_person AND p.household_id = p_household)
  THEN PERFORM app_private.refuse('may-not-write'); END IF;
  RETURN c;
END $$;

CREATE FUNCTION app_private.revoke_household_code(p_household uuid, p_person uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE account uuid;
BEGIN
  PERFORM app_private.worker_of_person(p_household, p_person);
  SELECT a.id INTO account FROM app.account a WHERE a.person_id = p_person AND a.closed_on IS NULL;
  UPDATE auth.household_code h SET revoked_at = clock_timestamp() WHERE h.account_id = account AND h.revoked_at IS NULL;
  IF NOT FOUND THEN PERFORM app_private.refuse('no-code'); END IF;
  UPDATE auth.session_guard g SET revoked_at = clock_timestamp() WHERE g.account_id = account AND g.revoked_at IS NULL;
END $$;

-- Whether each person of the household of the request may sign in, for the workers who read its identity.
CREATE FUNCTION app_private.household_codes(p_household uuid) RETURNS TABLE (person_id uuid, issued_at timestamptz, state text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT a.person_id, h.issued_at,
    CASE WHEN h.revoked_at IS NOT NULL THEN 'revoked' WHEN h.locked_at IS NOT NULL THEN 'locked' ELSE 'open' END
  FROM app.person p JOIN app.account a ON a.person_id = p.id AND a.closed_on IS NULL
  JOIN auth.household_code h ON h.account_id = a.id
  WHERE p.household_id = p_household AND EXISTS (SELECT FROM app.my_access m
    WHERE m.household_id = p_household AND m.compartment = '1' AND m.verb = 'write');
END;
GRANT EXECUTE ON FUNCTION app_private.invite(uuid, text, text, uuid, text, boolean, text),
  app_private.withdraw_invitation(uuid), app_private.open_invitations(), app_private.organisation_accounts(),
  app_private.grant_account_role(uuid, uuid, text, boolean), app_private.confirm_account_role(uuid),
  app_private.end_account_role(uuid), app_private.issue_household_code(uuid, uuid, text),
  app_private.revoke_household_code(uuid, uuid), app_private.household_codes(uuid) TO perenne_request;
