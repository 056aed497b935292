import { z } from 'zod'
import { CalendarDate, Id, Instant, PersonName, line } from '#kernel/wire.ts'
import { ROLES } from '#kernel/roles.ts'

const RoleCode = z.enum(ROLES)

/** An empty answer: it was done. */
export const Done = z.object({ done: z.literal(true) })
export const DONE = { done: true } as const

// What a person types to prove who they are: bounded, never trimmed nor echoed.
const Secret = z.string().min(1, 'required').max(200, 'too-long')
const Email = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email('wrong-email').max(200, 'too-long'))
const Code = z.string().trim().min(1, 'required').max(40, 'too-long')

const DemonstrationAccount = z.object({
  id: Id,
  role: RoleCode,
  roleLabel: z.string(),
  name: z.string(),
  organisation: z.string(),
})
const Demonstration = z.object({
  today: CalendarDate,
  accounts: z.array(DemonstrationAccount),
})

const MembershipFields = z.object({
  role: RoleCode,
  roleLabel: z.string(),
  organisationId: Id,
  organisationName: z.string(),
})

const SchemeCard = z.object({
  id: Id,
  name: z.string(),
  landlord: z.string(),
  month: z.int(),
  months: z.int(),
  households: z.int(),
})

const SignedOut = z.object({
  signedIn: z.literal(false),
  demonstration: Demonstration.nullable(),
  /** Name of the identity provider whose button is shown, if one is set. */
  provider: z.string().nullable(),
})
const SignedIn = z.object({
  signedIn: z.literal(true),
  account: z.object({ id: Id, name: z.string(), kind: z.enum(['professional', 'household']) }),
  memberships: z.array(MembershipFields.extend({ id: Id })),
  current: MembershipFields.extend({ membershipId: Id }).nullable(),
  scheme: SchemeCard.nullable(),
  demonstration: Demonstration.nullable(),
  secondFactor: z.object({
    /** An application of authentication is in service. */
    enrolled: z.boolean(),
    /** Nothing of a case opens without one. */
    required: z.boolean(),
    /** Given in this session. */
    given: z.boolean(),
    /** Given less than five minutes ago. */
    fresh: z.boolean(),
  }),
  /** Minutes without activity after which the session closes. */
  idleMinutes: z.int(),
  abilities: z.array(z.string()),
})
export const SessionView = z.discriminatedUnion('signedIn', [SignedOut, SignedIn])
export type SessionView = z.infer<typeof SessionView>

export const SignIn = z.object({
  email: Email,
  password: Secret,
  personalDevice: z.boolean().default(false),
})
export const SignInAnswer = z.object({
  next: z.enum(['done', 'second-factor', 'enrol-second-factor']),
})
export type SignInAnswer = z.infer<typeof SignInAnswer>
export const GiveCode = z.object({ code: Code })

export const HouseholdSignIn = z.object({
  code: Code,
  pin: z.string().max(20, 'too-long').default(''),
  personalDevice: z.boolean().default(false),
})
export const HouseholdAnswer = z.object({ next: z.enum(['done', 'choose-pin']) })
export type HouseholdAnswer = z.infer<typeof HouseholdAnswer>
export const ChoosePin = z.object({
  pin: z.string().max(20, 'too-long'),
  personalDevice: z.boolean().default(false),
})

export const DemonstrationSignIn = z.object({ accountId: Id })
export const ChooseMembership = z.object({ membershipId: Id })

/** Options and answers of WebAuthn: the browser and the library speak to each other through us. */
export const WebAuthnOptions = z.record(z.string(), z.unknown())
const PublicKeyAnswer = z.looseObject({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
})
export const PasskeySignIn = z.object({
  response: PublicKeyAnswer,
  personalDevice: z.boolean().default(false),
})
export const NewPasskey = z.object({ name: line(60), response: PublicKeyAnswer })
const Passkey = z.object({
  id: Id,
  name: z.string().nullable(),
  createdAt: Instant.nullable(),
  /** Synchronised by its provider: it survives the loss of the device. */
  backedUp: z.boolean(),
})

const OwnSession = z.object({
  id: Id,
  startedAt: Instant,
  lastSeenAt: Instant,
  device: z.enum(['shared', 'personal']),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  current: z.boolean(),
})
export const OwnAccount = z.object({
  email: z.string().nullable(),
  hasPassword: z.boolean(),
  sessions: z.array(OwnSession),
  passkeys: z.array(Passkey),
})
export type OwnAccount = z.infer<typeof OwnAccount>
export const Closed = z.object({ closed: z.int() })

export const ChangePassword = z.object({ currentPassword: Secret, password: Secret })
export const AskPasswordReset = z.object({ email: Email })
export const ResetPassword = z.object({ password: Secret })
export const LinkParams = z.object({ token: z.string().regex(/^[\w-]{10,100}$/u, 'unknown-id') })

export const WithPassword = z.object({ password: Secret })
export const Enrolment = z.object({
  /** For applications on this very device. */
  uri: z.string(),
  /** For whoever cannot scan: the same secret, to type. */
  key: z.string(),
  qr: z.object({ size: z.int(), path: z.string() }),
  backupCodes: z.array(z.string()),
})
export type Enrolment = z.infer<typeof Enrolment>
export const BackupCodes = z.object({ codes: z.array(z.string()) })

export const InvitationView = z.object({
  email: z.string(),
  name: z.string(),
  organisationName: z.string(),
  roleLabel: z.string().nullable(),
  expiresAt: Instant,
  /** The address already has an account: its holder signs in, then joins. */
  isKnown: z.boolean(),
  /** And that account is the one signed in here. */
  isSignedIn: z.boolean(),
})
export type InvitationView = z.infer<typeof InvitationView>
export const AcceptInvitation = z.object({ name: PersonName, password: Secret })

export const NewInvitation = z.object({
  id: Id,
  email: Email,
  name: PersonName,
  /** Left out: my own organisation. */
  organisationId: Id.optional(),
  /** Null when technical administration invites: the organisation will give the role. */
  role: RoleCode.nullable(),
  isManager: z.boolean(),
})
export const IdParams = z.object({ id: Id })

export const OrganisationAccounts = z.object({
  accounts: z.array(
    z.object({
      accountId: Id,
      name: z.string(),
      /** Null for a demonstration account, which nobody can write to. */
      email: z.string().nullable(),
      isDemonstration: z.boolean(),
      hasSecondFactor: z.boolean(),
      lastSeenAt: Instant.nullable(),
      isMe: z.boolean(),
      roles: z.array(
        z.object({
          id: Id,
          role: RoleCode,
          roleLabel: z.string(),
          isManager: z.boolean(),
          startsOn: CalendarDate,
          endsOn: CalendarDate.nullable(),
          state: z.enum(['waiting', 'live', 'ended']),
        }),
      ),
    }),
  ),
  invitations: z.array(
    z.object({
      id: Id,
      email: z.string(),
      name: z.string(),
      organisationName: z.string(),
      roleLabel: z.string().nullable(),
      isManager: z.boolean(),
      createdAt: Instant,
      expiresAt: Instant,
      expired: z.boolean(),
    }),
  ),
  /** Roles that this organisation may give. */
  roles: z.array(z.object({ code: RoleCode, label: z.string() })),
  abilities: z.array(z.enum(['account.invite', 'account.invite-without-role', 'account.confirm'])),
})
export type OrganisationAccounts = z.infer<typeof OrganisationAccounts>
export type OrganisationAccount = OrganisationAccounts['accounts'][number]

export const NewAccountRole = z.object({
  id: Id,
  accountId: Id,
  role: RoleCode,
  isManager: z.boolean(),
})

export const HouseholdCodes = z.array(
  z.object({
    personId: Id,
    issuedAt: Instant,
    state: z.enum(['open', 'locked', 'revoked']),
  }),
)
export type HouseholdCodes = z.infer<typeof HouseholdCodes>
export const IssueCode = z.object({ personId: Id })
/** Shown once, to be handed over on paper. */
export const IssuedCode = z.object({ code: z.string() })
export const PersonOfHousehold = z.object({ householdId: Id, personId: Id })

/** What these rules may refuse; `web/errors.fr.ts` has a sentence for each. */
export const ACCOUNT_REFUSALS = [
  'wrong-credentials',
  'wrong-code',
  'wrong-password',
  'account-locked',
  'step-expired',
  'code-expired',
  'no-second-factor',
  'passkey-refused',
  'invitation-expired',
  'invitation-used',
  'invitation-withdrawn',
  'invitation-needs-sign-in',
  'may-not-invite',
  'administration-gives-no-role',
  'administration-apart',
  'first-account-manages',
  'role-not-for-this-organisation',
  'not-of-this-organisation',
  'role-already-held',
  'own-role',
  'may-not-confirm',
  'last-manager',
  'no-code',
  'too-young-for-a-code',
] as const
export type AccountRefusal = (typeof ACCOUNT_REFUSALS)[number]
