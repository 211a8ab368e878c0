// Dresses Mantine in the house's tokens, so that its components and ours are one system in light and dark.
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const tuple = (...shades: string[]): MantineColorsTuple => shades as unknown as MantineColorsTuple;

const accent = tuple(
  '#eef6f5', '#dceceb', '#b9d9d8', '#8fc3c4', '#5cc6ce', '#2c8a93', '#0b646e', '#09535c', '#07424a', '#08292d',
); // biome-ignore format: one line a colour
const amber = tuple(
  '#fdf6e4', '#faebcb', '#f5d998', '#f2b544', '#d99a26', '#b87a10', '#865000', '#6d4100', '#543200', '#3a2c10',
); // biome-ignore format: one line a colour
const red = tuple(
  '#fdf1ef', '#f9e1dd', '#f2beb7', '#ff8478', '#e0574b', '#c93a2f', '#b0261c', '#951f17', '#781912', '#45201d',
); // biome-ignore format: one line a colour

const gray = tuple(
  '#fcfbf8', '#f4f1eb', '#eae6dd', '#dad5ca', '#8c867b', '#767168', '#666a6e', '#4e5358', '#34383c', '#1a1c1e',
); // biome-ignore format: one line a colour
const dark = tuple(
  '#edeeee', '#b0b6bb', '#8d949b', '#8d949b', '#737b82', '#30353a', '#22262a', '#191c1f', '#121416', '#0d0f10',
); // biome-ignore format: one line a colour

const tones: Record<string, { on: string; fill: string; hover: string; soft: string }> = {
  accent: {
    fill: 'var(--ol-accent)',
    hover: 'var(--ol-accent-hover)',
    on: 'var(--ol-on-accent)',
    soft: 'var(--ol-accent-soft)',
  },
  amber: { fill: 'var(--ol-amber)', hover: 'var(--ol-amber)', on: 'var(--ol-paper)', soft: 'var(--ol-amber-soft)' },
  red: { fill: 'var(--ol-red)', hover: 'var(--ol-red-hover)', on: 'var(--ol-on-red)', soft: 'var(--ol-red-soft)' },
};

/** Our three tones in Mantine's variants: `filled`, `light`, `outline` (edge line, tone as text) and `subtle`. */
const variants: VariantColorsResolver = (input) => {
  const tone = tones[input.color ?? input.theme.primaryColor];
  if (!tone) return defaultVariantColorsResolver(input);
  const clear = '1px solid transparent';
  switch (input.variant) {
    case 'filled':
      return { background: tone.fill, hover: tone.hover, color: tone.on, border: clear };
    case 'light':
      return { background: tone.soft, hover: tone.soft, color: tone.fill, border: clear };
    case 'outline':
      return {
        background: 'transparent',
        hover: 'var(--ol-sunk)',
        color: tone.fill,
        border: '1px solid var(--ol-edge)',
      };
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: input.variant === 'subtle' ? tone.soft : 'transparent',
        color: tone.fill,
        border: clear,
      };
    default:
      return defaultVariantColorsResolver(input);
  }
};

export const theme = createTheme({
  fontFamily: 'var(--ol-font)',
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  colors: { accent, amber, red, gray, dark },
  black: '#1a1c1e',
  white: '#ffffff',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '4px', md: '8px', lg: '12px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '24px' },
  headings: { fontFamily: 'var(--ol-font)', fontWeight: '600' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: variants,
  components: {
    Button: {
      defaultProps: { variant: 'filled' },
      styles: { root: { fontWeight: 600, '--button-height': '40px' }, label: { overflow: 'visible' } },
    },
    InputWrapper: { styles: { label: { fontWeight: 600, marginBottom: 4 }, error: { marginTop: 4 } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
    Modal: {
      defaultProps: { radius: 'lg', centered: true },
      styles: { title: { fontSize: 20, lineHeight: '24px', fontWeight: 600, letterSpacing: '-0.01em' } },
    },
    Paper: { defaultProps: { radius: 'lg' } },
    Anchor: { defaultProps: { underline: 'always' } },
    TextInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
  },
});

const roles = {
  '--mantine-color-text': 'var(--ol-ink)',
  '--mantine-color-body': 'var(--ol-surface)',
  '--mantine-color-bright': 'var(--ol-ink)',
  '--mantine-color-dimmed': 'var(--ol-ink-2)',
  '--mantine-color-placeholder': 'var(--ol-ink-3)',
  '--mantine-color-anchor': 'var(--ol-accent)',
  '--mantine-color-error': 'var(--ol-red)',
  '--mantine-color-success': 'var(--ol-accent)',
  '--mantine-color-default': 'var(--ol-raised)',
  '--mantine-color-default-hover': 'var(--ol-sunk)',
  '--mantine-color-default-color': 'var(--ol-ink)',
  '--mantine-color-default-border': 'var(--ol-edge)',
  '--mantine-color-disabled': 'var(--ol-sunk)',
  '--mantine-color-disabled-color': 'var(--ol-ink-3)',
  '--mantine-color-disabled-border': 'var(--ol-line)',
  '--mantine-primary-color-contrast': 'var(--ol-on-accent)',
  '--mantine-primary-color-filled': 'var(--ol-accent)',
  '--mantine-primary-color-filled-hover': 'var(--ol-accent-hover)',
  '--mantine-primary-color-light': 'var(--ol-accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--ol-accent-soft)',
  '--mantine-primary-color-light-color': 'var(--ol-accent)',
  '--mantine-color-accent-filled': 'var(--ol-accent)',
  '--mantine-color-accent-light': 'var(--ol-accent-soft)',
  '--mantine-color-accent-light-color': 'var(--ol-accent)',
} as const;

/** Mantine's semantic variables point at our tokens; the tokens themselves change with the colour scheme. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: { ...roles }, dark: { ...roles } });
