import { formatDay } from '#web/ui/dates.ts'
import type { SchemeRules } from '../contract.ts'
import { termSpec, type TermKey } from '../domain/term-catalogue.ts'
import { RuleLine } from './rule-line.tsx'
import { termWords } from './rule-words.ts'
import { versionsOf } from './version-lines.ts'

/** One term: what it is, how much, since when and why; what is already taken on a cap. */
export function TermLine({ termKey, rules }: { termKey: TermKey; rules: SchemeRules }) {
  const { label, help } = termSpec(termKey)
  const { current, next } = versionsOf(
    rules.terms.filter(({ key }) => key === termKey),
    rules.today,
  )
  const used = rules.capUse.find(({ key }) => key === termKey)?.used
  return (
    <RuleLine
      rule={termKey}
      label={label}
      help={help}
      value={current ? termWords(termKey, current.value) : null}
      detail={used === undefined ? undefined : `${String(used)} déjà pris`}
      next={
        next && `${termWords(termKey, next.value)} à partir du\u00a0${formatDay(next.validFrom)}`
      }
      current={current}
      mayChange={rules.abilities.includes('rules.change')}
    />
  )
}
