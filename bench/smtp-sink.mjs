// A mail server that keeps nothing, in a process of its own: for measuring senders. It prints its port.
import { createServer } from 'node:net';

const replies = {
  EHLO: '250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE\r\n',
  DATA: '354 go\r\n',
  QUIT: '221 bye\r\n',
};

createServer((socket) => {
  let inMessage = false;
  let rest = '';
  socket.setNoDelay(true).on('error', () => {});
  socket.write('220 sink\r\n');
  socket.setEncoding('latin1').on('data', (chunk) => {
    let text = rest + chunk;
    let answer = '';
    for (;;) {
      const end = inMessage ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n');
      if (end < 0) break;
      const verb = text.slice(0, 4).toUpperCase();
      text = text.slice(end + (inMessage ? 5 : 2));
      answer += inMessage ? '250 kept\r\n' : (replies[verb] ?? '250 ok\r\n');
      inMessage = !inMessage && verb === 'DATA';
    }
    // Of a message only what may be the beginning of its end is kept; its first line may be that end.
    rest = inMessage ? text.slice(-4) : text;
    if (answer) socket.write(answer);
  });
}).listen(0, '127.0.0.1', function () {
  console.log(this.address().port);
});
