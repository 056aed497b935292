import {
  CATALOGUE_WALLS,
  functionsAsDeclared,
  relationsAsDeclared,
  type Check,
} from './catalogue-wall.ts'

export type CatalogueHole = { readonly plant: string; readonly check: Check }

function wall(beginning: string): Check {
  const found = Object.entries(CATALOGUE_WALLS).find(([title]) => title.includes(beginning))
  if (!found) throw new Error(`No wall « ${beginning} »`)
  return found[1]
}

const rows = wall('sécurité par ligne, forcée')
const policies = wall('aucune politique')
const confined = wall('reste dans app_private')
const powerless = wall('aucun pouvoir')
const notSelfGranted = wall('ne se donne pas d’accès')
const appendOnly = wall('ne fait que s’allonger')
const described = wall('est décrite')

/** Holes made and taken back in one transaction: the catalogue shows them at once. */
export const CATALOGUE_HOLES: Readonly<Record<string, CatalogueHole>> = {
  'FORCE oublié sur une table': {
    plant: 'ALTER TABLE app.person NO FORCE ROW LEVEL SECURITY',
    check: rows,
  },
  'sécurité par ligne coupée': {
    plant: 'ALTER TABLE app.referral DISABLE ROW LEVEL SECURITY',
    check: rows,
  },
  'table sans politique': {
    plant: `CREATE TABLE app.forgotten (id uuid); ALTER TABLE app.forgotten ENABLE ROW LEVEL SECURITY;
      ALTER TABLE app.forgotten FORCE ROW LEVEL SECURITY`,
    check: rows,
  },
  'table que personne n’a déclarée': {
    plant: 'CREATE TABLE app.forgotten (id uuid)',
    check: relationsAsDeclared,
  },
  'vue matérialisée': {
    plant: 'CREATE MATERIALIZED VIEW app.copy AS SELECT * FROM app.person',
    check: rows,
  },
  'politique pour tout le monde': {
    plant: 'CREATE POLICY wide ON app.person USING (false)',
    check: policies,
  },
  'politique sans condition': {
    plant: 'CREATE POLICY wide ON app.household FOR SELECT TO perenne_request USING (true)',
    check: policies,
  },
  'droit d’ajouter une affectation': {
    plant: 'GRANT INSERT ON app.assignment TO perenne_request',
    check: notSelfGranted,
  },
  'droit de changer une colonne d’un consentement': {
    plant: 'GRANT UPDATE (expires_on) ON app.consent TO perenne_request',
    check: notSelfGranted,
  },
  'droit d’effacer': {
    plant: 'GRANT DELETE ON app.person TO perenne_request',
    check: notSelfGranted,
  },
  'droit de changer l’auteur d’une ligne': {
    plant: 'GRANT UPDATE (author_account_id) ON app.referral TO perenne_request',
    check: notSelfGranted,
  },
  'fonction appelable par tous': {
    plant: 'GRANT EXECUTE ON FUNCTION app_private.live_session(uuid) TO PUBLIC',
    check: confined,
  },
  'fonction ouverte aux demandes': {
    plant: 'GRANT EXECUTE ON FUNCTION app_private.live_session(uuid) TO perenne_request',
    check: functionsAsDeclared,
  },
  'chemin de recherche rendu à l’appelant': {
    plant: 'ALTER FUNCTION app_private.known_already(text, text, date) RESET search_path',
    check: confined,
  },
  'SECURITY DEFINER hors de app_private': {
    plant: `CREATE FUNCTION app.shortcut() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '' RETURN 1`,
    check: confined,
  },
  'vue des droits lue avec ceux de son propriétaire': {
    plant: 'ALTER VIEW app.my_access SET (security_invoker = false)',
    check: confined,
  },
  'vue du définisseur sans barrière': {
    plant: 'ALTER VIEW app.case_team RESET (security_barrier)',
    check: confined,
  },
  'rôle qui passe outre la sécurité par ligne': {
    plant: 'ALTER ROLE perenne_due BYPASSRLS',
    check: powerless,
  },
  'compte de l’application devenu définisseur': {
    plant: 'GRANT perenne_definer TO perenne_app',
    check: powerless,
  },
  'compte de l’application avec un droit': {
    plant: 'GRANT SELECT ON app.person TO perenne_app',
    check: powerless,
  },
  'connexion qui lit hors de son schéma': {
    plant: 'GRANT SELECT ON app.person TO perenne_auth',
    check: powerless,
  },
  'demande qui lit les sessions': {
    plant: 'GRANT SELECT ON auth.session TO perenne_request',
    check: powerless,
  },
  'journal que l’on peut corriger': {
    plant: 'GRANT UPDATE ON app.access_log TO perenne_definer',
    check: appendOnly,
  },
  'table sans description': { plant: 'COMMENT ON TABLE app.person IS NULL', check: described },
}
