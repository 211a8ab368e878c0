// Language and colours: a person's own choice, remembered on the device.
import { ActionIcon, Popover, SegmentedControl, Stack, useMantineColorScheme } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, type Language } from '../texts/language.ts';

const Choices = () => {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap={12}>
      <div>
        <p className="ol-12 ol-ink-2">{t('language')}</p>
        <SegmentedControl
          fullWidth
          aria-label={t('language')}
          value={i18n.language}
          onChange={(value) => void chooseLanguage(value as Language)}
          data={[
            { value: 'en', label: t('english') },
            { value: 'de', label: t('german') },
          ]}
        />
      </div>
      <div>
        <p className="ol-12 ol-ink-2">{t('scheme')}</p>
        <SegmentedControl
          fullWidth
          aria-label={t('scheme')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as 'auto' | 'light' | 'dark')}
          data={[
            { value: 'auto', label: t('schemeAuto') },
            { value: 'light', label: t('schemeLight') },
            { value: 'dark', label: t('schemeDark') },
          ]}
        />
      </div>
    </Stack>
  );
};

/** A button with a small panel, or the choices themselves when `inline`. */
export const Preferences = ({ inline = false }: { inline?: boolean }) => {
  const { t } = useTranslation();
  if (inline) return <Choices />;
  return (
    <Popover width={300} position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('settings')} title={t('settings')}>
          <IconAdjustmentsHorizontal size={18} stroke={1.8} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Choices />
      </Popover.Dropdown>
    </Popover>
  );
};
