import { IconEye } from '@tabler/icons-react'
import { useSignedIn, useToday } from '#web/session/session.ts'
import { Icon } from '#web/ui/icon.tsx'
import type { NoteList } from '../contract.ts'
import { NoteBody } from './note-lines.tsx'

type Props = {
  readonly audience: NoteList['audiences'][number]
  readonly subject: string
  readonly text: string
}

/** The note as its readers will see it, while it is written. */
export function NotePreview({ audience, subject, text }: Props) {
  const { account } = useSignedIn()
  const today = useToday()
  return (
    <section className="note-preview" aria-label="Aperçu de la note">
      <p className="note-preview__readers">
        <Icon of={IconEye} size={16} />
        <span>Voici ce que liront : {audience.readBy}.</span>
      </p>
      <NoteBody
        audience={audience.code}
        subject={subject}
        author={account.name}
        writtenOn={today}
        text={text.trim() === '' ? 'Votre texte apparaîtra ici.' : text}
      />
    </section>
  )
}
