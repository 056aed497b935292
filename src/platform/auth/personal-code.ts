import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Access } from './access.ts'
import { hashSecret, pretendToVerify, verifySecret } from './argon2.ts'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { authHeaders, type Caller, type WithCookies } from './caller.ts'
import { guardSession } from './guard.ts'
import { keyedHash, seal, unseal } from './keyed-hash.ts'
import { newPersonalCode, readPersonalCode } from './personal-code-format.ts'
import { pinWeakness } from './pin-rules.ts'

const PIN_TRIES = 5
const DAYS_TO_CHOOSE_PIN = 30
const MINUTES_TO_CHOOSE_PIN = 10
const PIN_CHOICE_COOKIE = 'perenne.pin_choice'
const PIN_CHOICE = 'pin-choice'

export type PersonalCodeStep = { readonly next: 'done' | 'choose-pin' }

/** A code to hand over on paper, and the hash that the database keeps. */
export function drawPersonalCode(access: Access): { code: string; hash: string } {
  const code = newPersonalCode()
  return { code, hash: hashOf(access, code) }
}

function hashOf(access: Access, code: string): string {
  return keyedHash(access.settings.secret, 'personal-code', code)
}

function usableCode(access: Access, codeHash: string) {
  return access.db
    .selectFrom('householdCode')
    .select(['accountId', 'codeHash', 'pinHash', 'lockedAt', 'issuedAt'])
    .where('codeHash', '=', codeHash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
}

type Code = NonNullable<Awaited<ReturnType<typeof usableCode>>>

/** Code and PIN, without e-mail. The first time the right code alone leads to the choice of the PIN. */
export async function signInWithCode(
  access: Access,
  caller: Caller,
  form: { readonly code: string; readonly pin: string; readonly personalDevice: boolean },
): Promise<WithCookies<PersonalCodeStep>> {
  const typed = readPersonalCode(form.code) ?? 'unreadable'
  await countAttempt(access, 'household', typed, caller)
  const known = await usableCode(access, hashOf(access, typed))
  if (known && !known.pinHash) {
    await pretendToVerify(form.pin)
    return { value: { next: 'choose-pin' }, cookies: [pinChoiceCookie(access, known)] }
  }
  const accountId = await checkPin(access, known, form.pin)
  await forgetAttempts(access, 'household', typed, caller)
  return openFor(access, caller, accountId, form.personalDevice)
}

/** The account whose PIN this is. Tries are counted before they are checked, so that parallel guesses all count. */
async function checkPin(access: Access, known: Code | undefined, pin: string): Promise<string> {
  if (known?.lockedAt) throw locked()
  const tries = known ? await chargeTry(access, known.accountId) : null
  const isRight =
    known?.pinHash && tries !== null
      ? await verifySecret(known.pinHash, pin)
      : await pretendToVerify(pin).then(() => false)
  if (!known) throw wrong()
  if (tries === null) throw locked()
  if (isRight) {
    await setTries(access, known.accountId, 0)
    return known.accountId
  }
  if (tries < PIN_TRIES) throw wrong()
  await access.db
    .updateTable('householdCode')
    .set({ lockedAt: new Date() })
    .where('accountId', '=', known.accountId)
    .execute()
  throw locked()
}

function wrong(): AppError {
  return new AppError('rule-refused', { rule: 'wrong-credentials' })
}

function locked(): AppError {
  return new AppError('rule-refused', { rule: 'account-locked' })
}

async function chargeTry(access: Access, accountId: string): Promise<number | null> {
  const charged = await access.db
    .updateTable('householdCode')
    .set({ failedTries: sql`failed_tries + 1` })
    .where('accountId', '=', accountId)
    .where('lockedAt', 'is', null)
    .where('failedTries', '<', PIN_TRIES)
    .returning('failedTries')
    .executeTakeFirst()
  return charged?.failedTries ?? null
}

async function setTries(access: Access, accountId: string, failedTries: number): Promise<void> {
  await access.db
    .updateTable('householdCode')
    .set({ failedTries })
    .where('accountId', '=', accountId)
    .execute()
}

function pinChoiceCookie(access: Access, known: Code): string {
  const limit = DAYS_TO_CHOOSE_PIN * 86_400_000
  if (Date.now() - known.issuedAt.getTime() > limit) {
    throw new AppError('rule-refused', { rule: 'code-expired' })
  }
  const expiresAt = new Date(Date.now() + MINUTES_TO_CHOOSE_PIN * 60_000)
  const sealed = seal(access.settings.secret, PIN_CHOICE, known.codeHash, expiresAt)
  return cookieLine(access, sealed, MINUTES_TO_CHOOSE_PIN * 60)
}

function cookieLine(access: Access, value: string, maxAgeSeconds: number): string {
  const secure = access.settings.publicUrl.startsWith('https:') ? '; Secure' : ''
  const age = `Max-Age=${String(maxAgeSeconds)}`
  return `${PIN_CHOICE_COOKIE}=${value}; Path=/; ${age}; HttpOnly; SameSite=Lax${secure}`
}

/** The PIN that a person chooses after a right code, within ten minutes and once. */
export async function choosePin(
  access: Access,
  caller: Caller,
  form: { readonly pin: string; readonly personalDevice: boolean },
): Promise<WithCookies<PersonalCodeStep>> {
  const weakness = pinWeakness(form.pin)
  if (weakness) throw new AppError('bad-input', { fields: { pin: weakness } })
  const sealed = caller.cookies.get(PIN_CHOICE_COOKIE) ?? ''
  const codeHash = unseal(access.settings.secret, PIN_CHOICE, sealed, new Date())
  if (codeHash === null) throw new AppError('rule-refused', { rule: 'step-expired' })
  const chosen = await access.db
    .updateTable('householdCode')
    .set({ pinHash: await hashSecret(form.pin) })
    .where('codeHash', '=', codeHash)
    .where('pinHash', 'is', null)
    .where('revokedAt', 'is', null)
    .returning('accountId')
    .executeTakeFirst()
  if (!chosen) throw new AppError('rule-refused', { rule: 'step-expired' })
  const opened = await openFor(access, caller, chosen.accountId, form.personalDevice)
  return { value: opened.value, cookies: [...opened.cookies, cookieLine(access, '', 0)] }
}

async function openFor(
  access: Access,
  caller: Caller,
  userId: string,
  personalDevice: boolean,
): Promise<WithCookies<PersonalCodeStep>> {
  const { headers } = await access.auth.api.openSession({
    body: { userId, rememberMe: personalDevice },
    headers: authHeaders(caller, [access.cookies.session]),
    returnHeaders: true,
  })
  const cookies = headers.getSetCookie()
  await guardSession(access, cookies, {
    device: personalDevice ? 'personal' : 'shared',
    secondFactorAt: null,
  })
  return { value: { next: 'done' }, cookies }
}
