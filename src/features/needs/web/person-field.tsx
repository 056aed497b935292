import { Select, type SelectProps } from '@mantine/core'

type Props = Omit<SelectProps, 'data'> & {
  readonly persons: readonly { readonly id: string; readonly name: string }[]
}

/** For whom; nothing to choose when there is one person. */
export function PersonField({ persons, ...field }: Props) {
  if (persons.length < 2) return null
  return (
    <Select
      label="Pour qui"
      data={persons.map(({ id, name }) => ({ value: id, label: name }))}
      allowDeselect={false}
      {...field}
    />
  )
}
