import { Card } from '#web/ui/card.tsx'
import { TERMS, TERM_KEYS, TERM_THEMES, type TermTheme } from '../domain/term-catalogue.ts'
import { RuleDrawer } from './rule-drawer.tsx'
import { TermLine } from './term-line.tsx'
import { TimelineCard } from './timeline-card.tsx'
import { useRules } from './use-rules.ts'

const THEMES = Object.keys(TERM_THEMES) as TermTheme[]

/** Every term of the scheme, by theme: its value, since when, from which source. */
export function TermsPage() {
  const rules = useRules()
  return (
    <>
      <TimelineCard rules={rules} />
      {THEMES.map((theme) => (
        <Card key={theme} title={TERM_THEMES[theme]} flush>
          <ul className="rule-lines">
            {TERM_KEYS.filter((key) => TERMS[key].theme === theme).map((key) => (
              <TermLine key={key} termKey={key} rules={rules} />
            ))}
          </ul>
        </Card>
      ))}
      <RuleDrawer rules={rules} />
    </>
  )
}
