import { Button, FileButton } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { useState } from 'react'
import { Icon } from '#web/ui/icon.tsx'
import { counted } from '#web/ui/typo.ts'
import { FLAW_WORDS } from './document-words.ts'
import { preparePage, type PreparedPage } from './prepare-picture.ts'
import type { Sent } from './use-send-pages.ts'
import './documents.css'

type Props = {
  readonly pages: readonly PreparedPage[]
  readonly sent: Sent
  readonly onChange: (pages: readonly PreparedPage[]) => void
  readonly className?: string
}

/** Photographs or a PDF, looked at before they leave: what could be better is said, and can be taken again. */
export function PagePicker({ pages, sent, onChange, className }: Props) {
  const [unread, setUnread] = useState(false)
  const add = async (file: File | null) => {
    if (!file) return
    try {
      setUnread(false)
      onChange([...pages, await preparePage(file)])
    } catch {
      setUnread(true)
    }
  }
  return (
    <div className="page-picker">
      {pages.length > 0 && (
        <ol className="page-picker__pages" aria-label="Pages à envoyer">
          {pages.map((page, index) => (
            <Page
              key={page.id}
              page={page}
              number={index + 1}
              sent={sent}
              onRemove={() => {
                onChange(pages.filter(({ id }) => id !== page.id))
              }}
            />
          ))}
        </ol>
      )}
      {unread && (
        <p className="page-picker__flaw" role="alert">
          Ce fichier ne s’ouvre pas ici. Prenez la photo avec ce bouton, ou choisissez un PDF.
        </p>
      )}
      <FileButton
        accept="image/jpeg,image/png,image/webp,application/pdf"
        capture="environment"
        onChange={(file) => void add(file)}
      >
        {(props) => (
          <Button
            {...props}
            {...(className === undefined ? {} : { className })}
            variant={pages.length === 0 ? 'filled' : 'default'}
            leftSection={<Icon of={IconCamera} size={22} />}
          >
            {pages.length === 0 ? 'Prendre une photo ou choisir un fichier' : 'Ajouter une page'}
          </Button>
        )}
      </FileButton>
    </div>
  )
}

type PageProps = {
  readonly page: PreparedPage
  readonly number: number
  readonly sent: Sent
  readonly onRemove: () => void
}

function Page({ page, number, sent, onRemove }: PageProps) {
  const { id, preview, flaws, sizeBytes } = page
  const hasArrived = sent.arrived.includes(id)
  return (
    <li>
      {preview === null ? (
        <p>PDF, {counted(Math.ceil(sizeBytes / 1024), 'ko', 'ko')}</p>
      ) : (
        <img src={preview} alt={`Page ${String(number)}`} />
      )}
      <div role="status">
        {hasArrived && <p>Cette page est arrivée.</p>}
        {sent.refused === id && (
          <p className="page-picker__flaw">C’est cette page qui n’est pas partie.</p>
        )}
        {flaws.map((flaw) => (
          <p key={flaw} className="page-picker__flaw">
            {FLAW_WORDS[flaw]}
          </p>
        ))}
      </div>
      {!hasArrived && (
        <Button variant="default" size="xs" onClick={onRemove}>
          {preview === null ? 'Retirer ce fichier' : 'Reprendre cette photo'}
        </Button>
      )}
    </li>
  )
}
