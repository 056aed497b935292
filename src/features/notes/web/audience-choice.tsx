import { Radio } from '@mantine/core'
import { IconEye, IconGavel, IconLock, IconUsers } from '@tabler/icons-react'
import { Icon, type IconType } from '#web/ui/icon.tsx'
import type { NoteAudience, NoteList } from '../contract.ts'

type Audience = NoteList['audiences'][number]

type Props = {
  readonly audiences: readonly Audience[]
  readonly chosen: Audience | null
  readonly onChoose: (audience: Audience) => void
}

export const AUDIENCE_ICONS: Record<NoteAudience, IconType> = {
  '6': IconUsers,
  '8': IconGavel,
  '14b': IconLock,
}

/** The audiences side by side, each with its readers in words. */
export function AudienceChoice({ audiences, chosen, onChoose }: Props) {
  return (
    <Radio.Group
      label="Pour qui écrivez-vous ?"
      description="À choisir avant d’écrire : une note ne change plus d’auditoire."
      value={chosen?.code ?? null}
      onChange={(code) => {
        const audience = audiences.find((candidate) => candidate.code === code)
        if (audience) onChoose(audience)
      }}
    >
      <div className="audiences">
        {audiences.map(({ code, label, readBy }) => (
          <Radio.Card key={code} value={code} className="audiences__card">
            <span className="audiences__head">
              <Radio.Indicator />
              <Icon of={AUDIENCE_ICONS[code]} />
              <strong>{label}</strong>
            </span>
            <span className="audiences__readers">
              <Icon of={IconEye} size={15} />
              <span>lue par {readBy}</span>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}
