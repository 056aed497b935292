import { addDays, addMonths, addWorkingDays } from '#kernel/calendar.ts'
import { parisInstant } from './paris.ts'
import { chanceOf, idOf } from './chance.ts'
import type { Account } from '../demo.ts'
import type { Life } from './life.ts'
import { add, type Rows } from './rows.ts'
import type { Setting, Worker } from './setting.ts'

type Followed = {
  readonly id: string
  readonly index: number
  readonly life: Life
  readonly worker: Worker
}

type Meeting = {
  readonly name: string
  readonly kind: 'needs-exchange' | 'visit' | 'review'
  readonly on: string
  /** Known from this day on. */
  readonly setOn: string
  readonly minutes: number
  readonly with: readonly Account[]
  readonly place: string | null
}

/** How far ahead the meetings of a household are set. */
const AHEAD_DAYS = 21

/** The meetings of one household: the exchange on its needs, the visit of a dwelling, visits at home, review points. */
export function addMeetings(rows: Rows, setting: Setting, followed: Followed): void {
  const all = [
    ...exchange(setting, followed),
    ...viewings(setting, followed),
    ...yearOf(setting, followed),
  ]
  const end = followed.life.end?.on ?? followed.life.supportEndsOn
  for (const meeting of all) {
    if (meeting.setOn > setting.today || (end !== null && meeting.on > end)) continue
    addMeeting(rows, setting, followed, meeting)
  }
}

function exchange(setting: Setting, { life }: Followed): Meeting[] {
  if (life.needsOn === null) return []
  return [
    {
      ...{ name: 'besoins', kind: 'needs-exchange', on: life.needsOn, setOn: life.eligibility.on },
      ...{ minutes: 45, with: [setting.holder('ALL')], place: null },
    },
  ]
}

function viewings(setting: Setting, { life, index }: Followed): Meeting[] {
  const goes = life.facts.filter(({ kind }) => kind === 'prescriber-go')
  return goes.map(({ on }, rank) => ({
    ...{ name: `logement ${String(rank)}`, kind: 'visit', on: addWorkingDays(on, 3), setOn: on },
    ...{ minutes: 60, with: [setting.referentOf(index)], place: 'Au logement proposé' },
  }))
}

/** Visits at home each month, a review point each quarter. */
function yearOf(setting: Setting, { life, index }: Followed): Meeting[] {
  const plan = life.facts.find(({ kind }) => kind === 'plan-signed')
  if (!plan || !life.lease) return []
  const meetings: Meeting[] = []
  for (let month = 1; month <= 12; month += 1) {
    const on = addWorkingDays(addDays(addMonths(plan.on, month), -1), 1)
    const isReview = month % 3 === 0
    meetings.push({
      ...{ name: `mois ${String(month)}`, kind: isReview ? 'review' : 'visit', on },
      ...{ setOn: addDays(on, -AHEAD_DAYS), minutes: isReview ? 90 : 60 },
      ...{ with: isReview ? [setting.referentOf(index)] : [], place: 'Chez le ménage' },
    })
  }
  return meetings
}

function addMeeting(
  rows: Rows,
  setting: Setting,
  { id, worker }: Followed,
  meeting: Meeting,
): void {
  const meetingId = idOf(id, 'rendez-vous', meeting.name)
  const chance = chanceOf(setting.seed, meetingId)
  const startsAt = parisInstant(meeting.on, chance.between(9, 16), chance.pick([0, 30]))
  add(rows, 'appointment', {
    ...{ id: meetingId, kind: meeting.kind, household_id: id, starts_at: startsAt },
    ...{ minutes: meeting.minutes, place: meeting.place, place_is_public: false, version: 1 },
    ...{ organiser_account_id: worker.id, organiser_organisation_id: worker.organisationId },
    ...{ updated_by: worker.id, updated_at: `${meeting.setOn}T10:00:00Z` },
  })
  for (const guest of [worker, ...meeting.with]) {
    const isOrganiser = guest.id === worker.id
    const answers = isOrganiser || meeting.on <= setting.today || chance.happens(0.7)
    add(rows, 'appointment_participant', {
      ...{ appointment_id: meetingId, account_id: guest.id },
      organisation_id: guest.organisationId,
      answer: answers ? 'yes' : 'none',
      answered_at: answers ? `${meeting.setOn}T10:00:00Z` : null,
    })
  }
}
