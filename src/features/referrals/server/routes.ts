import { capacityOf } from './capacity-sql.ts'
import { isDeepStrictEqual } from 'node:util'
import { AppError } from '#kernel/app-error.ts'
import { HouseholdParams, Id } from '#kernel/wire.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Define } from '#platform/http/route.ts'
import type { TextCipher } from '#platform/protected-text/cipher.ts'
import type { z } from 'zod'
import type { PolicyName } from '../../../policies.ts'
import * as wire from '../contract.ts'
import { checkEligibility } from '../domain/eligibility.ts'
import { checkReferral } from '../domain/referral-rules.ts'
import { emergencyRoutes } from './emergency-routes.ts'
import { readReferral } from './read-sql.ts'
import * as write from './write-sql.ts'

const REFERRAL = ['1', '2', '3', '6', '9'] as const
const URL = '/api/households/:householdId'

export function referralRoutes(define: Define<PolicyName>, services: { cipher: TextCipher }): void {
  capacityRoute(define)
  openingRoutes(define)
  documentRoutes(define, services.cipher)
  sendRoute(define, services.cipher)
  adhesionRoute(define, services.cipher)
  eligibilityRoute(define)
  emergencyRoutes(define)
}

function capacityRoute(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'GET',
      url: '/api/referral-capacity',
      summary: 'Les places d’accompagnement de mon organisation',
      policy: 'referral.write',
      scope: 'list',
      compartments: ['1', '13'],
      reply: wire.Capacity,
    },
    ({ tx, actor }) => capacityOf(tx, actor),
  )
}

function openingRoutes(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: '/api/people/known',
      summary: 'Cette personne est-elle déjà connue du dispositif ?',
      policy: 'referral.write',
      scope: 'list',
      compartments: ['1'],
      body: wire.KnownQuestion,
      reply: wire.KnownReply,
    },
    async ({ tx, body }) => ({ known: await write.isKnown(tx, body) }),
  )

  define.inCase(
    {
      method: 'POST',
      url: `${URL}/notice`,
      summary: 'Ouvrir un dossier : la notice d’information d’abord',
      policy: 'referral.write',
      scope: 'household',
      compartments: ['1'],
      opens: true,
      params: HouseholdParams,
      body: wire.Notice,
      reply: wire.NoticeReply,
    },
    async ({ tx, params, body }) => ({
      fileNumber: await write.openHousehold(tx, params.householdId, body),
    }),
  )
}

function documentRoutes(define: Define<PolicyName>, cipher: TextCipher): void {
  define.inCase(
    {
      method: 'GET',
      url: `${URL}/referral`,
      summary: 'Le signalement, tel que saisi',
      policy: 'referral.write',
      scope: 'household',
      compartments: REFERRAL,
      params: HouseholdParams,
      reply: wire.ReferralRead,
    },
    async ({ tx, params }) => found(await readReferral(tx, params.householdId, cipher)),
  )

  define.inCase(
    {
      method: 'PUT',
      url: `${URL}/referral`,
      summary: 'Enregistrer le signalement, entier ou pas du tout',
      policy: 'referral.write',
      scope: 'household',
      compartments: REFERRAL,
      params: HouseholdParams,
      body: wire.SaveReferral,
      reply: wire.ReferralRead,
    },
    ({ tx, actor, params, body }) =>
      saveReferral(tx, actor, { householdId: params.householdId, body, cipher }),
  )
}

function sendRoute(define: Define<PolicyName>, cipher: TextCipher): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/referral/send`,
      summary: 'Envoyer le signalement au bailleur',
      policy: 'referral.write',
      scope: 'household',
      compartments: REFERRAL,
      params: HouseholdParams,
      reply: wire.SendReply,
    },
    async ({ tx, params }) => {
      await write.sendReferral(tx, params.householdId)
      const { sentAt } = found(await readReferral(tx, params.householdId, cipher))
      if (sentAt === null) throw new AppError('rule-refused', { rule: 'referral-missing' })
      return { sentAt }
    },
  )
}

function adhesionRoute(define: Define<PolicyName>, cipher: TextCipher): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/adhesions`,
      summary: 'Noter où en est le ménage, avec ses mots',
      policy: 'referral.write',
      scope: 'household',
      compartments: ['1', '3', '6'],
      params: HouseholdParams,
      body: wire.AdhesionEntry.extend({ personId: Id }),
      reply: wire.Done,
    },
    async ({ tx, actor, params, body: { personId, ...adhesion } }) => {
      if (adhesion.statedOn > actor.today) {
        throw new AppError('rule-refused', { rule: 'adhesion-in-the-future' })
      }
      await write.addAdhesion(
        tx,
        actor,
        { householdId: params.householdId, personId, adhesion },
        cipher,
      )
      return { done: true as const }
    },
  )
}

function eligibilityRoute(define: Define<PolicyName>): void {
  define.inCase(
    {
      method: 'POST',
      url: `${URL}/eligibility`,
      summary: 'Dire si le ménage entre dans le dispositif',
      policy: 'eligibility.decide',
      scope: 'household',
      compartments: ['3', '10'],
      params: HouseholdParams,
      body: wire.EligibilityEntry,
      reply: wire.Done,
    },
    async ({ tx, actor, params, body }) => {
      const claims = await write.claimsOf(tx, params.householdId)
      const checked = checkEligibility(body, found(claims))
      if (!checked.ok) throw new AppError('rule-refused', { rule: checked.refusal })
      await write.addEligibility(tx, actor, params.householdId, checked.value)
      return { done: true as const }
    },
  )
}

type Save = {
  readonly householdId: string
  readonly body: z.infer<typeof wire.SaveReferral>
  readonly cipher: TextCipher
}

async function saveReferral(tx: Tx, actor: Actor, save: Save): Promise<wire.ReferralRead> {
  const { householdId, cipher } = save
  const { version, ...entry } = save.body
  const checked = checkReferral(entry, actor.today)
  if (!checked.ok) throw new AppError('rule-refused', { rule: checked.refusal })
  const written = await write.saveReferralRow(tx, actor, { householdId, entry, version })
  if (!written) {
    const current = found(await readReferral(tx, householdId, cipher))
    // The same form sent twice, or sent again after a lost answer: nothing to write, nothing to fear.
    if (isDeepStrictEqual(entryOf(current), entry)) return current
    throw new AppError('conflict', { current })
  }
  await write.saveHouseholdFacts(tx, actor, { householdId, entry, version })
  const personId = entry.persons[0]?.id
  if (entry.adhesion && personId) {
    await write.addAdhesion(tx, actor, { householdId, personId, adhesion: entry.adhesion }, cipher)
  }
  return found(await readReferral(tx, householdId, cipher))
}

function entryOf(read: wire.ReferralRead): wire.ReferralEntry {
  const { version, sentAt, updatedAt, updatedByName, warnings, ...entry } = read
  return entry
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new AppError('not-found')
  return row
}
