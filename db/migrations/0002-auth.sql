-- Who signs in: the tables of better-auth (names and columns mapped in src/platform/auth/better-auth.ts) and ours.
-- Nothing here says what somebody may read: that is decided in the schema app, at the door.

CREATE PROCEDURE app_private.protect_auth(target regclass)
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY sign_in ON %s TO perenne_auth USING (true) WITH CHECK (true)', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO perenne_auth', target);
END $$;

CREATE TABLE auth."user" (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  two_factor_enabled boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CALL app_private.protect_auth('auth."user"');
COMMENT ON TABLE auth."user" IS 'Identité de connexion ; le compte du métier, app.account, porte le même identifiant.';
COMMENT ON COLUMN auth."user".id IS 'Identifiant, commun avec app.account.';
COMMENT ON COLUMN auth."user".name IS 'Nom affiché ; pour une personne d’un ménage, un libellé neutre, jamais son nom.';
COMMENT ON COLUMN auth."user".email IS 'Adresse professionnelle en minuscules ; adresse en .invalid pour qui se connecte sans courriel.';
COMMENT ON COLUMN auth."user".email_verified IS 'L’adresse a été prouvée par une invitation ou par le fournisseur d’identité.';
COMMENT ON COLUMN auth."user".image IS 'Non utilisée : colonne attendue par la bibliothèque.';
COMMENT ON COLUMN auth."user".two_factor_enabled IS 'Un second facteur à usage unique est en service.';
COMMENT ON COLUMN auth."user".created_at IS 'Création.';
COMMENT ON COLUMN auth."user".updated_at IS 'Dernière modification.';

CREATE TABLE auth.session (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES auth."user" ON DELETE CASCADE,
  token text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX session_by_user ON auth.session (user_id);
CALL app_private.protect_auth('auth.session');
COMMENT ON TABLE auth.session IS 'Connexions ouvertes ; ne vaut rien sans sa garde, auth.session_guard.';
COMMENT ON COLUMN auth.session.id IS 'Identifiant, repris par le journal des accès.';
COMMENT ON COLUMN auth.session.user_id IS 'Qui est connecté.';
COMMENT ON COLUMN auth.session.token IS 'Jeton du témoin de connexion ; inutile sans la signature faite avec la clé du serveur.';
COMMENT ON COLUMN auth.session.expires_at IS 'Fin au plus tard.';
COMMENT ON COLUMN auth.session.ip_address IS 'Adresse réseau au moment de la connexion, montrée à son titulaire.';
COMMENT ON COLUMN auth.session.user_agent IS 'Navigateur, montré à son titulaire.';
COMMENT ON COLUMN auth.session.created_at IS 'Ouverture.';
COMMENT ON COLUMN auth.session.updated_at IS 'Dernière modification.';

CREATE TABLE auth.credential (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES auth."user" ON DELETE CASCADE,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (provider_id, account_id)
);
CREATE INDEX credential_user ON auth.credential (user_id);
CALL app_private.protect_auth('auth.credential');
COMMENT ON TABLE auth.credential IS 'Moyens de se connecter : mot de passe ou fournisseur d’identité.';
COMMENT ON COLUMN auth.credential.id IS 'Identifiant.';
COMMENT ON COLUMN auth.credential.user_id IS 'À qui est ce moyen.';
COMMENT ON COLUMN auth.credential.account_id IS 'Identifiant chez le fournisseur ; celui de la personne pour un mot de passe.';
COMMENT ON COLUMN auth.credential.provider_id IS '« credential » pour un mot de passe, sinon le fournisseur d’identité.';
COMMENT ON COLUMN auth.credential.password IS 'Empreinte argon2id du mot de passe.';
COMMENT ON COLUMN auth.credential.access_token IS 'Jeton du fournisseur d’identité, chiffré.';
COMMENT ON COLUMN auth.credential.refresh_token IS 'Jeton de renouvellement, chiffré.';
COMMENT ON COLUMN auth.credential.id_token IS 'Jeton d’identité, chiffré.';
COMMENT ON COLUMN auth.credential.access_token_expires_at IS 'Fin du jeton.';
COMMENT ON COLUMN auth.credential.refresh_token_expires_at IS 'Fin du jeton de renouvellement.';
COMMENT ON COLUMN auth.credential.scope IS 'Étendue accordée par le fournisseur d’identité.';
COMMENT ON COLUMN auth.credential.created_at IS 'Création.';
COMMENT ON COLUMN auth.credential.updated_at IS 'Dernier changement, donc dernier mot de passe choisi.';

CREATE TABLE auth.verification (
  id uuid PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX verification_identifier ON auth.verification (identifier);
CALL app_private.protect_auth('auth.verification');
COMMENT ON TABLE auth.verification IS 'Étapes en cours, de courte durée : nouveau mot de passe, second facteur, clé d’accès.';
COMMENT ON COLUMN auth.verification.id IS 'Identifiant.';
COMMENT ON COLUMN auth.verification.identifier IS 'Empreinte de ce que détient la personne (lien reçu, témoin).';
COMMENT ON COLUMN auth.verification.value IS 'Ce que l’étape doit retrouver.';
COMMENT ON COLUMN auth.verification.expires_at IS 'Fin de validité.';
COMMENT ON COLUMN auth.verification.created_at IS 'Création.';
COMMENT ON COLUMN auth.verification.updated_at IS 'Dernière modification.';

CREATE TABLE auth.two_factor (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL UNIQUE REFERENCES auth."user" ON DELETE CASCADE,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  verified boolean NOT NULL DEFAULT false,
  failed_verification_count integer NOT NULL DEFAULT 0,
  locked_until timestamptz
);
CREATE INDEX two_factor_secret ON auth.two_factor (secret);
CALL app_private.protect_auth('auth.two_factor');
COMMENT ON TABLE auth.two_factor IS 'Second facteur à usage unique (application d’authentification).';
COMMENT ON COLUMN auth.two_factor.id IS 'Identifiant.';
COMMENT ON COLUMN auth.two_factor.user_id IS 'À qui il est.';
COMMENT ON COLUMN auth.two_factor.secret IS 'Secret, chiffré avec la clé du serveur.';
COMMENT ON COLUMN auth.two_factor.backup_codes IS 'Codes de secours, chiffrés avec la clé du serveur.';
COMMENT ON COLUMN auth.two_factor.verified IS 'Un premier code juste a été donné.';
COMMENT ON COLUMN auth.two_factor.failed_verification_count IS 'Codes faux de suite.';
COMMENT ON COLUMN auth.two_factor.locked_until IS 'Refusé jusqu’à cet instant.';

CREATE TABLE auth.passkey (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES auth."user" ON DELETE CASCADE,
  name text,
  public_key text NOT NULL,
  credential_id text NOT NULL UNIQUE,
  counter integer NOT NULL,
  device_type text NOT NULL,
  backed_up boolean NOT NULL,
  transports text,
  aaguid text,
  created_at timestamptz DEFAULT clock_timestamp()
);
CREATE INDEX passkey_user ON auth.passkey (user_id);
CALL app_private.protect_auth('auth.passkey');
COMMENT ON TABLE auth.passkey IS 'Clés d’accès (WebAuthn) : ne contient rien de secret.';
COMMENT ON COLUMN auth.passkey.id IS 'Identifiant.';
COMMENT ON COLUMN auth.passkey.user_id IS 'À qui est cette clé.';
COMMENT ON COLUMN auth.passkey.name IS 'Nom donné par son titulaire.';
COMMENT ON COLUMN auth.passkey.public_key IS 'Clé publique.';
COMMENT ON COLUMN auth.passkey.credential_id IS 'Identifiant de la clé dans l’appareil.';
COMMENT ON COLUMN auth.passkey.counter IS 'Compteur d’usages donné par l’appareil.';
COMMENT ON COLUMN auth.passkey.device_type IS 'Clé d’un seul appareil ou synchronisée.';
COMMENT ON COLUMN auth.passkey.backed_up IS 'La clé est sauvegardée par son fournisseur.';
COMMENT ON COLUMN auth.passkey.transports IS 'Façons de joindre l’appareil.';
COMMENT ON COLUMN auth.passkey.aaguid IS 'Modèle d’appareil.';
COMMENT ON COLUMN auth.passkey.created_at IS 'Ajout.';

CREATE TABLE auth.rate_limit (
  id uuid PRIMARY KEY,
  key text NOT NULL UNIQUE,
  count integer NOT NULL,
  last_request bigint NOT NULL
);
CALL app_private.protect_auth('auth.rate_limit');
COMMENT ON TABLE auth.rate_limit IS 'Cadence des appels aux adresses de la bibliothèque de connexion.';
COMMENT ON COLUMN auth.rate_limit.id IS 'Identifiant.';
COMMENT ON COLUMN auth.rate_limit.key IS 'Adresse réseau et chemin.';
COMMENT ON COLUMN auth.rate_limit.count IS 'Appels dans la fenêtre.';
COMMENT ON COLUMN auth.rate_limit.last_request IS 'Dernier appel (millisecondes).';

CREATE TABLE auth.session_guard (
  session_id uuid PRIMARY KEY REFERENCES auth.session ON DELETE CASCADE,
  account_id uuid NOT NULL,
  account_role_id uuid,
  device text NOT NULL DEFAULT 'shared' CHECK (device IN ('shared', 'personal')),
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  second_factor_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX session_guard_account ON auth.session_guard (account_id);
CALL app_private.protect_auth('auth.session_guard');
COMMENT ON TABLE auth.session_guard IS 'Garde d’une connexion : ce que la porte vérifie à chaque demande. Sans garde, aucun accès.';
COMMENT ON COLUMN auth.session_guard.session_id IS 'La connexion gardée.';
COMMENT ON COLUMN auth.session_guard.account_id IS 'Le compte connecté.';
COMMENT ON COLUMN auth.session_guard.account_role_id IS 'L’appartenance choisie : pour quelle organisation et dans quel rôle.';
COMMENT ON COLUMN auth.session_guard.device IS 'Poste partagé (15 minutes d’inactivité) ou appareil personnel déclaré (30 minutes).';
COMMENT ON COLUMN auth.session_guard.started_at IS 'Début ; 12 heures au plus.';
COMMENT ON COLUMN auth.session_guard.last_seen_at IS 'Dernière activité.';
COMMENT ON COLUMN auth.session_guard.second_factor_at IS 'Dernier second facteur donné.';
COMMENT ON COLUMN auth.session_guard.revoked_at IS 'Fermée par son titulaire ou par son organisation.';

CREATE TABLE auth.household_code (
  account_id uuid PRIMARY KEY REFERENCES auth."user" ON DELETE CASCADE,
  code_hash text NOT NULL UNIQUE,
  pin_hash text,
  failed_tries integer NOT NULL DEFAULT 0 CHECK (failed_tries >= 0),
  locked_at timestamptz,
  revoked_at timestamptz,
  issued_by uuid NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CALL app_private.protect_auth('auth.household_code');
COMMENT ON TABLE auth.household_code IS 'Code personnel remis sur papier à une personne d’un ménage, qui choisit ensuite son code secret.';
COMMENT ON COLUMN auth.household_code.account_id IS 'Le compte de cette personne, et d’elle seule.';
COMMENT ON COLUMN auth.household_code.code_hash IS 'Empreinte du code, faite avec la clé du serveur.';
COMMENT ON COLUMN auth.household_code.pin_hash IS 'Empreinte argon2id du code secret ; vide tant qu’il n’est pas choisi.';
COMMENT ON COLUMN auth.household_code.failed_tries IS 'Essais faux de suite.';
COMMENT ON COLUMN auth.household_code.locked_at IS 'Bloqué après cinq essais faux ; seul un nouveau code débloque.';
COMMENT ON COLUMN auth.household_code.revoked_at IS 'Retiré par l’intervenant ou à la demande de la personne.';
COMMENT ON COLUMN auth.household_code.issued_by IS 'Compte de l’intervenant qui l’a remis.';
COMMENT ON COLUMN auth.household_code.issued_at IS 'Remise.';

CREATE TABLE auth.invitation (
  id uuid PRIMARY KEY,
  email text NOT NULL CHECK (email = lower(email)),
  name text NOT NULL,
  organisation_id uuid NOT NULL,
  role text,
  is_manager boolean NOT NULL DEFAULT false,
  token_hash text NOT NULL UNIQUE,
  invited_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  accepted_by uuid,
  withdrawn_at timestamptz
);
CREATE INDEX invitation_organisation ON auth.invitation (organisation_id, created_at);
CALL app_private.protect_auth('auth.invitation');
COMMENT ON TABLE auth.invitation IS 'Invitations par courriel : seul chemin vers un compte professionnel.';
COMMENT ON COLUMN auth.invitation.id IS 'Identifiant.';
COMMENT ON COLUMN auth.invitation.email IS 'Adresse invitée.';
COMMENT ON COLUMN auth.invitation.name IS 'Nom de la personne invitée.';
COMMENT ON COLUMN auth.invitation.organisation_id IS 'Pour quelle organisation.';
COMMENT ON COLUMN auth.invitation.role IS 'Rôle donné à l’acceptation ; vide quand l’administration technique invite : l’organisation le donnera.';
COMMENT ON COLUMN auth.invitation.is_manager IS 'La personne gérera les comptes de cette organisation.';
COMMENT ON COLUMN auth.invitation.token_hash IS 'Empreinte du lien envoyé.';
COMMENT ON COLUMN auth.invitation.invited_by IS 'Compte qui invite.';
COMMENT ON COLUMN auth.invitation.created_at IS 'Envoi.';
COMMENT ON COLUMN auth.invitation.expires_at IS 'Fin de validité.';
COMMENT ON COLUMN auth.invitation.accepted_at IS 'Acceptation : le lien ne sert qu’une fois.';
COMMENT ON COLUMN auth.invitation.accepted_by IS 'Compte qui a accepté.';
COMMENT ON COLUMN auth.invitation.withdrawn_at IS 'Retirée avant d’avoir servi.';

CREATE TABLE auth.sign_in_attempt (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('password', 'second-factor', 'passkey', 'household', 'reset', 'link')),
  subject_hash text NOT NULL,
  source_hash text NOT NULL,
  attempted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX sign_in_attempt_subject ON auth.sign_in_attempt (kind, subject_hash, attempted_at);
CREATE INDEX sign_in_attempt_source ON auth.sign_in_attempt (kind, source_hash, attempted_at);
CALL app_private.protect_auth('auth.sign_in_attempt');
COMMENT ON TABLE auth.sign_in_attempt IS 'Essais de connexion des dernières vingt-quatre heures, pour les limiter.';
COMMENT ON COLUMN auth.sign_in_attempt.id IS 'Identifiant.';
COMMENT ON COLUMN auth.sign_in_attempt.kind IS 'Ce qui est essayé.';
COMMENT ON COLUMN auth.sign_in_attempt.subject_hash IS 'Empreinte de l’adresse, du code ou du compte visé : jamais en clair.';
COMMENT ON COLUMN auth.sign_in_attempt.source_hash IS 'Empreinte de l’adresse réseau.';
COMMENT ON COLUMN auth.sign_in_attempt.attempted_at IS 'Instant.';

CREATE TABLE auth.used_one_time_code (
  account_id uuid NOT NULL REFERENCES auth."user" ON DELETE CASCADE,
  code_hash text NOT NULL,
  used_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (account_id, code_hash)
);
CALL app_private.protect_auth('auth.used_one_time_code');
COMMENT ON TABLE auth.used_one_time_code IS 'Codes à usage unique déjà donnés : un code lu par-dessus l’épaule ne sert pas une seconde fois.';
COMMENT ON COLUMN auth.used_one_time_code.account_id IS 'Qui l’a donné.';
COMMENT ON COLUMN auth.used_one_time_code.code_hash IS 'Empreinte du code, faite avec la clé du serveur.';
COMMENT ON COLUMN auth.used_one_time_code.used_at IS 'Instant.';

-- The door (perenne_definer) reads sessions and their guards, moves the last activity, and writes what a
-- checked function of app_private may write; nothing else reaches these tables from the other side.
CREATE POLICY door_reads ON auth.session FOR SELECT TO perenne_definer USING (true);
GRANT SELECT (id, user_id, expires_at) ON auth.session TO perenne_definer;
CREATE POLICY door_reads ON auth.session_guard FOR SELECT TO perenne_definer USING (true);
CREATE POLICY door_moves ON auth.session_guard FOR UPDATE TO perenne_definer USING (true) WITH CHECK (true);
GRANT SELECT ON auth.session_guard TO perenne_definer;
GRANT UPDATE (last_seen_at, account_role_id, revoked_at) ON auth.session_guard TO perenne_definer;
CREATE POLICY door_reads ON auth."user" FOR SELECT TO perenne_definer USING (true);
CREATE POLICY door_opens ON auth."user" FOR INSERT TO perenne_definer WITH CHECK (true);
GRANT SELECT (id, name, email, two_factor_enabled), INSERT ON auth."user" TO perenne_definer;
CREATE POLICY door_writes ON auth.household_code TO perenne_definer USING (true) WITH CHECK (true);
GRANT SELECT (account_id, locked_at, revoked_at, issued_by, issued_at), INSERT,
  UPDATE (code_hash, pin_hash, failed_tries, locked_at, revoked_at, issued_by, issued_at)
  ON auth.household_code TO perenne_definer;
CREATE POLICY door_writes ON auth.invitation TO perenne_definer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (accepted_at, accepted_by, withdrawn_at) ON auth.invitation TO perenne_definer;
CREATE POLICY seed_reads ON auth."user" FOR SELECT TO perenne_seed USING (true);
CREATE POLICY seed_opens ON auth."user" FOR INSERT TO perenne_seed WITH CHECK (true);
GRANT SELECT, INSERT ON auth."user" TO perenne_seed;
