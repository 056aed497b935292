import { sql } from 'kysely'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { Absence, Appointment } from '../contract.ts'
import type { AppointmentKind } from '../domain/appointment-kinds.ts'

type Found = Omit<
  Appointment,
  'household' | 'parties' | 'unnamed' | 'mayChange' | 'organiserId'
> & {
  readonly kind: AppointmentKind
  readonly householdId: string | null
  readonly householdName: string | null
  readonly organiserAccountId: string
  readonly organiserOrganisationId: string
}

type Party = Appointment['parties'][number] & { readonly appointmentId: string }

const CHOSEN = sql`
  SELECT a.id, a.kind, a.title, to_char(a.starts_at AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS day,
    to_char(a.starts_at AT TIME ZONE 'Europe/Paris', 'HH24:MI') AS hour, a.minutes, a.starts_at, a.place,
    a.place_is_public, a.organiser_account_id, a.organiser_organisation_id, a.cancelled_at, a.cancel_motive, a.version,
    p.answer, a.household_id,
    COALESCE(w.first_name || ' ' || w.last_name, r.first_name || ' ' || r.initial || '.', h.file_number) AS household_name
  FROM appointment a
  JOIN appointment_participant p ON p.appointment_id = a.id
  LEFT JOIN household h ON h.id = a.household_id
  LEFT JOIN person w ON w.id = h.lead_person_id
  LEFT JOIN person_reduced r ON r.household_id = a.household_id AND w.id IS NULL`

/** The appointments of the actor over some days, both included. Two statements, whatever their number. */
export async function appointmentsBetween(
  tx: Tx,
  actor: Actor,
  days: { readonly from: string; readonly to: string },
): Promise<Appointment[]> {
  const found = await sql<Found>`${CHOSEN}
    WHERE a.starts_at >= (${days.from}::date)::timestamp AT TIME ZONE 'Europe/Paris'
      AND a.starts_at < (${days.to}::date + 1)::timestamp AT TIME ZONE 'Europe/Paris'
    ORDER BY a.starts_at, a.id LIMIT 500`.execute(tx)
  return withParties(tx, actor, found.rows)
}

export async function appointmentById(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Appointment | undefined> {
  const found = await sql<Found>`${CHOSEN} WHERE a.id = ${id}`.execute(tx)
  const [appointment] = await withParties(tx, actor, found.rows)
  return appointment
}

async function withParties(tx: Tx, actor: Actor, found: readonly Found[]): Promise<Appointment[]> {
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const known = await sql<Party>`
    SELECT v.appointment_id, v.account_id, v.display_name AS name, v.organisation_name AS organisation, v.answer
    FROM appointment_party v WHERE v.appointment_id = ANY (${ids}::uuid[])
    ORDER BY v.organisation_name, v.display_name`.execute(tx)
  const all = await sql<{ appointmentId: string; count: number }>`
    SELECT n.appointment_id, n.count FROM app_private.participant_counts(${ids}::uuid[]) n`.execute(
    tx,
  )
  const counts = new Map(all.rows.map(({ appointmentId, count }) => [appointmentId, count]))
  const parties = Map.groupBy(known.rows, ({ appointmentId }) => appointmentId)
  return found.map((row) =>
    toAppointment(row, actor, parties.get(row.id) ?? [], counts.get(row.id)),
  )
}

function toAppointment(
  row: Found,
  actor: Actor,
  parties: readonly Party[],
  count: number | undefined,
): Appointment {
  const { householdId, householdName, organiserAccountId, organiserOrganisationId, ...rest } = row
  return {
    ...rest,
    household: householdId === null ? null : { id: householdId, name: householdName ?? '' },
    parties: parties.map(({ accountId, name, organisation, answer }) => ({
      accountId,
      name,
      organisation,
      answer,
    })),
    unnamed: count === undefined ? 0 : count - parties.length,
    organiserId: parties.some(({ accountId }) => accountId === organiserAccountId)
      ? organiserAccountId
      : null,
    mayChange: organiserOrganisationId === actor.organisationId && row.cancelledAt === null,
  }
}

/** Absences of the actor, and those in which he stands in, that touch these days. */
export async function absencesBetween(
  tx: Tx,
  actor: Actor,
  days: { readonly from: string; readonly to: string },
): Promise<Absence[]> {
  return absences(tx, actor)
    .where('b.startsOn', '<=', days.to)
    .where('b.endsOn', '>=', days.from)
    .where((eb) =>
      eb.or([
        eb('b.accountId', '=', actor.accountId),
        eb('b.deputyAccountId', '=', actor.accountId),
      ]),
    )
    .execute()
}

/** Absences under way or to come in the actor's organisation. */
export async function comingAbsences(tx: Tx, actor: Actor): Promise<Absence[]> {
  return absences(tx, actor).where('b.endsOn', '>=', actor.today).limit(200).execute()
}

function absences(tx: Tx, actor: Actor) {
  return tx
    .selectFrom('absence as b')
    .innerJoin('account as t', 't.id', 'b.accountId')
    .leftJoin('account as d', 'd.id', 'b.deputyAccountId')
    .select([
      'b.id',
      'b.accountId',
      't.displayName as name',
      'b.startsOn as from',
      'b.endsOn as to',
    ])
    .select(['d.displayName as deputy'])
    .select(sql<boolean>`b.account_id = ${actor.accountId}`.as('isMine'))
    .where('b.withdrawnAt', 'is', null)
    .orderBy('b.startsOn')
    .orderBy('t.displayName')
}
