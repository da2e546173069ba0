import type { ReactNode } from 'react';
import type { AgentRole } from '../../contract/manifest/agent.js';
import type { PatternId } from '../../contract/manifest/workflow.js';

const Card = ({ x, y, as }: { x: number; y: number; as: AgentRole }) => (
  <g data-role={as} className="thumb-card">
    <rect x={x} y={y} width="44" height="24" rx="4" />
    <path className="thumb-stripe" d={`M${x + 3},${y + 4}v16`} />
    <path className="thumb-text" d={`M${x + 10},${y + 9}h20M${x + 10},${y + 15}h26`} />
  </g>
);

const Store = ({ x, y }: { x: number; y: number }) => (
  <path className="thumb-store" d={`M${x},${y + 4}c0,-5 44,-5 44,0v16c0,5 -44,5 -44,0zc0,5 44,5 44,0`} />
);

const Log = ({ x, y }: { x: number; y: number }) => (
  <path className="thumb-store" d={`M${x},${y + 6}h40v18h-40zM${x + 4},${y + 6}v-4h40v18h-4`} />
);

const picture = (children: ReactNode) => (
  <svg className="thumbnail" viewBox="0 0 240 132" aria-hidden="true">
    {children}
  </svg>
);

/** Each pattern in small: what hands over to what, and where state lives. */
export const thumbnails: Readonly<Record<PatternId, ReactNode>> = {
  'sequential-pipeline': picture(
    <>
      <path className="thumb-line" d="M56,66h36M148,66h36" />
      <path className="thumb-head" d="M92,66l-6,-3.5v7zM184,66l-6,-3.5v7z" />
      <Card x={10} y={54} as="step" />
      <Card x={98} y={54} as="step" />
      <Card x={188} y={54} as="step" />
    </>,
  ),
  'supervisor-worker': picture(
    <>
      <path className="thumb-line" d="M70,52C110,52 110,24 158,24M70,54h88M70,56C110,56 110,90 158,90" />
      <path className="thumb-head" d="M164,24l-6,-3.5v7zM164,54l-6,-3.5v7zM164,90l-6,-3.5v7z" />
      <path className="thumb-line back" d="M164,32C120,34 116,58 70,60M164,98C116,98 112,64 70,62" />
      <path className="thumb-link" d="M48,68v28" />
      <Card x={26} y={42} as="supervisor" />
      <Card x={166} y={12} as="worker" />
      <Card x={166} y={44} as="worker" />
      <Card x={166} y={80} as="worker" />
      <Store x={26} y={96} />
    </>,
  ),
  'peer-to-peer': picture(
    <>
      <path
        className="thumb-line"
        d="M142,28C178,34 196,48 200,70M186,108C150,124 94,124 60,110M36,76C40,46 64,32 92,28"
      />
      <path className="thumb-head" d="M200,78l-4,-7h7.5zM54,106l7.5,0.6l-3.4,6.2zM98,27l-6.4,-2.6l0.8,7z" />
      <path className="thumb-link" d="M120,42v16M164,90l-18,-8M78,92l18,-8" />
      <Card x={98} y={14} as="peer" />
      <Card x={172} y={82} as="peer" />
      <Card x={22} y={82} as="peer" />
      <Store x={98} y={62} />
    </>,
  ),
  'stateful-orchestrator': picture(
    <>
      <path
        className="thumb-line"
        d="M96,48C72,48 68,22 58,22M144,48C168,48 172,22 182,22M96,56C76,56 70,76 58,78M144,56C164,56 170,76 182,78"
      />
      <path className="thumb-head" d="M54,22l6,-3.5v7zM186,22l-6,-3.5v7zM54,79l6,-3.5v7zM186,79l-6,-3.5v7z" />
      <path className="thumb-link" d="M120,66v28" />
      <Card x={98} y={40} as="orchestrator" />
      <Card x={8} y={10} as="worker" />
      <Card x={188} y={10} as="worker" />
      <Card x={8} y={68} as="worker" />
      <Card x={188} y={68} as="worker" />
      <Log x={98} y={96} />
    </>,
  ),
};
