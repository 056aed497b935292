import { IconAlertTriangle } from '@tabler/icons-react'
import { Icon } from '#web/ui/icon.tsx'
import { listed } from '#web/ui/identity.ts'
import { quoted } from '#web/ui/typo.ts'
import { causeWords } from '../domain/cause-words.ts'

/** A word that may say why: its writer decides, knowing who reads. */
export function CauseWarning({ text }: { text: string }) {
  const words = causeWords(text)
  return (
    <div role="status">
      {words.length > 0 && (
        <p className="cause-warning">
          <Icon of={IconAlertTriangle} size={18} />
          <span>
            {listed(words.map(quoted))} : cela peut dire une cause. Le bailleur lira ce texte ;
            gardez seulement ce qu’il faut.
          </span>
        </p>
      )}
    </div>
  )
}
