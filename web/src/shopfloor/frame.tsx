// What surrounds every terminal screen: where one stands, who one is, scanning, the time, full screen.
import { IconArrowsMaximize, IconArrowsMinimize, IconLogout, IconScan } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/index.ts';
import { Preferences, useFormat, useNow } from '../look/index.ts';
import css from './floor.module.css';
import { SignInFirst } from './sign-in-first.tsx';

const Clock = () => {
  const { when } = useFormat();
  const now = useNow(1000);
  return <span className={css.clock}>{when(new Date(now).toISOString(), 'time')}</span>;
};

export const toggleFullscreen = (): void => {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
  // A browser may refuse, for example inside another page; the screen then stays as it is.
  void done?.catch(() => undefined);
};

const Fullscreen = () => {
  const { t } = useTranslation('floor');
  const [full, setFull] = useState(Boolean(document.fullscreenElement));
  useEffect(() => {
    const read = (): void => setFull(Boolean(document.fullscreenElement));
    document.addEventListener('fullscreenchange', read);
    return () => document.removeEventListener('fullscreenchange', read);
  }, []);
  const label = full ? t('bar.leaveFullscreen') : t('bar.fullscreen');
  return (
    <button
      type="button"
      className={css.tool}
      onClick={toggleFullscreen}
      aria-label={label}
      title={label}
      aria-keyshortcuts="F"
    >
      {full ? <IconArrowsMinimize size={28} /> : <IconArrowsMaximize size={28} />}
      <kbd className={css.kbd}>{t('keys.full')}</kbd>
    </button>
  );
};

const Scan = ({ onScan, field }: { onScan: (code: string) => void; field: RefObject<HTMLInputElement | null> }) => {
  const { t } = useTranslation('floor');
  const [code, setCode] = useState('');
  return (
    <form
      className={css.scan}
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim()) onScan(code.trim());
        setCode('');
        field.current?.blur();
      }}
    >
      <IconScan size={28} aria-hidden="true" />
      <input
        ref={field}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        placeholder={t('bar.scan')}
        aria-label={t('bar.scanLabel')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
      />
      <kbd className={css.kbd}>{t('keys.scan')}</kbd>
    </form>
  );
};

export interface FrameProps {
  title: ReactNode;
  /** Where the title leads. */
  titleTo?: { to: string; label: string };
  facts?: ReactNode;
  onScan?: (code: string) => void;
  scanField?: RefObject<HTMLInputElement | null>;
  children: ReactNode;
  /** The row of great buttons at the bottom. */
  actions?: ReactNode;
}

export const Frame = ({ title, titleTo, facts, onScan, scanField, children, actions }: FrameProps) => {
  const { t } = useTranslation();
  const { person, may, leave, company } = useSession();
  const allowed = may('production') || may('logistics');
  return (
    <div className={css.frame}>
      <header className={css.bar}>
        <a className={css.skip} href="#content">
          {t('skip')}
        </a>
        {titleTo ? (
          <Link to={titleTo.to as '/'} className={css.station} title={titleTo.label}>
            {title}
          </Link>
        ) : (
          <span className={css.station}>{title}</span>
        )}
        {person && <span className={css.person}>{person.name}</span>}
        <div className={css.barEnd}>
          {allowed && onScan && scanField && <Scan onScan={onScan} field={scanField} />}
          {facts && <span className={css.facts}>{facts}</span>}
          <Clock />
          <span className={css.tools}>
            <Preferences />
            <Fullscreen />
            {person && (
              <button
                type="button"
                className={css.tool}
                onClick={() => void leave()}
                aria-label={t('signOut')}
                title={t('signOut')}
              >
                <IconLogout size={28} />
              </button>
            )}
          </span>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={css.main}>
        {company ? allowed ? children : <SignInFirst /> : null}
      </main>
      {allowed && actions}
    </div>
  );
};
