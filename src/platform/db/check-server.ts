import pg from 'pg'

const OLDEST = 15

/**
 * What a login could do beyond the door; each of these would walk round row security. The queue (schema jobs)
 * belongs to the worker that the login may become: it holds identifiers of jobs and nothing of a case.
 */
const RIGHTS = `
  SELECT current_setting('server_version_num')::int / 10000 AS major, r.rolsuper, r.rolbypassrls,
    EXISTS (
      SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'jobs')
        AND n.nspname NOT LIKE 'pg\\_%' AND pg_has_role(r.oid, c.relowner, 'MEMBER')
    ) AS owns_tables
  FROM pg_roles r WHERE r.rolname = current_user`

type Rights = {
  readonly major: number
  readonly rolsuper: boolean
  readonly rolbypassrls: boolean
  readonly owns_tables: boolean
}

/**
 * Looks at the PostgreSQL that `DATABASE_URL` points to before anything is served.
 *
 * @returns the French sentence of what is wrong, or `null` when the application may use it
 */
export function checkServer(url: string): Promise<string | null> {
  return look('DATABASE_URL', url, (rights) => {
    const tooMuch = rightInExcess(rights)
    if (tooMuch === null) return null
    return `le compte de DATABASE_URL a trop de droits (${tooMuch}) : utilisez le compte perenne_app, qui n’en a aucun.`
  })
}

/** The same for `DATABASE_ADMIN_URL`, whose rights are meant to be wide: it answers and is recent enough. */
export function checkAdminServer(url: string): Promise<string | null> {
  return look('DATABASE_ADMIN_URL', url, () => null)
}

async function look(
  name: string,
  url: string,
  judge: (rights: Rights) => string | null,
): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const rights = (await client.query<Rights>(RIGHTS)).rows[0]
    if (!rights) return `le compte de ${name} est inconnu de PostgreSQL.`
    if (rights.major >= OLDEST) return judge(rights)
    return `le serveur de ${name} est un PostgreSQL ${rights.major} ; il faut PostgreSQL ${OLDEST} ou plus récent.`
  } catch (error) {
    return unreachable(name, error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function rightInExcess(rights: Rights): string | null {
  if (rights.rolsuper) return 'superutilisateur'
  if (rights.rolbypassrls) return 'il contourne la sécurité par ligne'
  if (rights.owns_tables) return 'il possède des tables ou peut devenir leur propriétaire'
  return null
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'aucun serveur n’y répond',
  ENOTFOUND: 'ce nom de serveur est inconnu',
  EAI_AGAIN: 'ce nom de serveur est inconnu',
  ETIMEDOUT: 'le serveur ne répond pas',
  '28P01': 'le compte ou le mot de passe est refusé',
  '28000': 'le serveur refuse ce compte depuis cette machine',
  '3D000': 'cette base n’existe pas',
  '53300': 'le serveur n’accepte plus de connexion',
  '57P03': 'le serveur démarre ou s’arrête',
}

function unreachable(name: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = REASONS[code] ?? 'la connexion échoue'
  return `la base de ${name} n’est pas joignable : ${reason}${code ? ` (${code})` : ''}.`
}
