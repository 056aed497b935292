import type { Access } from '#platform/auth/access.ts'
import type { Database } from '#platform/db/pool.ts'

/** What the public address of a calendar needs: it has no session to open the door with. */
export type AgendaServices = { readonly db: Database; readonly access: Access }
