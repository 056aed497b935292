import { randomUUID } from 'node:crypto'
import { addWorkingDays } from '#kernel/calendar.ts'
import { parisInstant } from './territory/paris.ts'
import { rows, type Account, type Demo, type Row } from './demo.ts'

/** The meetings of the days around the demonstration's date, so that each agenda has something in it. */
export async function seedMeetings(demo: Demo): Promise<void> {
  const known = await demo.client.query<{ today: string }>(
    'SELECT app_private.programme_today()::text AS today',
  )
  const today = known.rows[0]?.today ?? ''
  for (const row of await rows('appointments.csv')) await seedMeeting(demo, row, today)
}

async function seedMeeting(demo: Demo, row: Row, today: string): Promise<void> {
  const household = await householdOf(demo, row['lead'] ?? '')
  const person = (role: string) =>
    demo.accounts.find((one) => (role === 'PRE' ? one.id === household?.author : one.role === role))
  const organiser = person(row['organiser'] ?? '')
  if (!organiser) throw new Error(`Nobody to organise ${row['title'] ?? ''}`)
  const guests = (row['with'] ?? '').split(' ').flatMap((role) => person(role) ?? [])
  const [hour, minute] = (row['at'] ?? '').split(':')
  const on = addWorkingDays(today, Number(row['in_days']))
  const id = randomUUID()
  await demo.client.query(
    `INSERT INTO appointment (id, kind, household_id, title, starts_at, minutes, place, place_is_public,
       organiser_account_id, organiser_organisation_id, updated_by)
     VALUES ($1, $2, $3, nullif($4, ''), $5, $6, nullif($7, ''), $8, $9, $10, $9)`,
    [
      ...[id, row['kind'], household?.id ?? null, row['title']],
      ...[parisInstant(on, Number(hour), Number(minute)), row['minutes'], row['place']],
      ...[row['public'], organiser.id, organiser.organisationId],
    ],
  )
  for (const guest of [organiser, ...guests]) await seedGuest(demo, id, guest, organiser)
}

async function seedGuest({ client }: Demo, id: string, guest: Account, organiser: Account) {
  await client.query(
    `INSERT INTO appointment_participant (appointment_id, account_id, organisation_id, answer, answered_at)
     VALUES ($1, $2, $3, $4, CASE WHEN $4 = 'yes' THEN app_private.programme_now() END)`,
    [id, guest.id, guest.organisationId, guest.id === organiser.id ? 'yes' : 'none'],
  )
}

async function householdOf({ client }: Demo, lead: string) {
  if (lead === '') return null
  const found = await client.query<{ id: string; author: string }>(
    `SELECT h.id, h.author_account_id AS author FROM household h JOIN person p ON p.id = h.lead_person_id
     WHERE p.first_name || ' ' || p.last_name = $1`,
    [lead],
  )
  const [household] = found.rows
  if (!household) throw new Error(`No household is led by ${lead}`)
  return household
}
