import { Card } from '#web/ui/card.tsx'
import { formatDay } from '#web/ui/dates.ts'
import { roomsWords } from '../domain/change-words.ts'
import { compositionWords } from '../domain/typology.ts'
import { RuleDrawer } from './rule-drawer.tsx'
import { RuleLine } from './rule-line.tsx'
import { useRules } from './use-rules.ts'
import { versionsOf } from './version-lines.ts'

/** G3: which types of dwelling suit which household, as a warning. */
export function TypologyPage() {
  const rules = useRules()
  const lines = Map.groupBy(rules.typology, ({ position }) => position)
  return (
    <>
      <Card
        title="Types de logement selon le ménage"
        flush
        footer={
          <p className="rules-help">
            Un avertissement, jamais un refus : un autre type reste possible, avec un motif. Les
            enfants en droit de visite comptent. La première ligne qui convient s’applique.
          </p>
        }
      >
        <ul className="rule-lines">
          {[...lines].map(([position, versions]) => {
            const { current, next, last } = versionsOf(versions, rules.today)
            return (
              <RuleLine
                key={position}
                rule={`typologie~${String(position)}`}
                label={last ? compositionWords(last) : ''}
                value={current ? roomsWords(current.roomsFrom, current.roomsTo) : null}
                next={
                  next &&
                  `${roomsWords(next.roomsFrom, next.roomsTo)} à partir du\u00a0${formatDay(next.validFrom)}`
                }
                current={current}
                mayChange={rules.abilities.includes('rules.change')}
              />
            )
          })}
        </ul>
      </Card>
      <RuleDrawer rules={rules} />
    </>
  )
}
