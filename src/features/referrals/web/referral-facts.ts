import { formatDay, parseDay } from '#web/ui/dates.ts'
import { languageName } from '#web/ui/languages.ts'
import { quoted } from '#web/ui/typo.ts'
import {
  ADHESION_WORDS,
  CUSTODY_WORDS,
  DIGITAL_WORDS,
  PRESENT_SITUATION_WORDS,
  PROTECTION_WORDS,
  READING_WORDS,
  RELATION_WORDS,
} from '../domain/referral-words.ts'
import type { Step } from './referral-steps.ts'
import type { PersonValues, ProtectionValues, ReferralValues } from './referral-values.ts'

export type ReferralFact = {
  readonly step: Step
  readonly label: string
  /** Empty: not answered. */
  readonly value: string
}

/** A referral in words, one fact a line: read before sending, and compared when two people changed it. */
export function referralFacts(values: ReferralValues): ReferralFact[] {
  return [
    ...situationFacts(values),
    ...personFacts(values),
    ...exchangeFacts(values),
    ...protectionFacts(values),
  ]
}

function situationFacts(values: ReferralValues): ReferralFact[] {
  const step = 'situation'
  const { presentSituation, urgency, daloRecognised, pdalhpdPublic } = values
  return [
    {
      step,
      label: 'Aujourd’hui',
      value: presentSituation === '' ? '' : PRESENT_SITUATION_WORDS[presentSituation],
    },
    { step, label: 'Depuis le', value: day(values.presentSince) },
    { step, label: 'Prêt à partir du', value: day(values.readyOn) },
    {
      step,
      label: 'Urgence',
      value: urgency === 'urgent' ? `Urgent : ${values.urgencyReason}` : 'Délai ordinaire',
    },
    {
      step,
      label: 'Critères du dispositif',
      value:
        [daloRecognised && 'DALO', pdalhpdPublic && 'PDALHPD'].filter(Boolean).join(', ') ||
        'aucun',
    },
  ]
}

function personFacts({ persons, address, expectedChildren }: ReferralValues): ReferralFact[] {
  const step: Step = 'personnes'
  return [
    ...persons.map((person, index) => ({
      step,
      label: index === 0 ? 'Titulaire' : `Personne ${String(index + 1)}`,
      value: personWords(person),
    })),
    { step, label: 'Enfants à naître', value: String(expectedChildren) },
    { step, label: 'Adresse', value: address },
  ]
}

function personWords(person: PersonValues): string {
  return [
    `${person.firstName} ${person.lastName}`.trim(),
    person.birthName && `nom de naissance ${person.birthName}`,
    day(person.birthDate),
    person.relation !== 'lead' && RELATION_WORDS[person.relation].toLocaleLowerCase('fr'),
    person.relation === 'child' &&
      person.custody &&
      CUSTODY_WORDS[person.custody].toLocaleLowerCase('fr'),
    person.phone,
    person.email,
  ]
    .filter(Boolean)
    .join(', ')
}

function exchangeFacts(values: ReferralValues): ReferralFact[] {
  const step = 'echanges'
  const { communication: means, adhesion, uniqueRequestNumber, requestToCreate } = values
  return [
    {
      step,
      label: 'Langue',
      value: `${languageName(means.language)}${means.interpreterNeeded ? ', avec interprète' : ''}`,
    },
    { step, label: 'Courriers', value: readingWords(means) },
    { step, label: 'SMS', value: means.smsAccepted ? 'acceptés' : 'non acceptés' },
    {
      step,
      label: 'Démarches en ligne',
      value: means.digital === '' ? '' : DIGITAL_WORDS[means.digital],
    },
    {
      step,
      label: 'Ce que dit le ménage',
      value:
        adhesion.state === ''
          ? ''
          : `${ADHESION_WORDS[adhesion.state]}, le ${day(adhesion.statedOn)}`,
    },
    { step, label: 'Ses mots', value: adhesion.words.trim() === '' ? '' : quoted(adhesion.words) },
    {
      step,
      label: 'Numéro de demande',
      value: requestToCreate ? 'à créer' : uniqueRequestNumber,
    },
  ]
}

function readingWords({ reading, lettersReadWith }: ReferralValues['communication']): string {
  if (reading === '') return ''
  const helper = reading === 'with-help' && lettersReadWith !== '' ? `, ${lettersReadWith}` : ''
  return READING_WORDS[reading] + helper
}

function protectionFacts({ protection, persons }: ReferralValues): ReferralFact[] {
  const step = 'echanges'
  if (!protection.needed) return [{ step, label: 'Mesure de protection', value: 'aucune' }]
  const person = persons.find(({ id }) => id === protection.personId)
  return [
    { step, label: 'Mesure de protection', value: measureWords(protection, person) },
    {
      step,
      label: 'Mandataire',
      value: [protection.mandataryName, protection.mandataryRole, protection.mandataryPhone]
        .filter(Boolean)
        .join(', '),
    },
  ]
}

function measureWords({ kind }: ProtectionValues, person: PersonValues | undefined): string {
  return [kind !== '' && PROTECTION_WORDS[kind], person && `pour ${person.firstName}`]
    .filter(Boolean)
    .join(' ')
}

function day(typed: string): string {
  const iso = parseDay(typed)
  return iso === null ? typed : formatDay(iso)
}
