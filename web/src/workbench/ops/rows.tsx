// The two acts on the rows of a form: one more, and this one away.
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';

interface AddRowProps {
  readonly children: string;
  /** Where the words alone do not say to which of several lists. */
  readonly 'aria-label'?: string;
  readonly onClick: () => void;
}

export const AddRow = (props: AddRowProps) => (
  <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} {...props} />
);

interface RemoveRowProps {
  /** Names the row. */
  readonly 'aria-label': string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

export const RemoveRow = (props: RemoveRowProps) => (
  <ActionIcon variant="subtle" color="red" size={36} {...props}>
    <IconTrash size={16} />
  </ActionIcon>
);
