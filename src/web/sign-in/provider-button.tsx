import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { FormError } from '../ui/form-error.tsx'
import { NO_ENTRY, startProvider } from './sign-in-requests.ts'

type Props = {
  /** As set by whoever runs the service: « ProConnect ». */
  name: string
}

/** The identity provider of the person's organisation, on its own site. */
export function ProviderButton({ name }: Props) {
  const start = useMutation({
    mutationFn: startProvider,
    onSuccess: ({ url }) => window.location.assign(url),
  })
  return (
    <>
      <Button variant="default" size="md" loading={start.isPending} onClick={() => start.mutate()}>
        Continuer avec {name}
      </Button>
      <FormError error={start.error} what={NO_ENTRY} />
    </>
  )
}
