import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Access } from './access.ts'
import { authHeaders, type Caller, type WithCookies } from './caller.ts'
import { guardSession } from './guard.ts'
import type { SignInStep } from './sign-in.ts'

export type DemonstrationDesk = {
  /** The programme's date. */
  readonly today: string
  readonly accounts: readonly {
    readonly id: string
    readonly role: string
    readonly roleLabel: string
    readonly name: string
    readonly organisation: string
  }[]
}

/** The one-click accounts; null unless the database itself says that it is a demonstration. */
export async function demonstrationDesk(access: Access): Promise<DemonstrationDesk | null> {
  const { rows } = await sql<{ desk: DemonstrationDesk | null }>`
    SELECT app_private.demonstration_desk() AS desk`.execute(access.db)
  return rows[0]?.desk ?? null
}

export async function signInForDemonstration(
  access: Access,
  caller: Caller,
  accountId: string,
): Promise<WithCookies<SignInStep>> {
  const desk = await demonstrationDesk(access)
  if (!desk?.accounts.some((account) => account.id === accountId)) throw new AppError('not-found')
  const { headers } = await access.auth.api.openSession({
    body: { userId: accountId, rememberMe: true },
    headers: authHeaders(caller, [access.cookies.session]),
    returnHeaders: true,
  })
  const cookies = headers.getSetCookie()
  await guardSession(access, cookies, { device: 'personal', secondFactorAt: new Date() })
  return { value: { next: 'done' }, cookies }
}
