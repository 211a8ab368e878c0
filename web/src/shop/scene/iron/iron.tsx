// One iron, forged from its parameters.
import { useEffect, useMemo } from 'react';
import { type BufferGeometry, Quaternion, Vector3 } from 'three';
import type { Model, Pose, View } from '../pose.ts';
import { FINISHES } from './finish.ts';
import { backGeometry, faceGeometry, hoselGeometry } from './head.ts';
import type { IronParameters } from './parameters.ts';
import { rodParts } from './rod.ts';
import { type IronShape, ironShape } from './shape.ts';
import { backMaps, faceMaps, type Maps } from './textures.ts';

const along = (shape: IronShape, s: number): [number, number, number] => [
  shape.heel[0] + shape.axis[0] * s,
  shape.heel[1] + shape.axis[1] * s,
  shape.heel[2] + shape.axis[2] * s,
];

const poseOf =
  (p: IronParameters, shape: IronShape) =>
  (view: View, aspect: number): Pose => {
    const spare = Math.max(0, Math.min(26, (aspect * 112 - 120) * 0.55));
    if (view === 'back') return { turn: [7, -12, 6], centre: [13 - spare, 36, 5], width: 116, height: 122 };
    if (view === 'face') return { turn: [3, 180 - 12, 0], centre: [17 - spare * 0.8, 33, 4], width: 112, height: 104 };
    if (view === 'sole')
      return { turn: [-(98 - p.loft), -14, 6], centre: [18 - spare * 0.6, 12, 10], width: 116, height: 90 };
    const lean = Math.min(72, Math.max(30, (Math.atan2(1, aspect) * 180) / Math.PI + 6));
    const own = (Math.atan2(shape.axis[1], -shape.axis[0]) * 180) / Math.PI;
    const size = p.length + 30;
    const a = (lean * Math.PI) / 180;
    return {
      turn: [0, -8, own - lean],
      centre: along(shape, p.length / 2 - 30),
      width: size * Math.cos(a) + 60,
      height: size * Math.sin(a) + 60,
    };
  };

/** Pure description for the stage. */
export const ironModel = (p: IronParameters, shape: IronShape): Model => ({
  pose: poseOf(p, shape),
  points: {
    shaft: along(shape, shape.hoselTop + 23 + 18),
    hosel: along(shape, 17),
    lie: along(shape, 17),
    ferrule: along(shape, shape.hoselTop + 10),
    grip: along(shape, p.length - 120),
    loft: [shape.topOfToe[0] - 4, shape.topOfToe[1] - 0.6, 2],
    topline: [shape.topOfToe[0] - 16, shape.topOfToe[1] - 6, 2],
    engraving: [34, (shape.bar.low + shape.bar.high) / 2, 11],
    sole: [28, 3, 5],
    face: [26, 22, 0],
  },
});

export const useIron = (p: IronParameters) => {
  // Each part depends on what forms it and no more, so that a new grip does not mill the head again.
  const form = JSON.stringify([p.model, p.loft, p.lie, p.offset, p.grind]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form names what the shape depends on
  const shape = useMemo(() => ironShape(p), [form]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: length too moves the poses
  const model = useMemo(() => ironModel(p, shape), [shape, p.length]);
  return { shape, model };
};

const free = (parts: Record<string, unknown>): void => {
  for (const part of Object.values(parts)) (part as { dispose?: () => void } | undefined)?.dispose?.();
};

const useParts = <T extends Record<string, unknown>>(make: () => T, deps: readonly unknown[]): T => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names the dependencies
  const parts = useMemo(make, deps);
  useEffect(() => () => free(parts), [parts]);
  return parts;
};

const Skin = ({ maps, finish }: { maps: Maps; finish: IronParameters['finish'] }) => (
  <meshPhysicalMaterial
    key={maps.colour.uuid}
    map={maps.colour}
    roughnessMap={maps.surface}
    metalnessMap={maps.surface}
    normalMap={maps.relief}
    normalScale={[0.9, 0.9]}
    metalness={1}
    roughness={1}
    clearcoat={finish === 'black' || finish === 'nickel' ? 0.25 : 0}
    clearcoatRoughness={0.15}
  />
);

const up = new Vector3(0, 1, 0);

export const Iron = ({ p, shape }: { p: IronParameters; shape: IronShape }) => {
  const finish = FINISHES[p.finish];
  const head = useParts(
    (): Record<'back' | 'face' | 'hosel', BufferGeometry> => ({
      back: backGeometry(shape),
      face: faceGeometry(shape),
      hosel: hoselGeometry(shape),
    }),
    [shape],
  );
  const back = useParts(() => ({ ...backMaps(p, shape) }), [shape, p.finish, p.club, p.engraving, p.engravingFill]);
  const face = useParts(() => ({ ...faceMaps(p, shape) }), [shape, p.finish]);
  const rod = useParts(() => ({ ...rodParts(p, shape) }), [shape, p.length, p.shaft, p.gripExtra]);
  const lean = useMemo(() => new Quaternion().setFromUnitVectors(up, new Vector3(...shape.axis)), [shape]);
  return (
    <group>
      <mesh geometry={head.back}>
        <Skin maps={back} finish={p.finish} />
      </mesh>
      <mesh geometry={head.face}>
        <Skin maps={face} finish={p.finish} />
      </mesh>
      <mesh geometry={head.hosel}>
        <meshPhysicalMaterial color={finish.colour} metalness={1} roughness={finish.satin} />
      </mesh>
      <group position={shape.heel as [number, number, number]} quaternion={lean}>
        <mesh geometry={rod.ferrule}>
          <meshPhysicalMaterial
            color="#15171a"
            roughness={0.28}
            metalness={0}
            clearcoat={0.7}
            clearcoatRoughness={0.2}
          />
        </mesh>
        <mesh geometry={rod.rings}>
          <meshPhysicalMaterial color={p.engraving ? p.engravingFill : '#2aa3ad'} roughness={0.3} clearcoat={0.6} />
        </mesh>
        <mesh geometry={rod.shaft}>
          {p.shaft === 'steel' ? (
            <meshPhysicalMaterial color={p.shaftColour} metalness={1} roughness={0.12} />
          ) : (
            <meshPhysicalMaterial
              color={p.shaftColour}
              metalness={0.25}
              roughness={0.34}
              clearcoat={0.8}
              clearcoatRoughness={0.12}
            />
          )}
        </mesh>
        <mesh geometry={rod.grip}>
          <meshPhysicalMaterial color={p.gripColour} roughness={0.86} metalness={0} />
        </mesh>
        <mesh geometry={rod.cap}>
          <meshPhysicalMaterial color={p.gripColour} roughness={0.7} metalness={0} />
        </mesh>
      </group>
    </group>
  );
};
