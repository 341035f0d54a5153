import { createServer } from 'node:http';
import { answerParent } from '../support/answerParent.ts';

/*
 * node:http doing the least that an answer to Enreach Core takes: read the body, answer a constant. Asked for its
 * port, it listens.
 */

const ANSWER = '{"InitialTarget":"VIP","Priority":10}';

const server = createServer((request, response) => {
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': ANSWER.length });
    response.end(ANSWER);
  });
  request.resume();
});

answerParent(
  () =>
    new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' ? address?.port : undefined);
      });
    }),
);
