import type pg from 'pg'
import { coupleLeaks } from './couple-wall.ts'
import { deadSessionsThatOpen, secondOpenings } from './door-wall.ts'
import { journalLeaks, takenAlone, unloggedLooks } from './journal-wall.ts'
import { listLeaks } from './list-wall.ts'
import type { TestActor, TestHousehold } from './people.ts'
import { rightsDiffer, rowsDiffer, writesDiffer, type Watch } from './rows-wall.ts'
import { searchDiffers } from './search-wall.ts'
import type { World } from './world.ts'

/** Makes a hole, and says with which statements it is closed again. */
type Plant = (client: pg.Client) => Promise<readonly string[]>

/** A hole in one wall, and the check of the ordinary tests that must see it. */
export type Hole = {
  readonly plant: Plant
  readonly check: (walls: Watch, world: World) => Promise<string[]>
}

async function read(client: pg.Client, query: string, values: readonly string[]): Promise<string> {
  const found = await client.query<{ definition: string | null }>(query, [...values])
  const definition = found.rows[0]?.definition ?? null
  if (definition === null) throw new Error(`Nothing to hole: ${values.join(' ')}`)
  return definition
}

// The definition comes from the catalogue, so that a hole is made in what really stands there.
function holed(definition: string, from: string, to: string): string {
  if (!definition.includes(from)) throw new Error(`« ${from} » is not in: ${definition}`)
  return definition.replaceAll(from, to)
}

function view(name: string, from: string, to: string): Plant {
  const query = `SELECT format('CREATE OR REPLACE VIEW %s WITH (%s) AS %s', $1::text,
    array_to_string(c.reloptions, ', '), pg_get_viewdef(c.oid)) AS definition
    FROM pg_class c WHERE c.oid = $1::text::regclass`
  return async (client) => {
    const definition = await read(client, query, [name])
    await client.query(holed(definition, from, to))
    return [definition]
  }
}

function code(name: string, from: string, to: string): Plant {
  const query = `SELECT pg_get_functiondef(p.oid) AS definition FROM pg_proc p
    WHERE p.pronamespace = 'app_private'::regnamespace AND p.proname = $1`
  return async (client) => {
    const definition = await read(client, query, [name])
    await client.query(holed(definition, from, to))
    return [definition]
  }
}

export function policy(
  table: string,
  name: string,
  clause: 'USING' | 'WITH CHECK',
  condition: string,
): Plant {
  const column = clause === 'USING' ? 'polqual' : 'polwithcheck'
  const query = `SELECT format('ALTER POLICY ${name} ON ${table} ${clause} (%s)', pg_get_expr(p.${column}, p.polrelid))
    AS definition FROM pg_policy p WHERE p.polrelid = $1::text::regclass AND p.polname = $2`
  return async (client) => {
    const definition = await read(client, query, [table, name])
    await client.query(`ALTER POLICY ${name} ON ${table} ${clause} (${condition})`)
    return [definition]
  }
}

function added(make: string, undo: string): Plant {
  return async (client) => {
    await client.query(make)
    return [undo]
  }
}

function both(...plants: readonly Plant[]): Plant {
  return async (client) => {
    const undo: string[] = []
    for (const plant of plants) undo.unshift(...(await plant(client)))
    return undo
  }
}

type Pick<T> = (world: World) => T

const rights =
  (who: Pick<TestActor>, where: Pick<TestHousehold>): Hole['check'] =>
  (walls, world) =>
    rightsDiffer(walls, { actor: who(world), householdId: where(world).id })
const rows =
  (who: Pick<TestActor>, where: Pick<TestHousehold>): Hole['check'] =>
  (walls, world) =>
    rowsDiffer(walls, { actor: who(world), householdId: where(world).id })
const couple: Hole['check'] = ({ base }, { home, actors, spouse }) =>
  coupleLeaks(base, {
    household: home,
    one: actors.HH,
    other: spouse,
    onePerson: home.persons[0] ?? '',
    otherPerson: home.persons[1] ?? '',
  })

const LIVE = '(a.ends_on IS NULL) OR (a.ends_on >= c.today)'
// The policy of the table says the same a second time: for requests, both must give way.
const EVERY_ASSIGNMENT = policy('app.assignment', 'own_live', 'USING', 'true')

export const HOLES: Readonly<Record<string, Hole>> = {
  'les droits ignorent la fin d’une affectation': {
    plant: both(view('app.my_access', LIVE, 'true'), EVERY_ASSIGNMENT),
    check: rights(
      ({ actors }) => actors.ALL,
      ({ lacking }) => lacking.ended,
    ),
  },
  'la vue des droits seule ignore les dates : la recherche, qui lit sans politique, le dit': {
    plant: view('app.my_access', LIVE, 'true'),
    check: (walls, world) => searchDiffers(walls, world.actors.ALL),
  },
  'les droits ignorent qui est nommé': {
    plant: both(
      view(
        'app.my_access',
        "(a.reach = 'organisation'::text) OR (a.account_id = c.account_id)",
        'true',
      ),
      EVERY_ASSIGNMENT,
    ),
    check: rights(
      ({ colleague }) => colleague,
      ({ home }) => home,
    ),
  },
  'les droits valent pour toutes les organisations': {
    plant: both(
      view(
        'app.my_access',
        "(a.organisation_id = c.organisation_id) AND (a.role = c.role) AND ((a.reach = 'organisation'::text) OR (a.account_id = c.account_id))",
        '(a.role = c.role)',
      ),
      EVERY_ASSIGNMENT,
    ),
    check: rows(
      ({ stranger }) => stranger,
      ({ home }) => home,
    ),
  },
  'les droits ignorent le dossier ouvert': {
    plant: view('app.my_access', '(c.household_id = a.household_id)', 'true'),
    check: rights(
      ({ actors }) => actors.ALL,
      ({ home }) => home,
    ),
  },
  'les droits ignorent le consentement': {
    plant: view('app.my_access', '(NOT r.needs_consent) AND', 'true AND'),
    check: rights(
      ({ actors }) => actors.LSW,
      ({ lacking }) => lacking.consent,
    ),
  },
  'un consentement retiré vaut encore': {
    plant: view('app.my_consent', '(s.withdrawn_at IS NULL)', 'true'),
    check: rights(
      ({ actors }) => actors.PMS,
      ({ lacking }) => lacking.withdrawn,
    ),
  },
  'un consentement expiré vaut encore': {
    plant: view('app.my_consent', '(s.expires_on > c.today)', 'true'),
    check: rights(
      ({ actors }) => actors.HP,
      ({ lacking }) => lacking.expired,
    ),
  },
  'un consentement donné à une collègue vaut pour tous': {
    plant: view(
      'app.my_consent',
      '(s.recipient_account_id IS NULL) OR (s.recipient_account_id = c.account_id)',
      'true',
    ),
    check: rights(
      ({ actors }) => actors.PMS,
      ({ lacking }) => lacking.toColleague,
    ),
  },
  'le consentement d’une personne ouvre les lignes de l’autre': {
    plant: view(
      'app.my_access',
      'WHEN k.belongs_to_person THEN s.subject_person_id',
      'WHEN k.belongs_to_person THEN NULL::uuid',
    ),
    check: rows(
      ({ actors }) => actors.PMS,
      ({ home }) => home,
    ),
  },
  'les droits ignorent le relais préparé (note 3)': {
    plant: view('app.my_access', "('note3'::text = ANY (r.conditions))", 'false'),
    check: rights(
      ({ actors }) => actors.PMS,
      ({ lacking }) => lacking.dates,
    ),
  },
  'les droits ignorent la signature (note 16)': {
    plant: view('app.my_access', '(a.signed_on IS NULL) OR (a.signed_on > c.today)', 'false'),
    check: rights(
      ({ actors }) => actors.REF,
      ({ lacking }) => lacking.dates,
    ),
  },
  'les listes atteignent les compartiments protégés': {
    plant: view(
      'app.my_access',
      "(c.scope = 'household'::text) OR (NOT k.household_scope_only)",
      'true',
    ),
    check: ({ base }, { actors }) => listLeaks(base, actors.PRE),
  },
  'les compartiments déclarés sont ignorés': {
    plant: view('app.my_access', '(r.compartment = ANY (c.compartments))', 'true'),
    check: (walls, { actors, home }) =>
      rightsDiffer(walls, { actor: actors.PRE, householdId: home.id, declared: ['1'] }),
  },
  'la politique d’une table de dossier s’ouvre': {
    plant: policy('app.person', 'case_read', 'USING', 'true'),
    check: rows(
      ({ actors }) => actors.RES,
      ({ elsewhere }) => elsewhere,
    ),
  },
  'les textes protégés ignorent leur compartiment': {
    plant: policy(
      'app.protected_text',
      'case_read',
      'USING',
      `EXISTS (SELECT FROM app.my_access m
      WHERE m.household_id = protected_text.household_id AND m.compartment = '1' AND m.verb = 'read')`,
    ),
    check: rows(
      ({ actors }) => actors.ALL,
      ({ home }) => home,
    ),
  },
  'les textes protégés ignorent leur auteur': {
    plant: policy(
      'app.protected_text',
      'case_read',
      'USING',
      `EXISTS (SELECT FROM app.my_access m
      WHERE m.household_id = protected_text.household_id AND m.compartment = protected_text.compartment AND m.verb = 'read')`,
    ),
    check: rows(
      ({ actors }) => actors.LSW,
      ({ home }) => home,
    ),
  },
  'les textes protégés ignorent la personne': {
    plant: policy(
      'app.protected_text',
      'case_read',
      'USING',
      `EXISTS (SELECT FROM app.my_access m
      WHERE m.household_id = protected_text.household_id AND m.compartment = protected_text.compartment AND m.verb = 'read'
        AND (m.own_account_id IS NULL OR m.own_account_id = protected_text.author_account_id))`,
    ),
    check: couple,
  },
  'un adulte représente l’autre adulte': {
    plant: code(
      'represented_persons',
      "(child.birth_date > (represented_persons.p_today - '18 years'::interval))",
      'true',
    ),
    check: couple,
  },
  'le registre des consentements s’ouvre au destinataire': {
    plant: added(
      `CREATE POLICY forgotten ON app.consent FOR SELECT TO perenne_request USING (
      recipient_organisation_id = (SELECT c.organisation_id FROM app_private.request() c))`,
      'DROP POLICY forgotten ON app.consent',
    ),
    check: rows(
      ({ actors }) => actors.ALL,
      ({ home }) => home,
    ),
  },
  'l’entourage se montre sans compartiment': {
    plant: view(
      'app.case_team',
      "WHEN 'SPIP'::text THEN ARRAY['8'::text]",
      "WHEN 'SPIP'::text THEN ARRAY['1'::text]",
    ),
    check: rows(
      ({ actors }) => actors.ALL,
      ({ home }) => home,
    ),
  },
  'l’entourage ignore la personne suivie': {
    plant: view('app.case_team', '(m.subject_person_id = a.subject_person_id)', 'true'),
    check: couple,
  },
  'le journal du ménage nomme l’intervenant de l’autre adulte': {
    plant: view(
      'app.who_looked',
      "(l.role <> ALL (ARRAY['SPIP'::text, 'HP'::text, 'MJPM'::text]))",
      'true',
    ),
    check: rows(
      ({ spouse }) => spouse,
      ({ home }) => home,
    ),
  },
  'le journal du ménage dit quand l’autre adulte se connecte': {
    plant: view('app.who_looked', "(l.role <> 'HH'::text)", 'true'),
    check: rows(
      ({ spouse }) => spouse,
      ({ home }) => home,
    ),
  },
  'une vue réduite oublie sa condition': {
    plant: view('app.composition_reduced', "(m.compartment = '2r'::text)", 'true'),
    check: rows(
      ({ actors }) => actors.HP,
      ({ home }) => home,
    ),
  },
  'la politique d’ajout s’ouvre': {
    plant: policy('app.adhesion', 'case_write', 'WITH CHECK', 'true'),
    check: (walls, { actors, home }) =>
      writesDiffer(walls, { actor: actors.RES, householdId: home.id }),
  },
  'la politique de changement s’ouvre': {
    plant: both(
      policy('app.referral', 'case_change', 'USING', 'true'),
      policy('app.referral', 'case_change', 'WITH CHECK', 'true'),
    ),
    check: (walls, { actors, home }) =>
      writesDiffer(walls, { actor: actors.ALL, householdId: home.id }),
  },
  'la porte accepte une session fermée': {
    plant: code('live_session', '(g.revoked_at IS NULL)', 'true'),
    check: ({ base }, world) => deadSessionsThatOpen(base, world),
  },
  'la porte accepte un rôle que personne n’a confirmé': {
    plant: code('live_session', '(r.confirmed_at IS NOT NULL)', 'true'),
    check: ({ base }, world) => deadSessionsThatOpen(base, world),
  },
  'la porte oublie le second facteur': {
    plant: code('live_session', '(g.second_factor_at IS NOT NULL)', 'true'),
    check: ({ base }, world) => deadSessionsThatOpen(base, world),
  },
  'la porte se rouvre une fois refermée': {
    plant: added(
      'ALTER TABLE app_private.request_context DISABLE TRIGGER open_once',
      'ALTER TABLE app_private.request_context ENABLE TRIGGER open_once',
    ),
    check: ({ base }, world) => secondOpenings(base, world),
  },
  'la porte n’inscrit plus les accès': {
    plant: added(
      `CREATE FUNCTION app_private.forget() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
       CREATE TRIGGER forget BEFORE INSERT ON app.access_log FOR EACH ROW EXECUTE FUNCTION app_private.forget()`,
      'DROP FUNCTION app_private.forget() CASCADE',
    ),
    check: ({ base }, world) => unloggedLooks(base, world),
  },
  'le journal s’ouvre à tous': {
    plant: policy('app.access_log', 'own_organisation', 'USING', 'true'),
    check: ({ base }, world) => journalLeaks(base, world),
  },
  'une collègue s’affecte elle-même': {
    plant: code('assign', "AND (a.reach = 'organisation' OR a.account_id = c.account_id)", ''),
    check: ({ base }, world) => takenAlone(base, world),
  },
  'un mandataire consent pour un autre': {
    plant: code(
      'record_consent',
      'AND (m.subject_person_id IS NULL OR m.subject_person_id = p_subject)',
      '',
    ),
    check: ({ base }, world) => takenAlone(base, world),
  },
  'la recherche oublie les droits': {
    plant: code('search_ids', "(m.verb = 'read'::text)", 'true OR true'),
    check: (walls, world) => searchDiffers(walls, world.actors.HP),
  },
}
