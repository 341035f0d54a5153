import { createHistogram } from 'node:perf_hooks';
import { answerParent } from '../support/answerParent.ts';
import { wireText } from '../support/httpMessage.ts';
import { keepAliveConnection, type Connection } from '../support/keepAliveConnection.ts';
import { ID_PLACE, type LoadJob, type LoadResult } from '../support/load.ts';

/*
 * Posts calls as Enreach Core does. In a process of its own, so that making the load takes no time from the server
 * under measurement, and on bare sockets: a general HTTP client costs more for each request than node:http does, so
 * the bare server would wait for its client and look slower than it is.
 */

function requestMaker(job: LoadJob): () => Buffer {
  const requests = job.bodies.map((body) => wireText({ ...job, method: 'POST', body }).split(ID_PLACE));
  // Begins where the clock stands, so that a second load on the same server makes other calls.
  let id = Date.now() * 1000;
  return () => {
    id += 1;
    const [before = '', after = ''] = requests[id % requests.length] ?? [];
    return Buffer.from(
      before + id.toString(16).slice(-ID_PLACE.length).padStart(ID_PLACE.length, '0') + after,
    );
  };
}

async function run(job: LoadJob): Promise<LoadResult> {
  const nextRequest = requestMaker(job);
  const connections = await Promise.all(
    Array.from({ length: job.connections }, () => keepAliveConnection(job.port)),
  );
  const latency = createHistogram();
  const begin = performance.now();
  const end = begin + job.seconds * 1000;
  let answered = 0;

  const post = async (connection: Connection, dueAt: number): Promise<void> => {
    const status = await connection.exchange(nextRequest());
    if (status !== 200 && status !== 204) throw new Error(`the server answered ${status}`);
    answered += 1;
    latency.record(Math.max(1, Math.round((performance.now() - dueAt) * 1000)));
  };

  if (job.ratePerSecond === undefined) {
    const keepPosting = async (connection: Connection): Promise<void> => {
      while (performance.now() < end) await post(connection, performance.now());
    };
    await Promise.all([...connections.map(keepPosting), stayAwake(end)]);
  } else {
    await postEvenly(connections, job.ratePerSecond, end, post);
  }
  const seconds = (performance.now() - begin) / 1000;
  for (const connection of connections) connection.close();
  return {
    perSecond: answered / seconds,
    p50Ms: latency.percentile(50) / 1000,
    p99Ms: latency.percentile(99) / 1000,
  };
}

/**
 * Keeps this process from sleeping while it waits. Else the system call by which a server answers would also have to
 * wake its client, which costs more than answering does, and only a server that is slower than the client would pay.
 */
async function stayAwake(end: number): Promise<void> {
  while (performance.now() < end) await new Promise((resolve) => setImmediate(resolve));
}

/** A timer's turn is a millisecond or two; one that comes later found the machine busy with something else. */
const LATE_MS = 3;

/**
 * Posts at an even rate, in steps of a millisecond, whether or not the earlier ones have been answered. Asleep between
 * the steps, as a load that keeps a processor busy leaves a machine of two no room for what every server does beside
 * answering. What would have been due while this process could not run is left out: posted at once, it would be a burst
 * that nobody asked for.
 */
async function postEvenly(
  connections: readonly Connection[],
  ratePerSecond: number,
  end: number,
  post: (connection: Connection, dueAt: number) => Promise<void>,
): Promise<void> {
  const free = [...connections];
  const due: number[] = [];
  const underWay = new Set<Promise<void>>();
  const send = (): void => {
    for (let dueAt = due[0]; dueAt !== undefined; dueAt = due[0]) {
      const connection = free.pop();
      if (connection === undefined) return;
      due.shift();
      const one = post(connection, dueAt).then(() => {
        free.push(connection);
        underWay.delete(one);
        send();
      });
      underWay.add(one);
    }
  };
  let owed = 0;
  let before = performance.now();
  for (let at = before; at < end; at = performance.now()) {
    owed += (Math.min(at - before, LATE_MS) / 1000) * ratePerSecond;
    before = at;
    for (; owed >= 1; owed -= 1) due.push(at);
    send();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(underWay);
}

answerParent((job) => run(job as LoadJob));
