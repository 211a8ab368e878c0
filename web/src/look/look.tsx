// Gives every screen the theme, the colour scheme and notices.
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { cssVariables, theme } from './theme.ts';

const scheme = localStorageColorSchemeManager({ key: 'onelot.scheme' });

export const Look = ({ children }: { children: ReactNode }) => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariables}
    colorSchemeManager={scheme}
    defaultColorScheme="auto"
  >
    {/* Under the bar, where no button of a screen lies: what one presses next stays free. */}
    <Notifications position="top-center" />
    {children}
  </MantineProvider>
);
