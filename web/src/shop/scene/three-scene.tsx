// Chooses the thing to show by name and puts it on the stage. Loaded only where three-dimensional pictures can be drawn.
import { type RefObject, useEffect, useState } from 'react';
import type { AnchorStore } from './anchors.ts';
import { Box, boxModel, boxParameters } from './box.tsx';
import { Iron, useIron } from './iron/iron.tsx';
import { ironParameters } from './iron/parameters.ts';
import type { View } from './pose.ts';
import { Shelf, shelfModel, shelfParameters } from './shelf.tsx';
import { type Inset, Stage, type Turn } from './stage.tsx';

export interface ThreeSceneProps {
  name: string;
  parameters: Readonly<Record<string, unknown>>;
  view: View;
  still: boolean;
  inset: Inset;
  turn: RefObject<Turn>;
  turned: RefObject<(() => void) | undefined>;
  anchors: AnchorStore;
  onReady?: () => void;
  onLost: () => void;
}

/** Engraving is drawn in the page's own typeface, so that must be there first. */
const useTypeface = (): boolean => {
  const [here, setHere] = useState(false);
  useEffect(() => {
    let alive = true;
    const done = () => alive && setHere(true);
    document.fonts.load('700 40px "Inter Variable"').then(done, done);
    return () => {
      alive = false;
    };
  }, []);
  return here;
};

const IronOnStage = (props: ThreeSceneProps) => {
  const p = ironParameters(props.parameters);
  const { shape, model } = useIron(p);
  const typeface = useTypeface();
  if (!typeface) return null;
  return (
    <Stage {...props} model={model}>
      <Iron p={p} shape={shape} />
    </Stage>
  );
};

const ShelfOnStage = (props: ThreeSceneProps) => {
  const p = shelfParameters(props.parameters);
  return (
    <Stage {...props} model={shelfModel(p)}>
      <Shelf p={p} />
    </Stage>
  );
};

const BoxOnStage = (props: ThreeSceneProps) => {
  const p = boxParameters(props.parameters);
  return (
    <Stage {...props} model={boxModel(p)}>
      <Box p={p} />
    </Stage>
  );
};

export default function ThreeScene(props: ThreeSceneProps) {
  if (props.name === 'iron') return <IronOnStage {...props} />;
  if (props.name === 'shelf') return <ShelfOnStage {...props} />;
  return <BoxOnStage {...props} />;
}
