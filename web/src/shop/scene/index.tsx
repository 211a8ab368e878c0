// The product as one can see it: a picture at once, three dimensions over it where the machine draws them quickly.
import { useMediaQuery } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorContext, type AnchorStore, anchorStore } from './anchors.ts';
import { IronView } from './iron-view.tsx';
import type { View } from './pose.ts';
import css from './scene.module.css';
import { BoxPicture, ShelfPicture } from './shelf-picture.tsx';
import { useSolid } from './use-solid.ts';

export { type Callout, Callouts } from './callouts.tsx';
export { IronView } from './iron-view.tsx';
export type { View } from './pose.ts';

const ThreeScene = lazy(() => import('./three-scene.tsx'));

export interface SceneProps {
  /** Scene named by the product model: `iron`, `shelf`; any other is shown as a box. */
  name: string;
  parameters: Readonly<Record<string, unknown>>;
  view?: View;
  /** Says what is seen, for people who do not see it. */
  label: string;
  /** Pixels at the edges that panels cover; the thing stands in the middle of what is left. */
  inset?: { top?: number; right?: number; bottom?: number; left?: number };
  /** Shows the picture even where three dimensions could be drawn. */
  flat?: boolean;
  /** Told whether three dimensions are shown, since a picture has fewer views. */
  onSolid?: (on: boolean) => void;
  /** Overlays, such as `<Callouts>`. */
  children?: ReactNode;
}

type Room = NonNullable<SceneProps['inset']>;

/** Shelves and boxes stand in the middle of the free room. */
const Flat = (props: Pick<SceneProps, 'name' | 'parameters'> & { view: View; room: Room; anchors: AnchorStore }) => {
  const { name, parameters, room } = props;
  if (name === 'iron')
    return <IronView parameters={parameters} view={props.view} inset={room} anchors={props.anchors} />;
  const away = (side: keyof Room): number => (room[side] ?? 0) + 16;
  return (
    <div
      className={css.flat}
      style={{ top: away('top'), right: away('right'), bottom: away('bottom'), left: away('left') }}
    >
      {name === 'shelf' ? <ShelfPicture parameters={parameters} /> : <BoxPicture parameters={parameters} />}
    </div>
  );
};

const LIMIT = Math.PI / 2.4;

export const Scene = (props: SceneProps) => {
  const { name, view = 'back', inset } = props;
  // Choices answer at once; the picture follows when there is time.
  const parameters = useDeferredValue(props.parameters);
  const still = useMediaQuery('(prefers-reduced-motion: reduce)') ?? false;
  const anchors = useMemo(anchorStore, []);
  const turn = useRef({ yaw: 0, pitch: 0 });
  const turned = useRef<(() => void) | undefined>(undefined);
  const held = useRef<{ x: number; y: number } | undefined>(undefined);
  const { t } = useTranslation('shop');
  const solidity = useSolid(props.flat ?? false);
  const solid = solidity.on;
  const [ready, setReady] = useState(false);
  const shown = solid && ready;
  const { onSolid } = props;
  useEffect(() => onSolid?.(shown), [onSolid, shown]);
  const key = JSON.stringify(inset ?? {});
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by content, so that callers may write it in place
  const room = useMemo(() => inset ?? {}, [key]);
  const seen = useRef(view);
  if (seen.current !== view) {
    seen.current = view;
    turn.current = { yaw: 0, pitch: 0 };
  }

  const rotate = (dx: number, dy: number): void => {
    const { yaw, pitch } = turn.current;
    turn.current = { yaw: yaw + dx * 0.008, pitch: Math.max(-LIMIT, Math.min(LIMIT, pitch + dy * 0.006)) };
    turned.current?.();
  };
  const arrows: Record<string, [number, number]> = {
    ArrowLeft: [-14, 0],
    ArrowRight: [14, 0],
    ArrowUp: [0, -14],
    ArrowDown: [0, 14],
  };

  return (
    <AnchorContext.Provider value={anchors}>
      <div className={css.frame}>
        <div
          className={css.scene}
          role="img"
          aria-label={shown ? `${props.label} ${t('picture.turnKeys')}` : props.label}
          data-solid={shown || undefined}
          tabIndex={solid ? 0 : undefined}
          onPointerDown={(event) => {
            if (!solid || !event.isPrimary) return;
            held.current = { x: event.clientX, y: event.clientY };
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={(event) => {
            if (!held.current) return;
            rotate(event.clientX - held.current.x, event.pointerType === 'touch' ? 0 : event.clientY - held.current.y);
            held.current = { x: event.clientX, y: event.clientY };
          }}
          onPointerUp={() => {
            held.current = undefined;
          }}
          onPointerCancel={() => {
            held.current = undefined;
          }}
          onKeyDown={(event) => {
            const arrow = arrows[event.key];
            if (!arrow || !solid) return;
            event.preventDefault();
            rotate(...arrow);
          }}
        >
          {!shown && <Flat name={name} parameters={parameters} view={view} room={room} anchors={anchors} />}
          {solid && (
            <div className={css.drawing} data-shown={shown || undefined}>
              <Suspense fallback={null}>
                <ThreeScene
                  name={name}
                  parameters={parameters}
                  view={view}
                  still={still}
                  inset={room}
                  turn={turn}
                  turned={turned}
                  anchors={anchors}
                  onReady={() => setReady(true)}
                  onLost={solidity.lose}
                />
              </Suspense>
            </div>
          )}
        </div>
        {props.children}
        {solidity.offered && (
          <button
            type="button"
            className={css.solidButton}
            style={{ bottom: (room.bottom ?? 0) + 12 }}
            aria-pressed={solid}
            onClick={() => {
              setReady(false);
              solidity.toggle();
            }}
          >
            {t(solid && !ready ? 'picture.solidComes' : 'picture.solid')}
          </button>
        )}
      </div>
    </AnchorContext.Provider>
  );
};
