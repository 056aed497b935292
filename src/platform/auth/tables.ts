import type { Generated } from 'kysely'
import type { AttemptKind } from './attempt-limits.ts'
import type { Device } from './session-life.ts'

/** The columns of the schema `auth` that our own queries touch; better-auth writes the others. */
export type AuthTables = {
  user: {
    id: string
    name: string
    email: string
    emailVerified: boolean
    twoFactorEnabled: boolean
  }
  session: {
    id: string
    userId: string
    token: string
    expiresAt: Date
    ipAddress: string | null
    userAgent: string | null
    createdAt: Date
  }
  credential: {
    id: string
    userId: string
    accountId: string
    providerId: string
    password: string | null
  }
  passkey: {
    id: string
    userId: string
    name: string | null
    createdAt: Date | null
    backedUp: boolean
  }
  verification: { id: string; expiresAt: Date }
  twoFactor: { id: string; userId: string; verified: boolean }
  sessionGuard: {
    sessionId: string
    accountId: string
    accountRoleId: string | null
    device: Device
    startedAt: Generated<Date>
    lastSeenAt: Generated<Date>
    secondFactorAt: Date | null
    revokedAt: Date | null
  }
  householdCode: {
    accountId: string
    codeHash: string
    pinHash: string | null
    failedTries: number
    lockedAt: Date | null
    revokedAt: Date | null
    issuedAt: Date
  }
  invitation: {
    id: string
    email: string
    name: string
    organisationId: string
    tokenHash: string
    expiresAt: Date
    acceptedAt: Date | null
    withdrawnAt: Date | null
  }
  signInAttempt: {
    id: Generated<string>
    kind: AttemptKind
    subjectHash: string
    sourceHash: string
    attemptedAt: Generated<Date>
  }
  usedOneTimeCode: { accountId: string; codeHash: string; usedAt: Generated<Date> }
}
