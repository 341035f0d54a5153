import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { createEnreachSimulator, type EnreachSimulator } from '#simulators/enreach/client.ts';
import type { Ringside } from '../app/launchRingside.ts';
import { DEMO_SECRETS, type DemoSystems } from './demoSystems.ts';
import { faultsOverTime } from './faultsOverTime.ts';
import { reportOf, type DemoReport, type PlayedCall } from './report.ts';
import type { Scenario, ScenarioCall } from './scenario.ts';
import { seenCalls, watchPop, type SeenCall } from './watchPop.ts';
import { watchWindow, windowState } from './watchWindow.ts';

export interface Stage {
  readonly ringside: Ringside;
  readonly systems: Pick<DemoSystems, 'setFaults'>;
  readonly electron: string;
  /** Where pictures go; null takes none. */
  readonly shots: string | null;
  readonly tell: (line: string) => void;
}

/** A call that is not identified by then never will be: longer than every deadline of the app together. */
const SETTLE_MS = 12_000;

/**
 * Plays a scenario: posts its calls at their moments as Enreach Core does, sets and clears faults, types codes, and
 * reports what the pop showed. Calls of the same moment go out at once.
 */
export async function playScenario(scenario: Scenario, stage: Stage): Promise<DemoReport> {
  const pop = await stage.ringside.window('pop');
  await watchPop(pop);
  await watchWindow(stage.ringside.app);
  const doors = stage.ringside.ready?.doors ?? {};
  const endpoint = doors['smartRouting'] ?? null;
  if (endpoint === null) throw new Error('the SmartRouting endpoint does not listen');
  const enreach = createEnreachSimulator({
    url: endpoint,
    apiKey: DEMO_SECRETS.smartRouting.apiKey,
  });
  const claimed = new Set<string>();
  const startedAt = performance.now();
  const until = async (atMs: number): Promise<void> => {
    const wait = atMs - (performance.now() - startedAt);
    if (wait > 0) await pause(wait);
  };
  try {
    const faults = faultsOverTime(scenario.faults).map(async (change) => {
      await until(change.atMs);
      stage.systems.setFaults(change.faults);
    });
    const played = await Promise.all(
      scenario.calls.map(async (call, index) => {
        await until(call.atMs);
        return playCall(call, index, { ...stage, pop, enreach, claimed, hook: doors['callHook'] ?? null });
      }),
    );
    await Promise.all(faults);
    return reportOf(stage.electron, played, await seenCalls(pop));
  } finally {
    enreach.close();
  }
}

interface CallStage extends Stage {
  /** Calls of the pop that belong to a request already. */
  readonly claimed: Set<string>;
  readonly pop: Page;
  readonly enreach: EnreachSimulator;
  /** Address of the call hook; null if it does not listen. */
  readonly hook: string | null;
}

async function playCall(call: ScenarioCall, index: number, stage: CallStage): Promise<PlayedCall> {
  const { anum, bnum, targetid, extradata } = call;
  const callId = typeof extradata?.['CallId'] === 'string' ? extradata['CallId'] : null;
  const before = new Set((await seenCalls(stage.pop)).map((seen) => seen.callId));
  const focusedBefore = (await windowState(stage.ringside.app)).focused;
  const sentAt = performance.timeOrigin + performance.now();
  const replying = stage.enreach.post({ anum, bnum, targetid, extradata });
  // Awaited below; until then a failure is nobody's.
  replying.catch(() => undefined);
  const label = anum === '' ? '(no number)' : anum;

  // Without an id of its own, a call is the first new one of its number that no other request has claimed.
  const own = (seen: SeenCall): boolean =>
    callId === null
      ? seen.raw === anum && !before.has(seen.callId) && !stage.claimed.has(seen.callId)
      : seen.callId === callId;
  await waitFor(stage.pop, (seen) => seen.some((each) => own(each) && each.shownAt !== null));
  const shown = (await seenCalls(stage.pop)).find(own);
  if (shown !== undefined) stage.claimed.add(shown.callId);
  const window = await windowState(stage.ringside.app);
  const is = (seen: SeenCall): boolean => seen.callId === shown?.callId;
  const name = `call-${String(index + 1).padStart(2, '0')}`;
  if (shown?.identifiedAt === null) await takeShot(stage, `${name}-pending`);
  const reply = await replying;
  stage.tell(`${label}: ${String(reply.status)} ${reply.body} after ${reply.ms.toFixed(0)} ms`);
  if (shown !== undefined) {
    await waitFor(stage.pop, (seen) => seen.some((each) => is(each) && each.identifiedAt !== null));
  }
  const screenshot = await takeShot(stage, name);
  if (shown === undefined) stage.tell(`${label}: the pop did not show it`);
  else await actAsAgent(call, shown.callId, name, stage);
  await followCall(call, shown?.callId ?? null, sentAt, stage);
  return {
    anum,
    callId: shown?.callId ?? callId,
    sentAt,
    windowShownAt: window.shownAt,
    // Focus that a person gave by a click is no theft: only what was not there before the call came counts.
    focusStolen: window.focused && !focusedBefore,
    http: { status: reply.status, body: reply.body, ms: Math.round(reply.ms * 10) / 10 },
    screenshot,
  };
}

/** Waits for something to be seen, by looking at each change of the page; gives up quietly after a while. */
async function waitFor(pop: Page, fits: (seen: readonly SeenCall[]) => boolean): Promise<void> {
  const giveUp = performance.now() + SETTLE_MS;
  while (performance.now() < giveUp && !fits(await seenCalls(pop))) await pause(40);
}

/** What the agent does with this call; what does not succeed is told and costs the rest of the scenario nothing. */
async function actAsAgent(call: ScenarioCall, callId: string, name: string, stage: CallStage): Promise<void> {
  try {
    if (call.typeCode !== undefined) {
      await typeCode(stage, callId, call.typeCode);
      await takeShot(stage, `${name}-with-code`);
    }
    if (call.typeNote !== undefined) {
      const note = stage.pop.locator(`article[data-call-id="${callId}"] textarea`);
      await note.click({ timeout: SETTLE_MS });
      await note.pressSequentially(call.typeNote, { delay: 15 });
      await takeShot(stage, `${name}-with-note`);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    stage.tell(`${call.anum}: the agent's part did not succeed: ${why ?? ''}`);
  }
}

/** The code field as the agent uses it: clicked, typed into, sent with Enter. */
async function typeCode(stage: CallStage, callId: string, code: string): Promise<void> {
  const card = stage.pop.locator(`[data-call-id="${callId}"]`);
  const field = card.locator('[data-code-field] input');
  await field.click({ timeout: SETTLE_MS });
  await field.pressSequentially(code, { delay: 60 });
  await field.press('Enter');
  // Known or not, the question about the code gets an answer.
  await card.locator('[data-fact="queue"]:not([data-tone="pending"])').waitFor({ timeout: SETTLE_MS });
}

/** The softphone's part: reports over the call hook that the call was answered, and that it ended. */
async function followCall(
  call: ScenarioCall,
  callId: string | null,
  sentAt: number,
  { hook, tell }: CallStage,
): Promise<void> {
  if (hook === null || callId === null) return;
  for (const [state, afterMs] of [
    ['answered', call.answeredAfterMs],
    ['ended', call.endedAfterMs],
  ] as const) {
    if (afterMs === undefined) continue;
    const wait = sentAt + afterMs - (performance.timeOrigin + performance.now());
    if (wait > 0) await pause(wait);
    const url = new URL('/v1/calls', hook);
    url.search = new URLSearchParams({ id: callId, number: call.anum, state }).toString();
    const response = await fetch(url, {
      headers: { Authorization: `Bearer ${DEMO_SECRETS.callHook.token}` },
    });
    if (!response.ok) tell(`${call.anum}: the call hook answered ${String(response.status)}`);
  }
}

/** A picture of the pop as it stands; null if there is none to be taken. */
async function takeShot({ pop, shots, tell }: CallStage, name: string): Promise<string | null> {
  if (shots === null) return null;
  const path = join(shots, `${name}.png`);
  try {
    await pop.screenshot({ path, timeout: 5_000 });
    return path;
  } catch (error) {
    tell(`no picture ${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    return null;
  }
}
