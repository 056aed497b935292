import type { CommitteeRefusal } from '../domain/committee-refusals.ts'

/** What each refusal of a committee says, and what to do about it. */
export const COMMITTEE_REFUSALS: Record<CommitteeRefusal, string> = {
  'secretary-only': 'Le secrétariat de la commission est tenu par l’attribution du bailleur.',
  'session-not-ready': 'La séance n’en est pas à cette étape. Rechargez la page.',
  'session-in-the-past': 'Une séance se fixe aujourd’hui ou plus tard. Vérifiez le jour.',
  'session-not-today': 'Cette séance n’est pas pour aujourd’hui : elle s’ouvre le jour dit.',
  'agenda-empty': 'L’ordre du jour est vide : ajoutez au moins un logement.',
  'agenda-unfinished': 'Il reste un logement à décider ou à reporter avant de lever la séance.',
  'too-few-candidates':
    'Il faut trois candidats par logement. Sinon, choisissez l’exception de l’article R.441-3 et écrivez pourquoi.',
  'not-adapted-plai':
    'Ce logement n’est pas financé en PLAI adapté : choisissez une autre exception.',
  'candidate-not-ready':
    'Un candidat n’est plus prêt : sa candidature est close, ou son prescripteur n’a pas donné son accord. Retirez-le de l’ordre du jour.',
  'candidate-without-number':
    'Un candidat n’a pas de numéro unique : la commission ne peut pas l’examiner. Demandez-le d’abord.',
  'already-on-an-agenda': 'Ce logement est déjà à l’ordre du jour d’une séance.',
  'prefect-missing':
    'Personne ne siège pour le préfet ce jour-là. Donnez ce siège, puis convoquez.',
  'below-quorum':
    'Le quorum n’est pas atteint : pointez les membres du conseil présents, ou reportez la séance.',
  'chair-not-present': 'Le président de séance doit être un membre du conseil présent.',
  'chair-only': 'Seule la personne qui a présidé la séance signe le procès-verbal.',
  'mandate-not-allowed':
    'Un mandat va d’un membre excusé à un membre présent, tous deux à voix délibérative.',
  'too-many-mandates': 'Cette personne porte déjà autant de mandats que le règlement le permet.',
  'another-item-open': 'Un autre logement est en cours d’examen. Terminez-le d’abord.',
  'item-not-open': 'Ce logement n’est pas en cours d’examen : appelez-le d’abord.',
  'may-not-recuse': 'Ce déport ne peut plus être noté ici.',
  'nothing-to-vote-on': 'Écrivez d’abord la décision proposée, puis faites voter.',
  'not-your-voice': 'Cette voix n’est pas la vôtre.',
  'may-not-vote':
    'Ce membre ne vote pas sur ce logement : voix consultative, autre commune, absence ou déport.',
  'already-voted': 'Ce membre a déjà voté sur cette décision.',
  'vote-not-carried':
    'Une décision n’a pas la majorité des voix. Changez-la et faites voter de nouveau.',
  'vacancy-withdrawn':
    'Ce logement a été retiré entre-temps : il ne s’attribue plus. Reportez le dossier, avec ce motif.',
  'committee-term-missing':
    'Une règle de la commission manque au dispositif. Le responsable du programme la renseigne.',
  'candidate-undecided': 'Chaque candidat doit avoir sa décision avant de clore le logement.',
  'ranks-not-contiguous':
    'Les rangs se suivent à partir de 1, sans trou ni doublon. Avec plusieurs attributions, chacune a son rang.',
  'motive-without-words': 'Un autre motif s’écrit : dites lequel, en mots neutres.',
  'debt-never-alone-for-dalo':
    'Une dette de logement ne suffit pas à écarter un ménage reconnu au titre du Dalo.',
  'no-unique-number': 'Sans numéro unique, la décision ne peut être qu’une irrecevabilité.',
  'condition-incomplete': 'Nommez la pièce qui manque, et un jour à venir pour la fournir.',
  'forbidden-motive':
    'Ces mots disent une chose qui ne peut jamais décider d’un logement (santé, origine, famille…). Écrivez un motif neutre.',
  'not-a-member': 'Cette personne n’a pas de rôle confirmé de membre de la commission.',
  'seat-overlaps': 'Cette personne a déjà un siège à cette date.',
  'seat-ends-before-start': 'La fin du siège vient avant son début. Vérifiez les deux dates.',
  'president-already-named':
    'Un président siège déjà à cette date. Mettez d’abord fin à son siège.',
}
