import { Button, Group } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { saveFile } from '#web/save-file.ts'
import { FormError } from '#web/ui/form-error.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { QueryView } from '#web/ui/query-view.tsx'
import { SideDrawer } from '#web/ui/side-drawer.tsx'
import type { DocumentFile, SessionRead } from '../contract.ts'
import { paper, type Paper } from './committee-queries.ts'

type Props = { readonly session: SessionRead; readonly onClose: () => void; readonly what: Paper }

const MEDIA = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

function titleOf(what: Paper): string {
  if (what === 'agenda') return 'Ordre du jour'
  return what === 'minutes' ? 'Procès-verbal' : 'Fiche candidat'
}

/** A document to read here, and to take as a tagged PDF or a Word file. */
export function PaperDrawer({ session, onClose, what }: Props) {
  const query = useQuery({
    queryKey: ['committee', 'paper', session.id, what, session.version, session.state],
    queryFn: () => paper(session.id, what, 'html'),
    gcTime: 0,
  })
  return (
    <SideDrawer onClose={onClose} title={titleOf(what)} size="xl">
      <QueryView query={query} failure="Le document n’a pas pu être chargé.">
        {(file) => (
          <div className="paper">
            <iframe
              className="paper__page"
              title={titleOf(what)}
              srcDoc={file.content}
              sandbox=""
            />
            <Fingerprint file={file} />
            <Downloads session={session} what={what} />
          </div>
        )}
      </QueryView>
    </SideDrawer>
  )
}

function Fingerprint({ file: { sha256 } }: { file: DocumentFile }) {
  if (sha256 === null) return null
  return (
    <p className="paper__print">
      Empreinte SHA-256 du PDF gardé : <code>{sha256}</code>
    </p>
  )
}

function Downloads({ session, what }: Pick<Props, 'session' | 'what'>) {
  const taking = useMutation({
    mutationFn: (format: 'pdf' | 'docx') => paper(session.id, what, format),
    onSuccess: ({ name, content }, format) => {
      saveFile({ name: `${name}.${format}`, mediaType: MEDIA[format], base64: content })
    },
  })
  return (
    <>
      <FormError error={taking.error} what="Le document n’a pas pu être préparé." />
      <Group gap="xs">
        {(['pdf', 'docx'] as const).map((format) => (
          <Button
            key={format}
            variant="default"
            loading={taking.isPending && taking.variables === format}
            leftSection={<Icon of={IconDownload} size={17} />}
            onClick={() => {
              taking.mutate(format)
            }}
          >
            {format === 'pdf' ? 'PDF' : 'Word'}
          </Button>
        ))}
      </Group>
    </>
  )
}
