import { describe, expect, test } from 'vitest'
import { checkEmergency, type EmergencyDecision, type EmergencyFacts } from './emergency.ts'

const TODAY = '2026-11-24'
const NONE: EmergencyFacts = { last: null, isSent: true, isHoused: false, longestDays: 60 }
const OPEN: EmergencyFacts = { ...NONE, last: { step: 'opened', until: '2026-12-10' } }
const LAPSED: EmergencyFacts = { ...NONE, last: { step: 'opened', until: '2026-11-20' } }

const answer = (decision: EmergencyDecision, facts: EmergencyFacts) => {
  const checked = checkEmergency(decision, facts, TODAY)
  return checked.ok ? 'ok' : checked.refusal
}
const opened = (until: string | null) => ({ step: 'opened' as const, until })
const extended = (until: string | null) => ({ step: 'extended' as const, until })
const ENDED = { step: 'ended' as const, until: null }

describe('D10 · la voie d’urgence', () => {
  test('s’ouvre avec un terme, du jour même à la durée du dispositif', () => {
    expect(answer(opened(TODAY), NONE)).toBe('ok')
    expect(answer(opened('2027-01-23'), NONE)).toBe('ok')
    expect(answer(opened('2027-01-24'), NONE)).toBe('emergency-too-long')
    expect(answer(opened('2026-11-23'), NONE)).toBe('emergency-limit-past')
    expect(answer(opened(null), NONE)).toBe('emergency-limit-missing')
  })

  test('une seule à la fois, et jamais avant l’envoi du signalement ni après les clés', () => {
    expect(answer(opened('2026-12-20'), OPEN)).toBe('emergency-already-open')
    expect(answer(opened('2026-12-20'), { ...NONE, isSent: false })).toBe(
      'emergency-referral-missing',
    )
    expect(answer(opened('2026-12-20'), { ...NONE, isHoused: true })).toBe('already-housed')
    expect(answer(opened('2026-12-20'), { ...NONE, last: ENDED })).toBe('ok')
  })

  test('se prolonge, même arrêtée à son terme, et toujours plus loin', () => {
    expect(answer(extended('2026-12-11'), OPEN)).toBe('ok')
    expect(answer(extended('2026-12-10'), OPEN)).toBe('emergency-longer-only')
    expect(answer(extended('2026-12-01'), LAPSED)).toBe('ok')
    expect(answer(extended('2026-12-01'), NONE)).toBe('emergency-not-open')
  })

  test('se termine quand elle est ouverte ou arrêtée, même une fois le ménage logé', () => {
    expect(answer(ENDED, OPEN)).toBe('ok')
    expect(answer(ENDED, { ...LAPSED, isHoused: true })).toBe('ok')
    expect(answer(ENDED, NONE)).toBe('emergency-not-open')
    expect(answer(ENDED, { ...NONE, last: ENDED })).toBe('emergency-not-open')
  })

  test('sans durée réglée, le terme est libre', () => {
    expect(answer(opened('2028-01-01'), { ...NONE, longestDays: undefined })).toBe('ok')
  })
})
