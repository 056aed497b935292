import type pg from 'pg'
import {
  FUNCTION_KINDS,
  linesOf,
  lineText,
  RELATION_KINDS,
  type AccessLine,
} from './access-table.ts'
import { difference } from './rows-wall.ts'

// Walls that stand in the catalogue of the database. Each check answers with what is wrong, in words.

export type Check = (client: pg.Client) => Promise<string[]>

async function words(client: pg.Client, query: string, values: unknown[] = []): Promise<string[]> {
  const found = await client.query<{ wrong: string }>(query, values)
  return found.rows.map(({ wrong }) => wrong)
}

// As app.table_scope writes it, whatever the search path of the connection.
const NAME = `n.nspname || '.' || quote_ident(c.relname)`
const OUR_RELATIONS = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname IN ('app', 'app_private', 'auth')`

const rowSecurityEverywhere: Check = (client) =>
  words(
    client,
    `SELECT ${NAME} || ' : sécurité par ligne absente ou non forcée' AS wrong FROM ${OUR_RELATIONS}
     WHERE c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
     UNION ALL
     SELECT ${NAME} || ' : aucune politique' FROM ${OUR_RELATIONS}
     WHERE c.relkind IN ('r', 'p') AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)
     UNION ALL
     SELECT ${NAME} || ' : relation que la sécurité par ligne ne couvre pas' FROM ${OUR_RELATIONS}
     WHERE c.relkind IN ('m', 'f')`,
  )

const policiesNameTheirRole: Check = (client) =>
  words(
    client,
    `SELECT p.polrelid::regclass::text || ', ' || p.polname || ' : politique ouverte à tous' AS wrong
     FROM pg_policy p WHERE 0 = ANY (p.polroles)
     UNION ALL
     SELECT p.polrelid::regclass::text || ', ' || p.polname || ' : politique sans condition pour les demandes'
     FROM pg_policy p JOIN ${OUR_RELATIONS} ON c.oid = p.polrelid LEFT JOIN app.table_scope s ON s.name = ${NAME}
     WHERE 'perenne_request'::regrole = ANY (p.polroles) AND s.scope IS DISTINCT FROM 'reference'
       AND (pg_get_expr(p.polqual, p.polrelid) = 'true' OR pg_get_expr(p.polwithcheck, p.polrelid) = 'true')`,
  )

/** Tables and views with their scope and what the request role holds on them, as docs/access.csv says. */
export const relationsAsDeclared: Check = async (client) => {
  const found = await client.query<Omit<AccessLine, 'roles'>>(`
    SELECT CASE WHEN c.relkind <> 'v' THEN 'table' WHEN o.rolname = 'perenne_definer' THEN 'definer-view' ELSE 'view' END AS kind,
      ${NAME} AS name, COALESCE(s.compartment, s.scope, 'sans portée') AS scope,
      COALESCE((SELECT string_agg(DISTINCT lower(g.privilege), ' ' ORDER BY lower(g.privilege)) FROM (
        SELECT a.privilege_type FROM aclexplode(c.relacl) a WHERE a.grantee = 'perenne_request'::regrole
        UNION ALL
        SELECT b.privilege_type FROM pg_attribute t, aclexplode(t.attacl) b
        WHERE t.attrelid = c.oid AND b.grantee = 'perenne_request'::regrole) g(privilege)), '') AS grants
    FROM ${OUR_RELATIONS} JOIN pg_roles o ON o.oid = c.relowner
    LEFT JOIN app.table_scope s ON s.name = ${NAME}
    WHERE c.relkind IN ('r', 'p', 'v')`)
  const orphans = await words(
    client,
    `SELECT s.name || ' : portée déclarée pour une relation absente' AS wrong FROM app.table_scope s WHERE to_regclass(s.name) IS NULL`,
  )
  return [...compare(linesOf(RELATION_KINDS), found.rows), ...orphans]
}

/** Functions with their security and who may call them, as docs/access.csv says. */
export const functionsAsDeclared: Check = async (client) => {
  const found = await client.query<Omit<AccessLine, 'roles'>>(`
    SELECT CASE WHEN p.prosecdef THEN 'definer-function' ELSE 'function' END AS kind,
      n.nspname || '.' || p.proname AS name, '' AS scope,
      COALESCE((SELECT string_agg(DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END, ' ')
        FROM aclexplode(COALESCE(p.proacl, acldefault('f', p.proowner))) a
        WHERE a.privilege_type = 'EXECUTE' AND a.grantee <> p.proowner), '') AS grants
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('app', 'app_private', 'auth')`)
  return compare(linesOf(FUNCTION_KINDS), found.rows)
}

function compare(
  declared: readonly AccessLine[],
  found: readonly Omit<AccessLine, 'roles'>[],
): string[] {
  return difference(declared.map(lineText), found.map(lineText), 'docs/access.csv,')
}

const definersAreConfined: Check = (client) =>
  words(
    client,
    `SELECT p.oid::regprocedure || ' : SECURITY DEFINER hors de app_private' AS wrong
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE p.prosecdef AND n.nspname NOT IN ('app_private', 'pg_catalog', 'information_schema')
     UNION ALL
     SELECT p.oid::regprocedure || ' : search_path non vide' FROM pg_proc p
     WHERE p.pronamespace = 'app_private'::regnamespace
       AND NOT COALESCE('search_path=""' = ANY (p.proconfig), false)
     UNION ALL
     SELECT p.oid::regprocedure || ' : appartient à ' || p.proowner::regrole FROM pg_proc p
     WHERE p.pronamespace IN ('app'::regnamespace, 'app_private'::regnamespace, 'auth'::regnamespace)
       AND p.proowner <> 'perenne_definer'::regrole
     UNION ALL
     SELECT p.oid::regprocedure || ' : appelable par tout le monde' FROM pg_proc p,
       aclexplode(COALESCE(p.proacl, acldefault('f', p.proowner))) a
     WHERE p.pronamespace IN ('app'::regnamespace, 'app_private'::regnamespace, 'auth'::regnamespace) AND a.grantee = 0
     UNION ALL
     SELECT ${NAME} || ' : vue qui lit avec les droits de ' || c.relowner::regrole FROM ${OUR_RELATIONS}
     WHERE c.relkind = 'v' AND c.relowner <> 'perenne_definer'::regrole
       AND NOT COALESCE('security_invoker=true' = ANY (c.reloptions), false)
     UNION ALL
     SELECT ${NAME} || ' : vue du définisseur sans barrière' FROM ${OUR_RELATIONS}
     WHERE c.relkind = 'v' AND c.relowner = 'perenne_definer'::regrole
       AND NOT COALESCE('security_barrier=true' = ANY (c.reloptions), false)`,
  )

// Roles belong to the whole server: ours have these powers on it, and no other.
const rolesArePowerless: Check = (client) =>
  words(
    client,
    `SELECT r.rolname || ' : trop de pouvoirs sur le serveur' AS wrong FROM pg_roles r
     WHERE r.rolname LIKE 'perenne\\_%' AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb
       OR r.rolreplication OR r.rolinherit OR (r.rolcanlogin AND r.rolname <> 'perenne_app'))
     UNION ALL
     SELECT 'perenne_app : peut devenir ' || g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
     WHERE m.member = 'perenne_app'::regrole AND g.rolname NOT IN ('perenne_request', 'perenne_auth', 'perenne_worker',
       'perenne_due', 'perenne_match', 'perenne_reporting', 'perenne_retention', 'perenne_seal')
     UNION ALL
     SELECT m.member::regrole || ' : peut devenir ' || m.roleid::regrole FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member
     WHERE r.rolname LIKE 'perenne\\_%' AND r.rolname <> 'perenne_app'
     UNION ALL
     SELECT 'perenne_app : a un droit sur ' || ${NAME} FROM ${OUR_RELATIONS}, aclexplode(c.relacl) a
     WHERE a.grantee IN (0, 'perenne_app'::regrole)
     UNION ALL
     SELECT 'perenne_app : possède ' || ${NAME} FROM ${OUR_RELATIONS} WHERE c.relowner = 'perenne_app'::regrole
     UNION ALL
     SELECT 'perenne_request : possède ' || ${NAME} FROM ${OUR_RELATIONS} WHERE c.relowner = 'perenne_request'::regrole
     UNION ALL
     SELECT 'perenne_auth : a un droit hors de son schéma sur ' || ${NAME} FROM ${OUR_RELATIONS}, aclexplode(c.relacl) a
     WHERE a.grantee = 'perenne_auth'::regrole AND n.nspname <> 'auth'
     UNION ALL
     SELECT d.role || ' : a un droit sur ' || ${NAME} FROM ${OUR_RELATIONS}, aclexplode(c.relacl) a,
       unnest(ARRAY['perenne_request', 'perenne_worker', 'perenne_due', 'perenne_match', 'perenne_reporting',
         'perenne_retention', 'perenne_seal', 'perenne_reference']) AS d(role)
     WHERE n.nspname = 'auth' AND a.grantee = d.role::regrole`,
  )

// These change through checked functions only.
const NEVER_WRITTEN_BY_REQUESTS = [
  ...['app.household', 'app.assignment', 'app.consent', 'app.consent_compartment'],
  ...[
    'app.account',
    'app.account_role',
    'app.access_rule',
    'app.access_log',
    'app_private.request_context',
  ],
]

const accessIsNotSelfGranted: Check = (client) =>
  words(
    client,
    `SELECT t.name || ' : une demande peut y écrire (' || v.verb || ')' AS wrong FROM unnest($1::text[]) AS t(name),
       unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS v(verb)
     WHERE CASE WHEN v.verb IN ('DELETE', 'TRUNCATE') THEN has_table_privilege('perenne_request', t.name, v.verb)
       ELSE has_any_column_privilege('perenne_request', t.name, v.verb) END
     UNION ALL
     SELECT ${NAME} || ' : une demande peut y effacer' FROM ${OUR_RELATIONS}
     WHERE c.relkind IN ('r', 'p', 'v') AND (has_table_privilege('perenne_request', c.oid, 'DELETE')
       OR has_table_privilege('perenne_request', c.oid, 'TRUNCATE'))
     UNION ALL
     SELECT s.name || ' : une demande peut y changer ' || a.attname FROM app.table_scope s
     JOIN pg_attribute a ON a.attrelid = to_regclass(s.name) AND a.attnum > 0 AND NOT a.attisdropped
     WHERE s.scope = 'case' AND a.attname IN ('household_id', 'author_account_id', 'author_organisation_id')
       AND has_column_privilege('perenne_request', a.attrelid, a.attnum, 'UPDATE')`,
    [NEVER_WRITTEN_BY_REQUESTS],
  )

const logIsAppendOnly: Check = (client) =>
  words(
    client,
    `SELECT r.rolname || ' : peut changer le journal (' || v.verb || ')' AS wrong FROM pg_roles r,
       unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS v(verb)
     WHERE r.rolname LIKE 'perenne\\_%' AND r.rolname <> 'perenne_owner'
       AND NOT (r.rolname = 'perenne_retention' AND v.verb = 'DELETE')
       AND CASE WHEN v.verb = 'UPDATE' THEN has_any_column_privilege(r.oid, 'app.access_log', v.verb)
         ELSE has_table_privilege(r.oid, 'app.access_log', v.verb) END`,
  )

const everyTableIsDescribed: Check = (client) =>
  words(
    client,
    `SELECT ${NAME} || ' : sans description' AS wrong FROM ${OUR_RELATIONS}
     WHERE c.relkind IN ('r', 'p', 'v') AND obj_description(c.oid, 'pg_class') IS NULL`,
  )

export const CATALOGUE_WALLS: Readonly<Record<string, Check>> = {
  'A2 · chaque table a sa sécurité par ligne, forcée, et ses politiques': rowSecurityEverywhere,
  'A2 · aucune politique n’est ouverte à tous ni sans condition': policiesNameTheirRole,
  'ce qui lit avec d’autres droits reste dans app_private, chemin vide, fermé au public':
    definersAreConfined,
  'nos rôles n’ont aucun pouvoir sur le serveur, le compte de l’application aucun droit':
    rolesArePowerless,
  'A1 · une demande ne se donne pas d’accès et n’efface rien': accessIsNotSelfGranted,
  'A5 · le journal des accès ne fait que s’allonger': logIsAppendOnly,
  'chaque table et chaque vue est décrite': everyTableIsDescribed,
}
