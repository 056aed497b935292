import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '#platform/db/door.ts'
import type {
  AskTaken,
  Invitable,
  MoveAppointment,
  NewAbsence,
  NewAppointment,
  Taken,
} from '../contract.ts'

export async function createAppointment(
  tx: Tx,
  householdId: string | null,
  asked: NewAppointment,
): Promise<void> {
  await sql`SELECT app_private.create_appointment(${asked.id}, ${householdId}, ${asked.kind}, ${asked.title},
    ${asked.day}::date, ${asked.hour}::time, ${asked.minutes}, ${asked.place}, ${asked.placeIsPublic},
    ${asked.participants}::uuid[])`.execute(tx)
}

/** False when somebody changed it since that version was read. */
export async function moveAppointment(
  tx: Tx,
  id: string,
  asked: z.infer<typeof MoveAppointment>,
): Promise<boolean> {
  const moved = await sql<{
    done: boolean
  }>`SELECT app_private.move_appointment(${id}, ${asked.version},
    ${asked.day}::date, ${asked.hour}::time, ${asked.minutes}, ${asked.place}, ${asked.placeIsPublic}) AS done`.execute(
    tx,
  )
  return moved.rows[0]?.done === true
}

export async function cancelAppointment(
  tx: Tx,
  id: string,
  asked: { readonly motive: string; readonly version: number },
): Promise<boolean> {
  const cancelled = await sql<{ done: boolean }>`
    SELECT app_private.cancel_appointment(${id}, ${asked.version}, ${asked.motive}) AS done`.execute(
    tx,
  )
  return cancelled.rows[0]?.done === true
}

export async function answerAppointment(tx: Tx, id: string, answer: 'yes' | 'no'): Promise<void> {
  await sql`SELECT app_private.answer_appointment(${id}, ${answer})`.execute(tx)
}

export async function invitable(tx: Tx, householdId: string | null): Promise<Invitable['people']> {
  const found = await sql<Invitable['people'][number]>`
    SELECT i.account_id, i.display_name AS name, i.organisation_name AS organisation
    FROM app_private.invitable(${householdId}) i
    WHERE i.account_id <> (SELECT c.account_id FROM app_private.request() c)
    ORDER BY i.organisation_name, i.display_name`.execute(tx)
  return found.rows
}

export async function takenThen(
  tx: Tx,
  householdId: string | null,
  asked: AskTaken,
): Promise<Taken['people']> {
  const found = await sql<Taken['people'][number]>`
    SELECT n.account_id, n.display_name AS name, n.is_taken, n.is_away, n.deputy_name AS deputy
    FROM app_private.taken_then(${asked.accounts}::uuid[], ${householdId}, ${asked.exceptId},
      ${asked.day}::date, ${asked.hour}::time, ${asked.minutes}) n ORDER BY n.display_name`.execute(
    tx,
  )
  return found.rows
}

export async function declareAbsence(tx: Tx, asked: NewAbsence): Promise<void> {
  await sql`SELECT app_private.declare_absence(${asked.id}, ${asked.from}::date, ${asked.to}::date,
    ${asked.deputyId})`.execute(tx)
}

export async function withdrawAbsence(tx: Tx, id: string): Promise<void> {
  await sql`SELECT app_private.withdraw_absence(${id})`.execute(tx)
}
