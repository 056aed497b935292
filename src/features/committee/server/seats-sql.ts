import { sql } from 'kysely'
import { AppError } from '#kernel/app-error.ts'
import type { Actor, Tx } from '#platform/db/door.ts'
import type { NewSeat, Seats } from '../contract.ts'
import { ownScheme, refused } from './session-writes.ts'

/** Who sits, in what capacity and for which territory, and whom a seat may be given to. */
export async function seatsPage(tx: Tx, actor: Actor): Promise<Seats> {
  const isSecretary = actor.role === 'ALL'
  return {
    today: actor.today,
    seats: await seatRows(tx),
    accounts: isSecretary ? await seatable(tx) : [],
    communes: isSecretary ? await communes(tx) : [],
    epcis: isSecretary ? await epcis(tx) : [],
    abilities: isSecretary ? ['committee.write'] : [],
  }
}

async function seatRows(tx: Tx): Promise<Seats['seats']> {
  const rows = await tx
    .selectFrom('committeeSeat as s')
    .innerJoin('organisation as o', 'o.id', 's.organisationId')
    .leftJoin('commune as c', 'c.inseeThen', 's.commune')
    .select(['s.id', 's.name', 's.kind', 's.isPresident', 's.startsOn', 's.endsOn'])
    .select('o.shortName as organisation')
    .select(
      sql<string | null>`coalesce(c.official_name, (SELECT p.epci_name FROM present_commune p
        WHERE p.epci_siren = s.epci_siren LIMIT 1))`.as('territory'),
    )
    .orderBy(sql`s.ends_on IS NOT NULL AND s.ends_on < app_private.programme_today()`)
    .orderBy('s.isPresident', 'desc')
    .orderBy('s.kind')
    .orderBy('s.name')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as Seats['seats'][number]['kind'] }))
}

async function seatable(tx: Tx): Promise<Seats['accounts']> {
  const found = await sql<Seats['accounts'][number]>`
    SELECT account_id, organisation_id, name, organisation_name AS organisation
    FROM app_private.seatable_accounts()`.execute(tx)
  return found.rows
}

function communes(tx: Tx): Promise<Seats['communes']> {
  return tx
    .selectFrom('commune')
    .select(['inseeThen as code', 'officialName as name'])
    .orderBy('officialName')
    .execute()
}

function epcis(tx: Tx): Promise<Seats['epcis']> {
  return tx
    .selectFrom('presentCommune')
    .select(['epciSiren as siren', 'epciName as name'])
    .distinct()
    .orderBy('epciName')
    .execute()
}

/** Sent twice, written once. One seat at a time for a person, one president at a time. */
export async function giveSeat(tx: Tx, actor: Actor, seat: NewSeat): Promise<void> {
  const known = await tx
    .selectFrom('committeeSeat')
    .select('id')
    .where('id', '=', seat.id)
    .executeTakeFirst()
  if (known) return
  const account = (await seatable(tx)).find(
    ({ accountId, organisationId }) =>
      accountId === seat.accountId && organisationId === seat.organisationId,
  )
  if (!account) throw refused('not-a-member')
  const schemeId = await ownScheme(tx, actor)
  const live = await liveSeats(tx, schemeId, seat.startsOn)
  if (live.some(({ accountId }) => accountId === seat.accountId)) throw refused('seat-overlaps')
  if (seat.isPresident && live.some(({ isPresident }) => isPresident))
    throw refused('president-already-named')
  await tx
    .insertInto('committeeSeat')
    .values({ ...seat, ...territoryOf(seat), schemeId, name: account.name, setBy: actor.accountId })
    .execute()
}

function territoryOf({ kind, commune, epciSiren }: NewSeat) {
  if (kind === 'mayor' && commune === null) throw missing('commune')
  if (kind === 'epci' && epciSiren === null) throw missing('epciSiren')
  return {
    commune: kind === 'mayor' ? commune : null,
    epciSiren: kind === 'epci' ? epciSiren : null,
  }
}

function missing(field: string): AppError {
  return new AppError('bad-input', { fields: { [field]: 'required' } })
}

function liveSeats(tx: Tx, schemeId: string, from: string) {
  return tx
    .selectFrom('committeeSeat')
    .select(['accountId', 'isPresident'])
    .where('schemeId', '=', schemeId)
    .where((eb) => eb('endsOn', 'is', null).or('endsOn', '>=', from))
    .execute()
}

export async function endSeat(tx: Tx, seatId: string, endsOn: string): Promise<void> {
  const seat = await tx
    .selectFrom('committeeSeat')
    .select('startsOn')
    .where('id', '=', seatId)
    .executeTakeFirst()
  if (!seat) throw new AppError('not-found')
  if (endsOn < seat.startsOn) throw refused('seat-ends-before-start')
  await tx.updateTable('committeeSeat').set({ endsOn }).where('id', '=', seatId).execute()
}
