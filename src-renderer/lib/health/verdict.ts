import type { HealthView } from '#shared/contract/views.ts';
import type { SectionName } from '../settings/sections.ts';

export type Tone = 'good' | 'neutral' | 'attention' | 'trouble';
export type Part = 'smartRouting' | 'callHook' | 'encom' | 'ccai' | 'pitel' | 'cliqphone' | 'storage';

const DOOR_TONES = {
  off: 'neutral',
  starting: 'neutral',
  listening: 'good',
  needsCredential: 'attention',
  portInUse: 'trouble',
  failed: 'trouble',
} as const satisfies Record<HealthView['smartRouting']['state'], Tone>;

const ASKED_TONES = {
  notConfigured: 'attention',
  idle: 'good',
  answering: 'good',
  failing: 'trouble',
  refused: 'trouble',
  resting: 'attention',
} as const satisfies Record<HealthView['encom']['state'], Tone>;

/** Not everybody has them, and no call waits for them. */
const OPTIONAL_TONES = { ...ASKED_TONES, notConfigured: 'neutral', failing: 'attention' } as const;

const STORAGE_TONES = { opening: 'neutral', ready: 'good', failed: 'trouble' } as const satisfies Record<
  HealthView['storage'],
  Tone
>;

/** The settings page that mends a part, where there is one. */
export const MENDS: Record<Part, SectionName | null> = {
  smartRouting: 'smartRouting',
  callHook: 'callHook',
  encom: 'encom',
  ccai: 'ccai',
  pitel: 'pitel',
  cliqphone: 'cliqphone',
  storage: null,
};

/** How each part does. */
export function tonesOf(health: HealthView): Record<Part, Tone> {
  return {
    smartRouting: DOOR_TONES[health.smartRouting.state],
    callHook: DOOR_TONES[health.callHook.state],
    encom: ASKED_TONES[health.encom.state],
    ccai: OPTIONAL_TONES[health.ccai.state],
    pitel: OPTIONAL_TONES[health.pitel.state],
    cliqphone: OPTIONAL_TONES[health.cliqphone.state],
    storage: STORAGE_TONES[health.storage],
  };
}

/** Whether any door lets calls in. */
export function anyDoorOpen(health: HealthView): boolean {
  return [health.smartRouting, health.callHook].some(
    (door) => door.state === 'listening' || door.state === 'starting',
  );
}

/**
 * One word for the whole: the worst part; and without any door open no call can arrive, which needs a look too, as do
 * credentials that are gone with the app (`forgetful`), also when nobody wants to read of them any more.
 */
export function verdictOf(health: HealthView, forgetful = false): 'good' | 'attention' | 'trouble' {
  const tones = Object.values(tonesOf(health));
  if (tones.includes('trouble')) return 'trouble';
  const askLook = tones.includes('attention') || health.notices.length > 0 || !anyDoorOpen(health);
  return askLook || forgetful ? 'attention' : 'good';
}
