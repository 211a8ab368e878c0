// Gives every screen the theme, the colour scheme and notices.
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { cssVariables, theme } from './theme.ts';

const scheme = localStorageColorSchemeManager({ key: 'onelot.scheme' });

/** The theme with the names of what the parts bring of themselves, in the reader's language. */
const useNamedTheme = () => {
  const { t } = useTranslation();
  const close = t('close');
  return useMemo(() => {
    const Notification = { defaultProps: { closeButtonProps: { 'aria-label': close } } };
    return { ...theme, components: { ...theme.components, Notification } };
  }, [close]);
};

export const Look = ({ children }: { children: ReactNode }) => (
  <MantineProvider
    theme={useNamedTheme()}
    cssVariablesResolver={cssVariables}
    colorSchemeManager={scheme}
    defaultColorScheme="auto"
  >
    {/* Under the bar, where no button of a screen lies: what one presses next stays free. */}
    <Notifications position="top-center" />
    {children}
  </MantineProvider>
);
