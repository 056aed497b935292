export const APPOINTMENT_KINDS = ['needs-exchange', 'visit', 'review', 'meeting', 'other'] as const
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number]

/** The nature of an appointment in plain words: nothing of them says who, nor why. */
export const KIND_WORDS: Readonly<Record<AppointmentKind, string>> = {
  'needs-exchange': 'Échange sur les besoins',
  visit: 'Visite',
  review: 'Point d’étape',
  meeting: 'Réunion',
  other: 'Autre rendez-vous',
}
