import pg from 'pg'

/** A connection of its own, beside the pool: to hold a transaction open, or to be somebody else. */
export async function openClient(url: string, role?: string): Promise<pg.Client> {
  const options = `-c search_path=app${role === undefined ? '' : ` -c role=${role}`}`
  const client = new pg.Client({ connectionString: url, options })
  await client.connect()
  return client
}

/** What the login of the application may do as one of the roles that it can become; as itself without one. */
export async function asRole(
  appUrl: string,
  role: string | undefined,
  statement: string,
): Promise<void> {
  const client = await openClient(appUrl, role)
  await client.query(statement).finally(() => client.end())
}
