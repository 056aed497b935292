import { expect, test } from 'vitest'
import { byRole, linkStates, memberName } from './team.ts'

const member = (over: object) => ({
  assignmentId: 'a',
  role: 'PRE',
  roleLabel: 'Prescripteur',
  name: 'Nadia Ferrandon',
  organisation: 'ARIES',
  phone: null,
  isMe: false,
  since: '2026-03-02',
  ...over,
})

test('une organisation sans personne nommée est un lien à établir', () => {
  const team = [member({}), member({ name: null })]
  expect(linkStates(team)).toEqual({ established: 1, toEstablish: 1 })
  expect(team.map(memberName)).toEqual(['Nadia Ferrandon', 'Prescripteur'])
})

test('la liste se range par rôle, dans l’ordre d’arrivée', () => {
  const team = [
    member({ assignmentId: 'a' }),
    member({ assignmentId: 'b', role: 'ALL' }),
    member({ assignmentId: 'c' }),
  ]
  expect(byRole(team).map(({ assignmentId }) => assignmentId)).toEqual(['a', 'c', 'b'])
})
