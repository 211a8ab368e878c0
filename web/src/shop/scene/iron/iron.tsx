// One iron, forged from its parameters.
import { useEffect, useMemo } from 'react';
import { Quaternion, Vector3 } from 'three';
import type { Model, Pose, View } from '../pose.ts';
import { FINISHES } from './finish.ts';
import type { IronParameters } from './parameters.ts';
import { rodParts } from './rod.ts';
import { type IronShape, ironSketch } from './shape.ts';
import { type Maps, useForged } from './use-forged.ts';

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

const mirroredPose = (pose: Pose): Pose => ({
  ...pose,
  turn: [pose.turn[0], pose.turn[1] > 90 ? 360 - pose.turn[1] : -pose.turn[1], -pose.turn[2]],
  centre: [-pose.centre[0], pose.centre[1], pose.centre[2]],
});

/** Pure description for the stage; a left-hander's club lies the other way round. */
export const ironModel = (p: IronParameters, shape: IronShape): Model => {
  const model = rightHanded(p, shape);
  if (p.side === 'right') return model;
  return {
    pose: (view, aspect) => mirroredPose(model.pose(view, aspect)),
    points: Object.fromEntries(Object.entries(model.points).map(([name, [x, y, z]]) => [name, [-x, y, z]])),
  };
};

const rightHanded = (p: IronParameters, shape: IronShape): Model => ({
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
  const shape = useMemo(() => ironSketch(p), [form]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: length too moves the poses
  const model = useMemo(() => ironModel(p, shape), [shape, p.length, p.side]);
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

/** `onForged` is told once there is something to see. */
export const Iron = ({ p, shape, onForged }: { p: IronParameters; shape: IronShape; onForged: () => void }) => {
  const finish = FINISHES[p.finish];
  const { head, back, face } = useForged(p);
  const whole = Boolean(head && back && face);
  useEffect(() => {
    if (whole) onForged();
  }, [whole, onForged]);
  const rod = useParts(() => ({ ...rodParts(p, shape) }), [shape, p.length, p.shaft, p.gripExtra]);
  const lean = useMemo(() => new Quaternion().setFromUnitVectors(up, new Vector3(...shape.axis)), [shape]);
  if (!head || !back || !face) return null;
  // A left-hander's club is the other's in the mirror.
  return (
    <group scale={[p.side === 'left' ? -1 : 1, 1, 1]}>
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
