// The product as one can see it: in three dimensions where the browser can, else as a drawing.
import { useMediaQuery } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useDeferredValue, useMemo, useRef, useState } from 'react';
import { AnchorContext, anchorStore } from './anchors.ts';
import { IronPicture } from './iron-picture.tsx';
import type { View } from './pose.ts';
import css from './scene.module.css';
import { BoxPicture, ShelfPicture } from './shelf-picture.tsx';

export { type Callout, Callouts } from './callouts.tsx';
export { IronPicture } from './iron-picture.tsx';
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
  onReady?: () => void;
  /** Draws the flat picture even where three dimensions could be drawn. */
  flat?: boolean;
  /** Overlays, such as `<Callouts>`. */
  children?: ReactNode;
}

let can: boolean | undefined;
/** Whether the browser can draw in three dimensions; asked once. */
export const canDraw3d = (): boolean => {
  if (can !== undefined) return can;
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    can = context !== null;
    context?.getExtension('WEBGL_lose_context')?.loseContext();
  } catch {
    can = false;
  }
  return can;
};

const Flat = ({ name, parameters, view }: Pick<SceneProps, 'name' | 'parameters'> & { view: View }) => {
  if (name === 'iron') return <IronPicture parameters={parameters} view={view === 'face' ? 'face' : 'back'} />;
  if (name === 'shelf') return <ShelfPicture parameters={parameters} />;
  return <BoxPicture parameters={parameters} />;
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
  const [lost, setLost] = useState(false);
  const [shown, setShown] = useState(false);
  const key = JSON.stringify(inset ?? {});
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by content, so that callers may write it in place
  const room = useMemo(() => inset ?? {}, [key]);
  const solid = !props.flat && !lost && canDraw3d();
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
          aria-label={props.label}
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
          {solid ? (
            <div className={css.drawing} data-shown={shown || undefined} data-scene-ready={shown || undefined}>
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
                  onReady={() => {
                    setShown(true);
                    props.onReady?.();
                  }}
                  onLost={() => setLost(true)}
                />
              </Suspense>
            </div>
          ) : (
            <div
              className={css.flat}
              style={{
                top: (room.top ?? 0) + 16,
                right: (room.right ?? 0) + 16,
                bottom: (room.bottom ?? 0) + 16,
                left: (room.left ?? 0) + 16,
              }}
            >
              <Flat name={name} parameters={parameters} view={view} />
            </div>
          )}
        </div>
        {props.children}
      </div>
    </AnchorContext.Provider>
  );
};
