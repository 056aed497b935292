import { IconAlertTriangle, IconBook2 } from '@tabler/icons-react'
import { Chip } from '#web/ui/chip.tsx'
import { listed } from '#web/ui/identity.ts'
import { quoted } from '#web/ui/typo.ts'
import type { Readability } from '../domain/readability.ts'

const READING = {
  easy: { tone: 'accent', icon: IconBook2, words: 'facile à lire' },
  fair: { tone: 'todo', icon: IconBook2, words: 'se lit avec un effort' },
  hard: { tone: 'late', icon: IconAlertTriangle, words: 'trop difficile à lire' },
} as const

type Props = { readonly found: Readability }

/** J5: how easily the text is read, and what would make it easier. */
export function ReadabilityNote({ found }: Props) {
  const { tone, icon, words } = READING[found.reading]
  const [longest] = found.longSentences
  return (
    <div className="results__reading" role="status">
      <div>
        <Chip tone={tone} icon={icon}>
          {words}, {found.score} sur 100
        </Chip>
      </div>
      {found.jargon.length > 0 && (
        <p>Mots du métier à remplacer : {listed(found.jargon.map((word) => quoted(word)))}.</p>
      )}
      {longest !== undefined && <p>Phrase à couper : {quoted(longest)}</p>}
    </div>
  )
}
