import { afterAll, beforeAll, expect, test } from 'vitest'
import { wholeApp, type WholeApp } from '#test/app.ts'
import { freshDatabase, type TestDatabase } from '#test/db.ts'
import * as people from '#test/people.ts'
import type { Mail } from '#platform/mail/mailer.ts'
import { privacyJobs } from './jobs.ts'

let base: TestDatabase
let app: WholeApp
beforeAll(async () => {
  base = await freshDatabase()
  app = await wholeApp(base)
})
afterAll(async () => {
  await app.close()
  await base.close()
})

const REASON = 'La voisine entend un enfant seul depuis ce matin.'

test('A7 · délégué, intervenant et personnes du ménage sont prévenus, sans nom de ménage ni motif', async () => {
  const landlord = await people.organisation(base.oracle, 'landlord')
  const association = await people.organisation(base.oracle, 'association')
  const other = await people.organisation(base.oracle, 'association', 'Le Relais des Cimes')
  const scheme = await people.scheme(base.oracle, landlord.id)
  await people.partner(base.oracle, scheme.id, other.id)
  const worker = await people.actor(base.oracle, association.id, 'PRE')
  const household = await people.household(base.oracle, scheme.id, worker, 2)
  const technical = await people.organisation(base.oracle, 'households')
  const [withMail, withoutMail] = household.persons
  await people.actor(base.oracle, technical.id, 'HH', { personId: withMail! })
  await people.actor(base.oracle, technical.id, 'HH', { personId: withoutMail! })
  await base.oracle.query(`UPDATE person SET email = 'ysaline@exemple.invalid' WHERE id = $1`, [
    withMail,
  ])
  const officer = await people.actor(base.oracle, other.id, 'DPO')
  await people.actor(base.oracle, landlord.id, 'DPO')
  await people.actor(base.oracle, association.id, 'PRE')
  const who = await people.actor(base.oracle, other.id, 'PRE')
  const file = await base.oracle.query<{ number: string; words: string[] }>(
    `SELECT h.file_number AS number, array_agg(p.last_name) AS words
     FROM household h JOIN person p ON p.household_id = h.id WHERE h.id = $1 GROUP BY 1`,
    [household.id],
  )
  const { number, words } = file.rows[0]!
  const answer = await app.ask(who, 'POST', '/api/break-glass', {
    fileNumber: number,
    reason: REASON,
  })
  expect(answer.statusCode).toBe(200)

  const mails: Mail[] = []
  const handlers = privacyJobs({
    db: base.db,
    mailer: { send: (mail) => Promise.resolve(void mails.push(mail)) },
    publicUrl: 'https://perenne.invalid',
  })
  const waiting = await base.oracle.query<{ outboxId: string; kind: string; ids: string[] }>(
    `SELECT id AS "outboxId", kind, ids FROM outbox ORDER BY id`,
  )
  for (const job of waiting.rows) await handlers[job.kind]!(job)

  expect(mails.map((mail) => mail.to).sort()).toEqual(
    [
      `${officer.accountId}@exemple.invalid`,
      `${worker.accountId}@exemple.invalid`,
      'ysaline@exemple.invalid',
    ].sort(),
  )
  for (const mail of mails)
    for (const secret of [REASON, number, ...words]) {
      expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toContain(secret)
    }
  const toOfficer = mails.find((mail) => mail.to.startsWith(officer.accountId))
  expect(toOfficer?.text).toContain('Le Relais des Cimes')
  expect(toOfficer?.text).toContain('https://perenne.invalid/protection-des-donnees')
  const toPerson = mails.find((mail) => mail.to.startsWith('ysaline'))
  expect(toPerson?.text).not.toContain('Le Relais des Cimes')
})
