// The smallest bot of the JavaScript Bot Builder: CloudAdapter without an app id, as the Emulator uses it, on node's own HTTP server
// (measured faster here than express and restify). What the adapter expects of a framework's response is added to node's.
'use strict';
const http = require('node:http');
const { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

async function echo(context) {
  if (context.activity.type === ActivityTypes.Message) await context.sendActivity('echo ' + context.activity.text);
}

function dress(response) {
  response.status = code => { response.statusCode = code; return response; };
  response.send = body => { response.end(typeof body === 'string' ? body : JSON.stringify(body)); return response; };
  response.header = (name, value) => response.setHeader(name, value);
  return response;
}

http.createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    request.body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    adapter.process(request, dress(response), echo);
  });
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));
